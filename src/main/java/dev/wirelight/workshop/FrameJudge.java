package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.FrameRules;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.List;

/// Reads the frames of one sender, and names every rule that the first wrong one breaks. The engine names only the first
/// of them, which is all it needs to close the connection.
final class FrameJudge {
    private final FrameReader reader = new FrameReader();
    private final FrameRules rules;
    private List<Violation> violations = List.of();
    private final byte[] begun = new byte[2];
    private boolean messageOpen;
    private boolean wrongMessageEnded;
    private long closeEnd = -1;

    /// @param mayCompress whether permessage-deflate was agreed on
    FrameJudge(Role sender, boolean mayCompress) {
        this.rules = new FrameRules(sender, mayCompress);
    }

    /// Reads on. After the first broken rule it only cuts frames and judges no more.
    void take(byte[] bytes) {
        long start = reader.offset();
        reader.give(bytes, 0, bytes.length);
        while (true) {
            switch (reader.next()) {
                case HEADER -> {
                    if (violations.isEmpty()) {
                        violations = rules.begin(reader.header());
                    }
                }
                case PAYLOAD -> payload();
                case END -> {
                    if (violations.isEmpty()) {
                        violations = rules.end().stream().toList();
                    }
                    ended(reader.header());
                }
                case MORE -> {
                    rememberHeader(bytes, start);
                    return;
                }
            }
        }
    }

    private void ended(FrameHeader header) {
        if (header.opcode() == Opcode.CLOSE && closeEnd < 0) {
            closeEnd = reader.offset();
        } else if (!header.opcode().isControl()) {
            messageOpen = !header.fin();
            wrongMessageEnded |= header.fin() && !violations.isEmpty();
        }
    }

    private void payload() {
        // What compressed bytes become is the engine's to judge.
        if (!violations.isEmpty() || rules.isCompressed()) {
            return;
        }
        byte[] unmasked = new byte[reader.length()];
        reader.copyUnmasked(unmasked, 0);
        violations = rules.payload(unmasked, 0, unmasked.length).stream().toList();
    }

    private void rememberHeader(byte[] bytes, long start) {
        for (long at = reader.frameOffset(); at < Math.min(reader.frameOffset() + 2, reader.offset()); at++) {
            if (at >= start) {
                begun[(int) (at - reader.frameOffset())] = bytes[(int) (at - start)];
            }
        }
    }

    /// The rules that were broken, in the order of the frame's bits.
    List<Violation> violations() {
        return violations;
    }

    /// Whether a message has begun and its last frame has not come.
    boolean messageOpen() {
        return messageOpen;
    }

    /// Whether all of the message is there in which a rule was broken. Where only decompressing shows that, and so only
    /// the engine knows, it is the last one that has begun.
    boolean wrongMessageEnded() {
        return violations.isEmpty() ? !messageOpen : wrongMessageEnded;
    }

    /// How many bytes came after the first close frame.
    long bytesAfterClose() {
        return closeEnd < 0 ? 0 : reader.offset() - closeEnd;
    }

    /// Whether the bytes so far end where a frame does.
    boolean betweenFrames() {
        return reader.betweenFrames();
    }

    /// How many bytes the frame that has begun still lacks, at the least; unsigned.
    long missing() {
        long seen = reader.offset() - reader.frameOffset();
        if (reader.insideFrame()) {
            return reader.header().length() + reader.header().payloadLength() - seen;
        }
        return seen == 0 ? 0 : seen == 1 ? 1 : FrameHeader.lengthOf(begun[1]) - seen;
    }
}
