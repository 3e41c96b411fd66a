package dev.wirelight.fuzz;

import static dev.wirelight.fuzz.Target.check;
import static dev.wirelight.fuzz.Target.same;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.FrameRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The cutting of a stream into frames, and the rules.
///
/// - However the stream arrives, the frames are the same, and so is the first rule that is broken.
/// - Every byte belongs to one frame, and a header that is written again has the bytes that were read.
/// - In each piece the reader knows where the first frame begins that begins in it.
final class FrameTarget implements Target {

    /// A frame as far as it came.
    private static final class Seen {
        private final long offset;
        private final FrameHeader header;
        private long payload;
        private boolean ended;
        private List<Violation> violations = List.of();

        Seen(long offset, FrameHeader header) {
            this.offset = offset;
            this.header = header;
        }

        @Override
        public String toString() {
            return offset + " " + header + " " + payload + (ended ? " whole " : " unfinished ") + violations;
        }
    }

    @Override
    public void run(Input input) {
        Role sender = input.flag(0) ? Role.SERVER : Role.CLIENT;
        List<Seen> whole = read(input.whole(), rules(sender, input), new ArrayList<>(), input.stream());
        List<Long> starts = starts(whole, input.stream().length);
        List<Seen> pieces = read(input.pieces(), rules(sender, input), starts, input.stream());
        same("whole and in pieces", whole.toString(), pieces.toString());
    }

    private static FrameRules rules(Role sender, Input input) {
        return input.flag(1) ? FrameRules.fromTheMiddle(sender) : new FrameRules(sender, input.flag(2));
    }

    private static List<Long> starts(List<Seen> frames, int length) {
        List<Long> starts = new ArrayList<>(frames.stream().map(f -> f.offset).toList());
        long after = frames.isEmpty() ? 0 : end(frames.getLast());
        if (after < length && (frames.isEmpty() || frames.getLast().ended)) {
            starts.add(after); // a header that is not complete
        }
        return starts;
    }

    private static long end(Seen frame) {
        return frame.offset + frame.header.length() + frame.payload;
    }

    /// @param starts where frames begin; empty where nobody knows
    private static List<Seen> read(List<byte[]> arrivals, FrameRules rules, List<Long> starts, byte[] stream) {
        FrameReader reader = new FrameReader();
        List<Seen> frames = new ArrayList<>();
        boolean judging = true;
        long before = 0;
        int start = 0;
        for (byte[] piece : arrivals) {
            reader.give(piece, 0, piece.length);
            if (!starts.isEmpty()) {
                while (start < starts.size() && starts.get(start) < before) {
                    start++;
                }
                boolean here = start < starts.size() && starts.get(start) < before + piece.length;
                long first = here ? starts.get(start) : -1;
                check(first == reader.firstFrame(), () -> reader.firstFrame() + ", but the first frame begins at " + first);
            }
            FrameReader.Step step = reader.next();
            for (; step != FrameReader.Step.MORE; step = reader.next()) {
                switch (step) {
                    case HEADER -> {
                        FrameHeader header = reader.header();
                        frames.add(new Seen(reader.frameOffset(), header));
                        checkWritesItself(header, stream, (int) reader.frameOffset());
                        if (judging) {
                            frames.getLast().violations = rules.begin(header);
                            judging = frames.getLast().violations.isEmpty();
                        }
                    }
                    case PAYLOAD -> {
                        Seen frame = frames.getLast();
                        same("where the payload goes on", frame.payload, reader.payloadOffset());
                        frame.payload += reader.length();
                        byte[] bytes = new byte[reader.length()];
                        reader.copyUnmasked(bytes, 0);
                        judging = judging && holds(rules.payload(bytes, 0, bytes.length), frame);
                    }
                    case END -> {
                        frames.getLast().ended = true;
                        same("payload", frames.getLast().header.payloadLength(), frames.getLast().payload);
                        judging = judging && holds(rules.end(), frames.getLast());
                    }
                    case MORE -> throw new IllegalStateException();
                }
            }
            before += piece.length;
            same("bytes used up", before, reader.offset());
            same("bytes left", 0, reader.left());
        }
        long at = 0;
        for (Seen frame : frames) {
            same("where a frame begins", at, frame.offset);
            at = end(frame);
        }
        long taken = at;
        check(reader.betweenFrames() || reader.insideFrame() || taken < stream.length, () -> "bytes of no frame");
        return frames;
    }

    private static boolean holds(Optional<Violation> violation, Seen frame) {
        violation.ifPresent(v -> frame.violations = List.of(v));
        return violation.isEmpty();
    }

    private static void checkWritesItself(FrameHeader header, byte[] stream, int at) {
        byte[] again = new byte[header.length()];
        same("header's end", again.length, header.write(again, 0));
        check(
                Arrays.equals(again, 0, again.length, stream, at, at + again.length),
                () -> "another header than was read: " + header);
    }
}
