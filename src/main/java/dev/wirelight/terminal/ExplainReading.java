package dev.wirelight.terminal;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.dissect.PacketDissector;
import dev.wirelight.dissect.SegmentPlace;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Trace;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a trace that is being filled from a capture, and says what there is to explain: each packet, then the units that
/// its data complete.
final class ExplainReading {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_CONNECTIONS = 16_384;

    private final Trace trace;
    private final TraceReader reader;
    private final int mostBytes;
    private final Consumer<Explained> out;
    private @Nullable Entry last;

    /// The SYNs of the connections that are open, since they say what the windows after them mean.
    private final Map<Connection, Map<Direction, PacketHead>> openings = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Connection, Map<Direction, PacketHead>> eldest) {
            return size() > MOST_CONNECTIONS;
        }
    };

    /// @param mostBytes how many of a unit's bytes are wanted
    ExplainReading(Trace trace, int mostBytes, Consumer<Explained> out) {
        this.trace = trace;
        this.reader = new TraceReader(trace);
        this.mostBytes = mostBytes;
        this.out = out;
    }

    /// Gives out all that is new.
    ///
    /// @throws IllegalStateException when the trace was filled with more than it keeps since the last time
    void read() {
        List<Seen> news = reader.next(AT_ONCE);
        while (!news.isEmpty()) {
            for (Seen seen : news) {
                switch (seen) {
                    case Seen.Called(Entry entry) -> called(entry);
                    case Seen.Completed(var unit) ->
                        out.accept(new Explained.Application(unit, UnitBytes.of(unit, last, trace, mostBytes)));
                    case Seen.Missed missed -> throw new IllegalStateException("read too late: " + missed);
                }
            }
            news = reader.next(AT_ONCE);
        }
    }

    private void called(Entry entry) {
        last = entry;
        Connection connection = entry.connection();
        if (connection == null) {
            return;
        }
        switch (entry.call()) {
            case Call.Segment segment -> segment(entry, connection, segment);
            case Call.Gap(Direction direction, long offset, long length) ->
                out.accept(new Explained.Missing(connection, direction, entry.nanos(), offset, length));
            case Call.CaptureEnded _ -> ended(entry, connection, Explained.How.CAPTURE_END, Direction.values());
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Read _,
                    Call.Write _,
                    Call.EndOfStream _,
                    Call.Shutdown _,
                    Call.Close _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Decrypted _,
                    Call.Encrypted _,
                    Call.Truncated _,
                    Call.Remark _ -> {}
        }
    }

    private void segment(Entry entry, Connection connection, Call.Segment segment) {
        PacketHead head = segment.packet();
        Direction direction = segment.direction();
        if (!head.notes().contains(SegmentNote.HANDED_ON_LATER)) { // else it was told when it came
            rememberOpening(connection, direction, head);
            int shift = windowShift(connection, direction, head);
            out.accept(new Explained.Packet(connection, direction, head, shift, data(segment)));
        }
        switch (segment.ends()) {
            case NONE -> {}
            case THIS -> ended(entry, connection, Explained.How.END, direction);
            case BOTH -> ended(entry, connection, Explained.How.RESET, Direction.values());
        }
    }

    private void ended(Entry entry, Connection connection, Explained.How how, Direction... directions) {
        for (Direction direction : directions) {
            long offset = connection.flow(direction).length();
            out.accept(new Explained.Ended(connection, direction, entry.nanos(), offset, how));
        }
    }

    private void rememberOpening(Connection connection, Direction direction, PacketHead head) {
        if (isSyn(head)) {
            openings.computeIfAbsent(connection, _ -> new EnumMap<>(Direction.class)).put(direction, head);
        }
    }

    private int windowShift(Connection connection, Direction direction, PacketHead head) {
        Map<Direction, PacketHead> opening = openings.get(connection);
        PacketHead own = opening == null ? null : opening.get(direction);
        PacketHead other = opening == null ? null : opening.get(direction.opposite());
        if (own == null || other == null) {
            return SegmentPlace.UNKNOWN;
        }
        // A SYN's own window is never shifted (RFC 7323 §2.2).
        return isSyn(head) ? 0 : PacketDissector.windowShift(own, other);
    }

    private static boolean isSyn(PacketHead head) {
        return PacketLayout.of(head.linkType(), head.headers()) instanceof PacketLayout.Segment(PacketLayout layout)
                && (layout.flags(head.headers()) & TcpHeader.SYN) != 0;
    }

    private static Optional<byte[]> data(Call.Segment segment) {
        PacketHead packet = segment.packet();
        long from = packet.dataOffset() - segment.offset();
        boolean whole = packet.dataLength() > 0 && from >= 0 && from + packet.dataLength() <= segment.bytes().length;
        return whole
                ? Optional.of(Arrays.copyOfRange(segment.bytes(), (int) from, (int) from + packet.dataLength()))
                : Optional.empty();
    }
}
