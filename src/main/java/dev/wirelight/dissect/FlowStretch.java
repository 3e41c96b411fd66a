package dev.wirelight.dissect;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Some bytes of one flow, to give captured segments their data back: in a live capture these stand with the sockets'
/// reads and writes.
///
/// @param from the offset of the first byte in the flow
/// @param bytes nobody may change them
public record FlowStretch(Direction direction, long from, byte[] bytes) {
    /// More is not put together for a few headers.
    private static final long MOST = 8L << 20;

    static final FlowStretch NOTHING = new FlowStretch(Direction.CLIENT_TO_SERVER, 0, new byte[0]);

    /// The stretch that these segments carried, or nothing where it is not all in memory.
    ///
    /// @param segments of one direction
    static FlowStretch of(Trace trace, Connection connection, List<Call.Segment> segments) {
        List<Call.Segment> carriers = segments.stream().filter(FlowStretch::isInTheFlow).toList();
        if (carriers.isEmpty()) {
            return NOTHING;
        }
        Direction direction = carriers.getFirst().direction();
        long from = carriers.stream().mapToLong(s -> s.packet().dataOffset()).min().orElseThrow();
        long to = carriers.stream().mapToLong(FlowStretch::end).max().orElseThrow();
        return to - from > MOST
                ? NOTHING
                : trace.bytes(connection, direction, from, to)
                        .map(bytes -> new FlowStretch(direction, from, bytes))
                        .orElse(NOTHING);
    }

    /// All data of a segment, if they lie in this stretch.
    Optional<byte[]> dataOf(Call.Segment segment) {
        long start = segment.packet().dataOffset() - from;
        boolean here = segment.direction() == direction
                && isInTheFlow(segment)
                && start >= 0
                && end(segment) - from <= bytes.length;
        return here
                ? Optional.of(Arrays.copyOfRange(bytes, (int) start, (int) (end(segment) - from)))
                : Optional.empty();
    }

    /// The byte of a keep-alive is in its packet only: no receiver hands it on (RFC 9293 §3.8.4).
    private static boolean isInTheFlow(Call.Segment segment) {
        return segment.packet().dataLength() > 0
                && segment.packet().dataOffset() >= 0
                && !segment.packet().notes().contains(SegmentNote.KEEP_ALIVE);
    }

    private static long end(Call.Segment segment) {
        return segment.packet().dataOffset() + segment.packet().dataLength();
    }
}
