package dev.wirelight.capture.live;

import dev.wirelight.capture.flow.Ends;
import dev.wirelight.capture.flow.FlowNumbers;
import dev.wirelight.capture.flow.FourTuple;
import dev.wirelight.capture.flow.TcpPacket;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A connection whose packets are captured while our own sockets read and write its bytes. So only the headers count here;
/// where their data lie in the flow is in their numbers.
///
/// Its first packet, a SYN, comes before `accept()` has returned, and the trace may tell of our two ends one after the
/// other. So the first packets are kept for a while, and every end gets all of them.
final class LiveConnection {
    private static final byte[] NOTHING = new byte[0];
    private static final int MOST_KEPT = 64;

    private record Kept(long nanos, Direction direction, PacketHead packet) {}

    private final FourTuple fromClient;
    private final Ends ends;
    private final long synNanos;
    private final FlowNumbers toServer = new FlowNumbers();
    private final FlowNumbers toClient = new FlowNumbers();
    private final List<Kept> kept = new ArrayList<>();
    private final List<Connection> ours = new ArrayList<>(2);
    private boolean keeps = true;

    /// @param syn the packet with which it begins
    LiveConnection(FourTuple fromClient, TcpPacket syn) {
        this.fromClient = fromClient;
        this.ends = new Ends(fromClient.from(), fromClient.to());
        this.synNanos = syn.nanos();
    }

    Ends ends() {
        return ends;
    }

    /// When it began.
    long synNanos() {
        return synNanos;
    }

    /// Which of our two sockets are not known yet.
    Set<Side> missing() {
        EnumSet<Side> missing = EnumSet.of(Side.CLIENT, Side.SERVER);
        ours.forEach(connection -> missing.remove(connection.side()));
        return missing;
    }

    /// Whether none of our connections is known to be this one, and no more packets can wait until one is.
    boolean isFull() {
        return keeps && ours.isEmpty() && kept.size() == MOST_KEPT;
    }

    /// Whether one more of our connections may turn up to be this one.
    boolean keeps() {
        return keeps;
    }

    /// How many packets came and were given to nobody yet.
    int held() {
        return ours.isEmpty() ? kept.size() : 0;
    }

    /// Whether this is the SYN of another connection between the same ports.
    boolean isAnother(FourTuple tuple, TcpPacket packet) {
        return packet.opens() && !(tuple.equals(fromClient) && toServer.beginsAt(packet.firstData()));
    }

    /// One of our connections is this one: it gets all that came so far.
    void belongsTo(Connection connection, Trace trace) {
        ours.add(connection);
        kept.forEach(each -> give(each, connection, trace));
        if (ours.size() == 2) {
            keepNoMore();
        }
    }

    /// No other of our connections will turn up.
    void keepNoMore() {
        keeps = false;
        kept.clear();
    }

    /// Takes the next packet.
    ///
    /// @return whether one of our connections got it, or it waits for one
    boolean take(FourTuple tuple, TcpPacket packet, Trace trace) {
        boolean forward = tuple.equals(fromClient);
        FlowNumbers flow = forward ? toServer : toClient;
        FlowNumbers opposite = forward ? toClient : toServer;
        boolean counts = !packet.is(TcpHeader.RST) || flow.isTaken(packet, opposite);
        if (!flow.isKnown() && counts) {
            flow.begin(packet.firstData());
        }
        long at = flow.isKnown() ? flow.offset(packet.firstData(), flow.sent()) : 0;
        long acknowledged = packet.is(TcpHeader.ACK)
                ? opposite.acknowledgedBy(packet.acknowledgmentNumber(), opposite.sent())
                : PacketHead.UNKNOWN;
        Set<SegmentNote> notes = counts ? notes(flow, packet, at) : EnumSet.of(SegmentNote.OUTSIDE_WINDOW);
        if (counts && packet.is(TcpHeader.ACK) && opposite.isFinAcknowledgedBy(packet.acknowledgmentNumber())) {
            notes.add(SegmentNote.ACKNOWLEDGES_FIN);
        }
        if (counts) {
            flow.remember(packet, at);
        }
        PacketHead head = new PacketHead(
                packet.number(),
                packet.nanos(),
                packet.linkType(),
                packet.headers(),
                Math.min(at, flow.finAt()),
                packet.length(),
                acknowledged,
                notes,
                false);
        Kept next = new Kept(packet.nanos(), forward ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT, head);
        ours.forEach(connection -> give(next, connection, trace));
        boolean waits = keeps && kept.size() < MOST_KEPT;
        if (waits) {
            kept.add(next);
        }
        return waits || !ours.isEmpty();
    }

    private static Set<SegmentNote> notes(FlowNumbers flow, TcpPacket packet, long at) {
        EnumSet<SegmentNote> notes = EnumSet.noneOf(SegmentNote.class);
        flow.note(packet, at, notes);
        if (packet.length() > 0 && at < flow.sent() && !notes.contains(SegmentNote.KEEP_ALIVE)) {
            notes.add(at + packet.length() <= flow.sent() ? SegmentNote.RETRANSMISSION : SegmentNote.OVERLAP);
        }
        return notes;
    }

    /// The socket's own calls say where the flow ends, so the packet does not. Nor does it count bytes: the flow belongs to
    /// the thread of its socket.
    private static void give(Kept kept, Connection connection, Trace trace) {
        long offset = kept.packet().dataOffset();
        Call.Segment segment =
                new Call.Segment(kept.direction(), kept.packet(), offset, NOTHING, Call.NO_UNIT, Call.Ends.NONE);
        trace.note(kept.nanos(), connection, segment);
    }
}
