package dev.wirelight.workshop;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.Arrays;
import java.util.HexFormat;

/// A frame in a few words, such as `text "Hello", masked`.
public final class FrameTitle {
    private static final int MOST_CHARACTERS = 40;
    private static final int MOST_HEX_BYTES = 8;

    private FrameTitle() {}

    /// What a frame carries, without a word about its header: `text "Hello"`, `close 1002`, `ping, empty`.
    ///
    /// @param payload not masked
    public static String of(Opcode opcode, byte[] payload) {
        String kind = opcode.toString();
        if (payload.length == 0) {
            return kind + ", empty";
        }
        return switch (opcode) {
            case CLOSE -> payload.length == 1 ? kind + ", 1 byte" : kind + " " + close(payload);
            case TEXT, CONTINUATION, PING, PONG -> kind + text(payload);
            case BINARY,
                    RESERVED_3,
                    RESERVED_4,
                    RESERVED_5,
                    RESERVED_6,
                    RESERVED_7,
                    RESERVED_B,
                    RESERVED_C,
                    RESERVED_D,
                    RESERVED_E,
                    RESERVED_F -> kind + hex(payload);
        };
    }

    /// A frame with what is remarkable about its header: `continuation "lo", last, masked`.
    ///
    /// @param payload not masked; as much of it as is there
    public static String of(FrameHeader header, byte[] payload) {
        StringBuilder words = new StringBuilder(of(header.opcode(), payload));
        if (!header.fin()) {
            words.append(", more follows");
        } else if (header.opcode() == Opcode.CONTINUATION) {
            words.append(", last");
        }
        if (header.rsv() != 0) {
            words.append(", RSV ").append(header.rsv1() ? 1 : 0).append(header.rsv2() ? 1 : 0).append(header.rsv3() ? 1 : 0);
        }
        if (header.lengthForm() != LengthForm.minimalFor(header.payloadLength())) {
            words.append(", length in ").append(header.lengthForm().extraBytes()).append(" bytes");
        }
        if (header.payloadLength() != payload.length) {
            words.append(", says ").append(length(header));
        }
        return header.masked() ? words.append(", masked").toString() : words.toString();
    }

    private static String length(FrameHeader header) {
        return header.payloadLength() < 0
                ? "2^63 bytes or more"
                : Amounts.of(header.payloadLength(), "byte");
    }

    private static String close(byte[] payload) {
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        byte[] reason = Arrays.copyOfRange(payload, 2, payload.length);
        return reason.length == 0 ? "" + code : code + text(reason);
    }

    private static String text(byte[] bytes) {
        if (!VisibleText.isText(bytes, false)) {
            return hex(bytes);
        }
        String visible = VisibleText.of(bytes, false);
        return visible.length() <= MOST_CHARACTERS
                ? " \"" + visible + "\""
                : " \"" + visible.substring(0, 8) + "…\", " + Amounts.of(bytes.length, "byte");
    }

    private static String hex(byte[] bytes) {
        return bytes.length <= MOST_HEX_BYTES
                ? " " + HexFormat.ofDelimiter(" ").formatHex(bytes)
                : ", " + Amounts.of(bytes.length, "byte");
    }
}
