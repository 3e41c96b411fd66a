package dev.wirelight.capture.flow;

import dev.wirelight.capture.format.InsideNote;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;

/// What was said inside a captured TLS connection, put together from the packets that a recording made up for it. They are
/// in order, unless somebody took some of them out, or put them in twice.
final class CapturedInside {
    private final Story.Inside story;
    private final Stream toServer = new Stream();
    private final Stream toClient = new Stream();
    private boolean closed;

    /// One direction.
    private static final class Stream {
        private final FlowNumbers numbers = new FlowNumbers();
        private long next; // the offset of the next byte
        private boolean ended;
    }

    CapturedInside(Story.Inside story) {
        this.story = story;
    }

    private Stream stream(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// Takes the next packet.
    ///
    /// @param wire the numbers of the wire in the same direction
    /// @param reached the offset that the wire's flow has reached
    void take(TcpPacket packet, Direction direction, InsideNote.Event event, FlowNumbers wire, long reached) {
        Stream stream = stream(direction);
        if (!stream.numbers.isKnown()) {
            stream.numbers.begin(packet.firstData());
        }
        switch (event) {
            case InsideNote.Secured(String version, String suite, String protocol) ->
                story.note(packet.nanos(), new Call.Secured(version, suite, protocol));
            case InsideNote.Carried carried -> carried(packet, direction, carried, wire, reached);
            case InsideNote.CloseNotify() -> end(packet.nanos(), direction, new Call.EndOfStream(direction));
            case InsideNote.Truncated() -> end(packet.nanos(), direction, new Call.Truncated(direction));
            case InsideNote.Closed() -> close(packet.nanos(), new Call.Close());
            case InsideNote.OnlyTcp() -> {}
        }
    }

    private void carried(
            TcpPacket packet, Direction direction, InsideNote.Carried carried, FlowNumbers wire, long reached) {
        Stream stream = stream(direction);
        long at = stream.numbers.offset(packet.firstData(), stream.next);
        if (at > stream.next) {
            story.gap(packet.nanos(), direction, at - stream.next);
            stream.next = at;
        }
        int known = (int) Math.min(packet.captured(), stream.next - at);
        if (known < packet.captured()) {
            if (!wire.isKnown()) {
                wire.begin(carried.sequenceNumber()); // the record itself comes next
            }
            long record = wire.offset(carried.sequenceNumber(), reached);
            byte[] data = packet.data(known, packet.captured());
            stream.next += data.length;
            story.carried(packet.nanos(), direction, data, carried.encrypted(), record, carried.recordLength());
        }
    }

    private void end(long nanos, Direction direction, Call call) {
        if (!stream(direction).ended && !closed) {
            stream(direction).ended = true;
            story.note(nanos, call);
        }
    }

    private void close(long nanos, Call call) {
        if (!closed) {
            closed = true;
            story.note(nanos, call);
        }
    }

    /// The capture has no more of it.
    void finish(long nanos) {
        if (!toServer.ended || !toClient.ended) {
            close(nanos, new Call.CaptureEnded());
        }
    }
}
