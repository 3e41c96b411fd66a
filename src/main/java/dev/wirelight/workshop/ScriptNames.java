package dev.wirelight.workshop;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameHeader;
import java.util.ArrayList;
import java.util.List;

/// Gives each line of frames in a [Script] its name. Lines of HTTP can be read as they are and get none.
final class ScriptNames {
    private static final int MOST_FRAMES = 4;

    private ScriptNames() {}

    static Script name(Script script) {
        OneSide client = new OneSide(script, Role.CLIENT);
        OneSide server = new OneSide(script, Role.SERVER);
        List<ScriptLine> lines = new ArrayList<>();
        for (ScriptLine line : script.lines()) {
            lines.add(
                    line instanceof ScriptLine.Said(Role sender, List<Piece> pieces, _)
                            ? new ScriptLine.Said(
                                    sender, pieces, (sender == Role.CLIENT ? client : server).next(Piece.bytes(pieces).length))
                            : line);
        }
        return new Script(List.copyOf(lines));
    }

    /// What one end sends, and how far its lines have been named.
    private static final class OneSide {
        private final byte[] stream;
        private final List<FrameSlice> frames;
        private int at;

        OneSide(Script script, Role sender) {
            stream = script.bytes(sender);
            frames = FrameSlice.cut(stream, FrameSlice.firstFrame(script, sender));
        }

        /// The name of the next line.
        String next(int length) {
            int from = at;
            at += length;
            List<String> names = new ArrayList<>();
            for (FrameSlice frame : frames) {
                if (frame.from() < at && frame.to() > from) {
                    names.add(name(frame, from));
                }
            }
            return names.size() > MOST_FRAMES ? Amounts.of(names.size(), "frame") : String.join(" + ", names);
        }

        private String name(FrameSlice frame, int from) {
            FrameHeader header = frame.header();
            boolean begins = frame.from() >= from;
            boolean ends = frame.to() <= at;
            if (header == null) {
                return begins && ends ? "part of a header" : begins ? "the beginning of a header" : "more of the header";
            }
            if (!ends) {
                return begins ? "the beginning of a " + header.opcode() + " frame" : "more of it";
            }
            String title = FrameTitle.of(header, frame.payload(stream));
            return begins ? title : "the rest: " + title;
        }
    }
}
