package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The captured segments that carried a unit.
///
/// @param segments in the order in which they were captured; empty where none was
/// @param places what is known of their connection
public record Carriers(List<Call.Segment> segments, SegmentPlaces places) {

    /// Where nothing was captured.
    public static final Carriers NONE = new Carriers(List.of(), new SegmentPlaces());

    /// Looks for them in all that the trace has in memory.
    public static Carriers of(Trace trace, Unit unit) {
        SegmentPlaces places = new SegmentPlaces();
        long to = unit.offset() + unit.length();
        return new Carriers(
                places.look(trace, unit.connection(), s -> s.carries(unit.direction(), unit.offset(), to)), places);
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
