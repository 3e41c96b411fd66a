package dev.wirelight.dissect;

import dev.wirelight.protocol.tcpip.HeaderOption;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the segments of one connection tell about each other: from which number each flow counts, and by how much its
/// windows are multiplied. Small, whatever the connection's length; for one thread at a time.
///
/// Show it every segment in order ([#see]), or let it look through a trace ([#of(Trace, Connection)]); then ask it for the
/// place of any of them.
public final class SegmentPlaces {
    /// A SYN did not offer to multiply windows.
    private static final int NOT_OFFERED = -1;

    private final Map<Direction, Long> first = new EnumMap<>(Direction.class);
    private final Map<Direction, Integer> offered = new EnumMap<>(Direction.class);

    /// Knows nothing yet.
    public SegmentPlaces() {}

    /// What all segments tell that a trace still has of a connection.
    public static SegmentPlaces of(Trace trace, Connection connection) {
        SegmentPlaces places = new SegmentPlaces();
        places.look(trace, connection, segment -> false);
        return places;
    }

    /// Sees all of them, and gives back those that somebody wants.
    List<Call.Segment> look(Trace trace, Connection connection, Predicate<Call.Segment> wanted) {
        return trace.segments(connection, segment -> {
            see(segment);
            return wanted.test(segment);
        });
    }

    /// Learns from a segment.
    public void see(Call.Segment segment) {
        PacketHead packet = segment.packet();
        // A SYN has no data, and stands before the first byte: so only few headers need to be read.
        boolean mayBeSyn = packet.dataOffset() == 0 && packet.dataLength() == 0;
        if (!mayBeSyn && first.containsKey(segment.direction())) {
            return;
        }
        byte[] bytes = packet.headers();
        if (PacketLayout.of(packet.linkType(), bytes) instanceof PacketLayout.Segment(PacketLayout layout)) {
            boolean syn = (layout.flags(bytes) & TcpHeader.SYN) != 0;
            boolean reset = (layout.flags(bytes) & TcpHeader.RST) != 0; // may carry any number
            long before = syn ? 0 : packet.dataOffset() + 1;
            if (syn || !reset && !first.containsKey(segment.direction())) {
                first.put(segment.direction(), layout.sequenceNumber(bytes) - before & 0xffff_ffffL);
            }
            if (syn) {
                offered.put(segment.direction(), shift(bytes, layout));
            }
        }
    }

    private static int shift(byte[] bytes, PacketLayout layout) {
        return HeaderOption.in(bytes, layout.tcpAt() + TcpHeader.LENGTH, layout.dataAt()).stream()
                .filter(option -> option.kind() == TcpOptionFields.WINDOW_SCALE && option.length() == 3)
                .mapToInt(option -> Math.min(14, bytes[option.at() + 2] & 0xff))
                .findFirst()
                .orElse(NOT_OFFERED);
    }

    /// Where a segment stands.
    public SegmentPlace of(Call.Segment segment) {
        PacketHead packet = segment.packet();
        return new SegmentPlace(
                packet.dataOffset(),
                packet.acknowledged(),
                first(segment.direction()),
                first(segment.direction().opposite()),
                windowShift(segment.direction()));
    }

    private long first(Direction direction) {
        return Optional.ofNullable(first.get(direction)).orElse((long) SegmentPlace.UNKNOWN);
    }

    /// As in [SegmentPlace#windowShift()]: both ends must have offered it (RFC 7323 §2.2).
    private int windowShift(Direction sender) {
        Integer own = offered.get(sender);
        Integer other = offered.get(sender.opposite());
        if (own == null || other == null) {
            return SegmentPlace.UNKNOWN;
        }
        return own == NOT_OFFERED || other == NOT_OFFERED ? 0 : own;
    }
}
