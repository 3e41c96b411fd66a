package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;

/// Whether bytes can be the beginning of a WebSocket frame that keeps all rules, for one who must guess where a frame
/// begins.
final class FrameGuess {
    private static final long LARGEST = 1L << 40;

    private FrameGuess() {}

    /// Whether the bytes, as far as they are there, can begin a frame.
    ///
    /// @param length 0 or more
    static boolean mayBegin(byte[] bytes, int from, int length, Role sender) {
        if (length == 0) {
            return true;
        }
        byte[] start = new byte[FrameHeader.MAX_LENGTH];
        System.arraycopy(bytes, from, start, 0, Math.min(length, start.length));
        if (length < 2) {
            start[1] = (byte) (sender == Role.CLIENT ? 0x80 : 0);
        }
        FrameHeader header = FrameHeader.read(start, 0);
        return length < FrameHeader.lengthOf(start[1]) ? beginsWell(header, sender) : fits(header, sender);
    }

    /// Whether a header keeps all rules by which it can be judged alone.
    static boolean fits(FrameHeader header, Role sender) {
        return beginsWell(header, sender)
                && header.payloadLength() >= 0
                && header.payloadLength() < LARGEST
                && header.lengthForm() == LengthForm.minimalFor(header.payloadLength());
    }

    private static boolean beginsWell(FrameHeader header, Role sender) {
        Opcode opcode = header.opcode();
        boolean reserved = header.rsv2() || header.rsv3() || header.rsv1() && opcode != Opcode.TEXT && opcode != Opcode.BINARY;
        boolean control = !opcode.isControl() || header.fin() && header.lengthForm() == LengthForm.BITS_7;
        return opcode.isDefined() && !reserved && control && header.masked() == (sender == Role.CLIENT);
    }
}
