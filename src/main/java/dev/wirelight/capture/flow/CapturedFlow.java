package dev.wirelight.capture.flow;

import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One byte stream of a captured connection, put together again as the receiver's TCP does it (RFC 9293 §3.10.7.4), with
/// the difference that bytes which the capture lacks never come.
final class CapturedFlow {
    private static final byte[] NOTHING = new byte[0];

    private final Direction direction;
    private final Story story;
    private final History history;
    private final Waiting waiting;

    private final FlowNumbers numbers = new FlowNumbers();
    private long next; // the offset of the next byte to hand on
    private @Nullable PacketHead fin;
    private boolean ended;
    private boolean overrun; // whether bytes came behind the end
    private boolean boundary = true; // whether a unit is likely to begin at next
    private long late;

    CapturedFlow(Direction direction, Story story, Budget waiting, Budget history) {
        this.direction = direction;
        this.story = story;
        this.history = new History(history);
        this.waiting = new Waiting(waiting);
    }

    FlowNumbers numbers() {
        return numbers;
    }

    boolean hasEnded() {
        return ended;
    }

    /// The offset of the next byte to hand on.
    long next() {
        return next;
    }

    /// How many bytes came after they had been given up as missing, or belong before what was captured first, or behind
    /// the end.
    long late() {
        return late;
    }

    /// The offset before which everything was received, or [PacketHead#UNKNOWN].
    long acknowledgedBy(long acknowledgmentNumber) {
        return numbers.acknowledgedBy(acknowledgmentNumber, next);
    }

    /// Takes a packet of this flow, and tells of it.
    ///
    /// @param acknowledges the offset in the other flow, or [PacketHead#UNKNOWN]
    /// @param finArrived whether it acknowledges the other flow's FIN too
    /// @param resets whether it ends both flows at once
    void take(TcpPacket packet, long acknowledges, boolean finArrived, boolean resets) {
        long at = numbers.offset(packet.firstData(), next);
        long end = at + packet.length();
        Set<SegmentNote> notes = notes(packet, at);
        if (finArrived) {
            notes.add(SegmentNote.ACKNOWLEDGES_FIN);
        }
        PacketHead head = head(packet, Math.min(at, numbers.finAt()), acknowledges, notes);
        if (numbers.remember(packet, at)) {
            fin = head;
        }
        if (resets || notes.contains(SegmentNote.KEEP_ALIVE)) {
            tell(packet.nanos(), head, NOTHING, false, resets ? Call.Ends.BOTH : Call.Ends.NONE);
        } else {
            takeData(packet, head, at, end);
        }
    }

    /// Tells of a packet with RST that its receiver does not take for real. Neither its numbers nor its data count.
    void pass(TcpPacket packet) {
        long at = numbers.isKnown() ? numbers.offset(packet.firstData(), next) : next;
        Set<SegmentNote> notes = EnumSet.of(SegmentNote.OUTSIDE_WINDOW);
        story.segment(
                packet.nanos(),
                direction,
                head(packet, at, PacketHead.UNKNOWN, notes),
                NOTHING,
                Call.NO_UNIT,
                Call.Ends.NONE);
    }

    private static PacketHead head(TcpPacket packet, long at, long acknowledges, Set<SegmentNote> notes) {
        return new PacketHead(
                packet.number(),
                packet.nanos(),
                packet.linkType(),
                packet.headers(),
                at,
                packet.length(),
                acknowledges,
                notes,
                packet.reconstructed());
    }

    private void takeData(TcpPacket packet, PacketHead head, long at, long end) {
        long captured = at + packet.captured();
        long limit = ended ? next : Math.min(captured, numbers.finAt());
        byte[] run = NOTHING;
        boolean room = true;
        if (limit > next && at <= next && waiting.isEmpty()) {
            run = packet.data((int) (next - at), (int) (limit - at));
        } else if (limit > next) {
            room = waiting.add(packet, head, at, Math.max(at, next), limit, next);
            run = at <= next ? waiting.takeFrom(next) : NOTHING;
        }
        tell(packet.nanos(), head, run, packet.is(TcpHeader.PSH), Call.Ends.NONE);
        if (captured < end && at <= next) {
            giveUp(end, packet.nanos()); // the capture cut these bytes off, so nobody will bring them
        }
        if (!room) {
            // So nothing waits any longer: neither what did already, nor this.
            giveUp(waiting.isEmpty() ? at : Math.max(at, waiting.end()), packet.nanos());
            if (limit > next && !ended) {
                byte[] rest = packet.data((int) (next - at), (int) (limit - at));
                tell(packet.nanos(), later(head), rest, packet.is(TcpHeader.PSH), Call.Ends.NONE);
            }
        }
        boolean behindTheEnd = ended && packet.captured() > 0 && captured > next;
        late += behindTheEnd ? captured - Math.max(at, next) : 0;
        if (behindTheEnd && !overrun) {
            overrun = true;
            story.note(packet.nanos(), new Call.Remark("Bytes came behind the end of a flow. They are left out."));
        }
    }

    /// Tells of a packet and the bytes that can be handed on with it.
    private void tell(long nanos, PacketHead packet, byte[] run, boolean pushed, Call.Ends ends) {
        long offset = next;
        next += run.length;
        boolean finishes = !ended && next == numbers.finAt() && ends == Call.Ends.NONE;
        ended |= finishes;
        // The sender pushes where a write() of its program ended (RFC 9293 §3.9.1), so there a unit is likely to begin.
        long firstUnit = boundary && run.length > 0 ? offset : Call.NO_UNIT;
        boundary = run.length > 0 ? pushed : boundary;
        history.handedOn(offset, run);
        story.segment(nanos, direction, packet, run, firstUnit, finishes ? Call.Ends.THIS : ends);
    }

    private Set<SegmentNote> notes(TcpPacket packet, long at) {
        EnumSet<SegmentNote> notes = EnumSet.noneOf(SegmentNote.class);
        if (packet.captured() < packet.length()) {
            notes.add(SegmentNote.CUT);
        }
        numbers.note(packet, at, notes);
        if (packet.length() > 0 && !notes.contains(SegmentNote.KEEP_ALIVE)) {
            noteData(packet, at, notes);
        }
        return notes;
    }

    private void noteData(TcpPacket packet, long at, Set<SegmentNote> notes) {
        if (at == next && waiting.isEmpty()) {
            return; // just what is expected
        }
        long end = at + packet.length();
        long passed = Math.max(0, Math.min(end, next) - at); // bytes whose turn is over
        long missed = history.missingIn(at, end) + Math.max(0, Math.min(end, 0) - at); // of them, never captured
        long repeated = passed - missed + waiting.covered(Math.max(at, next), end);
        late += missed;
        if (repeated == packet.length()) {
            notes.add(SegmentNote.RETRANSMISSION);
        } else if (repeated > 0) {
            notes.add(SegmentNote.OVERLAP);
        }
        if (missed > 0 || at > next && repeated < packet.length()) {
            notes.add(SegmentNote.OUT_OF_ORDER);
        }
        if (history.differs(packet, at, next) || waiting.differs(packet, at, end)) {
            notes.add(SegmentNote.OTHER_BYTES);
        }
    }

    /// Waits no longer for bytes before an offset: says which are missing, and hands on what waited behind them.
    void giveUp(long until, long nanos) {
        long limit = Math.min(until, numbers.finAt());
        while (next < limit && !ended) {
            long gapEnd = waiting.isEmpty() ? limit : Math.min(waiting.first(), limit);
            if (gapEnd > next) {
                story.gap(nanos, direction, gapEnd - next);
                history.missing(next, gapEnd - next);
                next = gapEnd;
                numbers.reaches(next);
                boundary = true; // a guess, and no worse than any other
            }
            PacketHead first = fin;
            if (!waiting.isEmpty() && waiting.first() == next) {
                first = waiting.firstPacket();
                tell(nanos, later(first), waiting.takeFrom(next), false, Call.Ends.NONE);
            } else if (next == numbers.finAt() && first != null) {
                tell(nanos, later(first), NOTHING, false, Call.Ends.NONE);
            }
        }
    }

    /// Waits for nothing any more: the connection is over, or the capture.
    void giveUpAll(long nanos) {
        giveUp(numbers.finAt() != FlowNumbers.NEVER ? numbers.finAt() : waiting.isEmpty() ? next : waiting.end(), nanos);
        waiting.forget();
        history.forget();
    }

    /// Ends without FIN.
    void end() {
        ended = true;
    }

    private static PacketHead later(PacketHead packet) {
        EnumSet<SegmentNote> notes = EnumSet.of(SegmentNote.HANDED_ON_LATER);
        notes.addAll(packet.notes());
        return new PacketHead(
                packet.number(),
                packet.nanos(),
                packet.linkType(),
                packet.headers(),
                packet.dataOffset(),
                packet.dataLength(),
                packet.acknowledged(),
                notes,
                packet.reconstructed());
    }
}
