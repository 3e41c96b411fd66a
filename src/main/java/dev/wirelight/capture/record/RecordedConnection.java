package dev.wirelight.capture.record;

import dev.wirelight.capture.format.Reconstruction;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A connection that is being recorded, from one end, or from both where both sockets are ours. Where packets were captured, these are written, with the data that the sockets read
/// and wrote; packets are made up only for what no captured packet shows.
final class RecordedConnection {
    private static final byte[] NOTHING = new byte[0];
    private static final String OTHERS_LEFT_OUT = "Its data are left out here: they were others than those that the stream had"
            + " in this place before, and Wirelight keeps only the first.";
    private static final String OTHERS_REPLACED = "Some of its data were others than those that the stream had in this place"
            + " before; here they are the first, because Wirelight keeps only these.";

    /// Where the packets go.
    interface Sink {
        /// @param nanos since the trace began
        /// @param madeFrom what it is made up from; empty for a captured one
        /// @param remark what else there is to say of it; may be empty
        void packet(int linkType, long nanos, byte[] bytes, int originalLength, String madeFrom, String remark)
                throws IOException;

        /// The same for a packet that stands for something said inside TLS.
        ///
        /// @param madeFrom as [dev.wirelight.capture.format.InsideNote] says it
        void inside(long nanos, byte[] bytes, String madeFrom) throws IOException;
    }

    private final Connection connection;
    private final Sink sink;
    private final RecordedFlow toServer;
    private final RecordedFlow toClient;
    private boolean begun;
    private @Nullable RecordedInside inside;

    RecordedConnection(Connection connection, Sink sink) {
        this.connection = connection;
        this.sink = sink;
        // Any numbers would do; these differ where ports are used again.
        this.toServer = new RecordedFlow(100_000L * connection.number());
        this.toClient = new RecordedFlow(100_000L * connection.number() + 50_000);
    }

    private RecordedFlow flow(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// Learns what an entry tells, before this entry or later ones are written.
    ///
    /// @param from at which end
    void learn(Call call, Connection from) {
        switch (call) {
            case Call.Segment segment -> {
                if (isNew(segment, from)
                        && counts(segment.packet())
                        && PacketLayout.of(segment.packet().linkType(), segment.packet().headers())
                                instanceof PacketLayout.Segment(PacketLayout layout)) {
                    flow(segment.direction()).captured(segment.packet(), layout);
                }
                flow(segment.direction()).bytes(segment.offset(), segment.bytes());
            }
            case Call.Transfer transfer -> flow(transfer.direction()).bytes(transfer.offset(), transfer.bytes());
            default -> {} // moves no bytes
        }
    }

    /// Both of our ends are given the same packets.
    private boolean isNew(Call.Segment segment, Connection from) {
        return from == connection && !segment.packet().notes().contains(SegmentNote.HANDED_ON_LATER);
    }

    private static boolean counts(PacketHead packet) {
        return !packet.notes().contains(SegmentNote.OUTSIDE_WINDOW);
    }

    /// Writes the packets that an entry stands for.
    ///
    /// @param from at which end
    void write(Entry entry, Connection from) throws IOException {
        long nanos = entry.nanos();
        switch (entry.call()) {
            case Call.Segment segment -> {
                if (isNew(segment, from)) {
                    captured(segment.direction(), segment.packet());
                }
            }
            case Call.Accept() -> handshake(nanos, "accept()");
            case Call.Connect _ -> handshake(nanos, "connect()");
            case Call.Read read -> data(nanos, read, "the bytes of read()");
            case Call.Write write -> data(nanos, write, "the bytes of write()");
            case Call.Shutdown() -> fin(nanos, from.side().writes(), "shutdown()");
            case Call.EndOfStream(Direction direction) -> fin(nanos, direction, "read() = 0");
            case Call.Close() -> fin(nanos, from.side().writes(), "close()");
            case Call.Failed(String call, String error) -> {
                if (error.toLowerCase(Locale.ROOT).contains("reset")) {
                    reset(nanos, from.side().reads(), call + "(), which failed: " + error);
                }
            }
            case Call.Socket _, Call.Bind _, Call.Listen _, Call.Gap _, Call.CaptureEnded _, Call.Remark _ -> {}
            case Call.Secured _, Call.Carried _, Call.Truncated _ -> {} // of a connection inside this one
        }
    }

    /// Writes the packets that stand for what happened inside TLS. Where both sockets are ours, one of them tells it.
    ///
    /// @param within the connection inside
    void writeInside(Entry entry, Connection within) throws IOException {
        if (within.wire() == connection) {
            RecordedInside to = inside;
            if (to == null) {
                to = new RecordedInside(within, (direction, offset) -> flow(direction).sequenceNumber(offset), sink);
                inside = to;
            }
            to.write(entry.nanos(), entry.call());
        }
    }

    private void captured(Direction direction, PacketHead packet) throws IOException {
        RecordedFlow flow = flow(direction);
        byte[] headers = packet.headers();
        boolean others = packet.notes().contains(SegmentNote.OTHER_BYTES);
        boolean adds = packet.dataOffset() + packet.dataLength() > flow.sent();
        // What does not count has no place in the flow, so what it carried is not known; nor what the flow did not take.
        byte[] data = counts(packet) && (!others || adds) ? flow.bytes(packet.dataOffset(), packet.dataLength()) : NOTHING;
        byte[] bytes = Arrays.copyOf(headers, headers.length + data.length);
        System.arraycopy(data, 0, bytes, headers.length, data.length);
        String madeFrom = packet.reconstructed() ? "what a socket did" : "";
        String remark = !others ? "" : adds ? OTHERS_REPLACED : OTHERS_LEFT_OUT;
        sink.packet(packet.linkType(), packet.nanos(), bytes, headers.length + packet.dataLength(), madeFrom, remark);
        if (counts(packet)) {
            flow.written(packet.dataOffset(), packet.dataOffset() + packet.dataLength());
        }
    }

    private void handshake(long nanos, String madeFrom) throws IOException {
        if (!toServer.isSynCaptured() && !begun) {
            begun = true;
            make(nanos, Direction.CLIENT_TO_SERVER, -1, TcpHeader.SYN, NOTHING, madeFrom);
            make(nanos, Direction.SERVER_TO_CLIENT, -1, TcpHeader.SYN | TcpHeader.ACK, NOTHING, madeFrom);
            make(nanos, Direction.CLIENT_TO_SERVER, 0, TcpHeader.ACK, NOTHING, madeFrom);
        }
    }

    private void data(long nanos, Call.Transfer transfer, String madeFrom) throws IOException {
        RecordedFlow flow = flow(transfer.direction());
        long end = transfer.offset() + transfer.bytes().length;
        long from = flow.uncoveredFrom(transfer.offset());
        while (from < end) {
            long to = Math.min(flow.uncoveredTo(from, end), from + Reconstruction.MOST_DATA);
            int at = (int) (from - transfer.offset());
            byte[] data = Arrays.copyOfRange(transfer.bytes(), at, at + (int) (to - from));
            int push = to == end ? TcpHeader.PSH : 0; // here a write() ends
            make(nanos, transfer.direction(), from, TcpHeader.ACK | push, data, madeFrom);
            flow.written(from, to);
            from = flow.uncoveredFrom(to);
        }
    }

    private void fin(long nanos, Direction direction, String madeFrom) throws IOException {
        RecordedFlow flow = flow(direction);
        if (!flow.hasEnded() && !flow.isEndCaptured() && !flow(direction.opposite()).isResetCaptured()) {
            make(nanos, direction, flow.sent(), TcpHeader.FIN | TcpHeader.ACK, NOTHING, madeFrom);
            flow.end();
            if (flow(direction.opposite()).hasEnded()) {
                // Its own FIN has a number too, so this is one behind it.
                make(nanos, direction.opposite(), flow(direction.opposite()).sent() + 1, TcpHeader.ACK, NOTHING, madeFrom);
            }
        }
    }

    private void reset(long nanos, Direction direction, String madeFrom) throws IOException {
        RecordedFlow flow = flow(direction);
        if (!flow.hasEnded() && !flow.isEndCaptured()) {
            make(nanos, direction, flow.sent(), TcpHeader.RST | TcpHeader.ACK, NOTHING, madeFrom);
            toServer.end();
            toClient.end();
        }
    }

    /// @param offset in the flow; -1 is where SYN stands
    private void make(long nanos, Direction direction, long offset, int flags, byte[] data, String madeFrom)
            throws IOException {
        boolean forward = direction == Direction.CLIENT_TO_SERVER;
        Address from = forward ? connection.client() : connection.server();
        Address to = forward ? connection.server() : connection.client();
        RecordedFlow other = flow(direction.opposite());
        boolean acknowledges = (flags & TcpHeader.ACK) != 0;
        long acknowledged = acknowledges ? other.sequenceNumber(other.sent() + (other.hasEnded() ? 1 : 0)) : 0;
        byte[] packet = Reconstruction.packet(
                from, to, flow(direction).sequenceNumber(offset), acknowledged, flags, data);
        sink.packet(Reconstruction.LINK.number(), nanos, packet, packet.length, madeFrom, "");
    }
}
