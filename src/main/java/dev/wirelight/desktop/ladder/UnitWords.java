package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.TelnetCommand;
import dev.wirelight.protocol.telnet.TelnetOption;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The words on a unit's arrow.
public final class UnitWords {
    private static final int MOST_CHARACTERS = 60;
    private static final int MOST_HEX_BYTES = 8;

    private UnitWords() {}

    /// In a few words what the unit is, what it says and how long it is.
    public static RowWords of(Unit unit) {
        String bytes = Amounts.of(unit.length(), "byte");
        return switch (unit.content()) {
            case Content.Request request -> {
                String target = VisibleText.of(request.line().target(), MOST_CHARACTERS);
                String upgrade = request.head()
                        .first("Upgrade")
                        .map(protocol -> "Upgrade: " + VisibleText.of(protocol, 20) + " · ")
                        .orElse("");
                yield new RowWords(VisibleText.of(request.line().method(), 12), target, upgrade + bytes);
            }
            case Content.Response response -> {
                HttpHead.StatusLine line = response.line();
                yield new RowWords(line.status() + " " + VisibleText.of(line.reason(), 40), "", bytes);
            }
            case Content.Body(byte[] preview) -> new RowWords("body", quoted(preview, unit.length()), bytes);
            case Content.Frame(FrameHeader header, byte[] preview) -> frame(header, preview, bytes);
            case Content.Telnet(TelnetUnit telnet) -> telnet(telnet, bytes);
            case Content.Unreadable unreadable ->
                new RowWords("unreadable", quoted(unreadable.preview(), unit.length()), unreadable.why());
        };
    }

    private static RowWords frame(FrameHeader header, byte[] preview, String bytes) {
        List<String> details = new ArrayList<>();
        if (!header.fin()) {
            details.add("more parts follow");
        } else if (header.opcode() == Opcode.CONTINUATION) {
            details.add("last part");
        }
        if (header.rsv() != 0) {
            details.add("RSV bits " + String.format("%3s", Integer.toBinaryString(header.rsv())).replace(' ', '0'));
        }
        details.add(header.masked() ? "masked " + HexFormat.of().toHexDigits(header.maskingKey()) : "unmasked");
        details.add(bytes);
        String name = header.opcode().toString().toUpperCase(Locale.ROOT);
        String payload = payload(header, preview);
        return new RowWords(name, payload, String.join(" · ", details));
    }

    private static String payload(FrameHeader header, byte[] preview) {
        long length = header.payloadLength();
        return switch (header.opcode()) {
            case CLOSE -> preview.length < 2 ? "" : close(preview, length);
            case BINARY -> hex(preview, length);
            case TEXT, CONTINUATION, PING, PONG -> length == 0 ? "" : quoted(preview, length);
            case RESERVED_3,
                    RESERVED_4,
                    RESERVED_5,
                    RESERVED_6,
                    RESERVED_7,
                    RESERVED_B,
                    RESERVED_C,
                    RESERVED_D,
                    RESERVED_E,
                    RESERVED_F -> hex(preview, length);
        };
    }

    /// The status code and the reason (RFC 6455 §5.5.1).
    private static String close(byte[] payload, long length) {
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        byte[] reason = Arrays.copyOfRange(payload, 2, payload.length);
        return reason.length == 0 ? "" + code : code + " " + quoted(reason, length - 2);
    }

    private static RowWords telnet(TelnetUnit unit, String bytes) {
        return switch (unit) {
            case TelnetUnit.Data data ->
                new RowWords("", shown(data.bytes(), data.bytes().length < data.length() && isCut(data)), bytes);
            case TelnetUnit.Command command -> new RowWords("IAC " + TelnetCommand.nameOf(command.code()), "", bytes);
            case TelnetUnit.Negotiation negotiation ->
                new RowWords("IAC " + negotiation.verb() + " " + TelnetOption.nameOf(negotiation.option()), "", bytes);
            case TelnetUnit.Subnegotiation sub ->
                new RowWords(
                        "IAC SB " + TelnetOption.nameOf(sub.option()), hex(sub.parameters(), sub.parameters().length), "IAC SE · " + bytes);
        };
    }

    /// Whether a unit keeps less of the data than there was; a doubled IAC makes data shorter too.
    private static boolean isCut(TelnetUnit.Data data) {
        return data.bytes().length >= Unit.PREVIEW;
    }

    private static String quoted(byte[] preview, long length) {
        boolean cut = preview.length < length;
        return VisibleText.isText(preview, cut) ? "“" + shown(preview, cut) + "”" : hex(preview, length);
    }

    private static String shown(byte[] bytes, boolean cut) {
        return VisibleText.of(VisibleText.of(bytes, cut), MOST_CHARACTERS);
    }

    private static String hex(byte[] preview, long length) {
        int most = Math.min(preview.length, MOST_HEX_BYTES);
        String digits = HexFormat.ofDelimiter(" ").formatHex(preview, 0, most);
        return most < length ? digits + " …" : digits;
    }
}
