package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What carried a unit: the captured segments, and the TLS records where it lies inside TLS. Of a record, what it held too.
///
/// @param segments in the order in which they were captured; empty where none was
/// @param places what is known of their connection
/// @param data the bytes that they carried, as far as the trace still has them
/// @param records empty where there is no TLS, or no longer a trace of it
/// @param held what was said in it, where it is a record and that is known
public record Carriers(
        List<Call.Segment> segments,
        SegmentPlaces places,
        FlowStretch data,
        Optional<Records> records,
        Optional<RecordContent> held) {

    /// Where nothing was captured.
    public static final Carriers NONE =
            new Carriers(List.of(), new SegmentPlaces(), FlowStretch.NOTHING, Optional.empty(), Optional.empty());

    /// Looks for them in all that the trace has in memory.
    public static Carriers of(Trace trace, Unit unit) {
        Optional<Records> records = Records.of(trace, unit);
        Unit wire = records.map(Records::onTheWire).orElse(unit);
        SegmentPlaces places = new SegmentPlaces();
        long to = wire.offset() + wire.length();
        List<Call.Segment> segments =
                places.look(trace, wire.connection(), s -> s.carries(wire.direction(), wire.offset(), to));
        List<Call.Segment> looked = segments.subList(0, Math.min(segments.size(), CapturedLayers.MOST_SEGMENTS));
        FlowStretch data = FlowStretch.of(trace, wire.connection(), looked);
        return new Carriers(segments, places, data, records, RecordContent.of(trace, unit));
    }

    /// Whether every byte of a unit is in at least one of them.
    boolean carryAllOf(Unit unit) {
        List<PacketHead> heads = new ArrayList<>(segments.stream().map(Call.Segment::packet).toList());
        heads.sort(Comparator.comparingLong(PacketHead::dataOffset));
        long reached = unit.offset();
        for (PacketHead head : heads) {
            if (head.dataOffset() > reached) {
                return false;
            }
            reached = Math.max(reached, head.dataOffset() + head.dataLength());
        }
        return reached >= unit.offset() + unit.length();
    }
}
