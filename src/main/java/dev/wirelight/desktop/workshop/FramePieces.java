package dev.wirelight.desktop.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.workshop.FrameDraft;
import dev.wirelight.workshop.Piece;
import dev.wirelight.workshop.ScriptLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bytes as they are written into a script: what repeats every four bytes, as a masked row of one letter does, is written
/// once, with how often it comes.
final class FramePieces {
    private static final int PERIOD = 4;
    private static final int LONG = 64;

    private FramePieces() {}

    /// The pieces of a frame.
    static List<Piece> of(FrameDraft draft) {
        byte[] bytes = draft.bytes();
        int header = draft.header().length();
        int repeated = draft.payload().length / PERIOD * PERIOD;
        if (repeated < LONG || !repeats(bytes, header, header + repeated)) {
            return List.of(new Piece.Hex(bytes));
        }
        byte[] unit = Arrays.copyOfRange(bytes, header, header + PERIOD);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece.Hex(Arrays.copyOf(bytes, header)));
        pieces.add(new Piece.Repeated(List.of(new Piece.Hex(unit)), repeated / PERIOD));
        if (header + repeated < bytes.length) {
            pieces.add(new Piece.Hex(Arrays.copyOfRange(bytes, header + repeated, bytes.length)));
        }
        return pieces;
    }

    /// The lines of a frame that is sent in two pieces with a pause between them.
    ///
    /// @param first how many bytes go out before the pause
    static List<ScriptLine> split(FrameDraft draft, Role sender, int first, int pauseMillis) {
        byte[] bytes = draft.bytes();
        return List.of(
                said(sender, Arrays.copyOf(bytes, first)),
                new ScriptLine.Pause(pauseMillis),
                said(sender, Arrays.copyOfRange(bytes, first, bytes.length)));
    }

    private static ScriptLine said(Role sender, byte[] bytes) {
        return new ScriptLine.Said(sender, List.of(new Piece.Hex(bytes)), "");
    }

    private static boolean repeats(byte[] bytes, int from, int to) {
        for (int i = from + PERIOD; i < to; i++) {
            if (bytes[i] != bytes[i - PERIOD]) {
                return false;
            }
        }
        return true;
    }
}
