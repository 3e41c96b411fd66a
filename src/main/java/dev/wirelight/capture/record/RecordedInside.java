package dev.wirelight.capture.record;

import dev.wirelight.capture.format.InsideNote;
import dev.wirelight.capture.format.Reconstruction;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import java.io.IOException;
import java.util.Arrays;

/// What was said inside a TLS connection that is being recorded, as one of our ends knows it: packets that were never
/// anywhere, each with an [InsideNote] in its comment.
final class RecordedInside {
    private static final byte[] NOTHING = new byte[0];
    private static final int HTTP = 80;
    private static final int TELNET = 23;

    private final Connection inside;
    private final RecordedConnection.Sink sink;
    private final Numbers numbers;
    private final Address client;
    private final Address server;
    private final Stream toServer;
    private final Stream toClient;
    private Direction last = Direction.SERVER_TO_CLIENT; // which way the packet before went

    /// Where TCP's numbers of the records are known.
    interface Numbers {
        /// TCP's number of a place in a flow of the wire.
        long sequenceNumber(Direction direction, long offset);
    }

    /// One direction, as TCP would count it.
    private static final class Stream {
        private final long base; // the sequence number of offset 0
        private long sent; // the offset behind the last byte that is in the file
        private boolean ended;

        Stream(long base) {
            this.base = base;
        }

        long next() {
            return base + sent + (ended ? 1 : 0);
        }
    }

    RecordedInside(Connection inside, Numbers numbers, RecordedConnection.Sink sink) {
        this.inside = inside;
        this.numbers = numbers;
        this.sink = sink;
        this.client = InsideNote.standIn(inside.client(), inside.client().port());
        this.server = InsideNote.standIn(inside.server(), port(inside));
        // Any numbers would do; these differ where ports are used again.
        this.toServer = new Stream(100_000L * inside.number() + 1);
        this.toClient = new Stream(100_000L * inside.number() + 50_001);
    }

    /// The port by which programs know what is spoken.
    private static int port(Connection inside) {
        return switch (inside.speaks()) {
            case "http" -> HTTP;
            case "telnet" -> TELNET;
            default -> inside.server().port();
        };
    }

    private Stream stream(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// Writes the packets that a call stands for.
    void write(long nanos, Call call) throws IOException {
        switch (call) {
            case Call.Secured(String version, String cipherSuite, String applicationProtocol) ->
                handshake(nanos, new InsideNote.Secured(version, cipherSuite, applicationProtocol));
            case Call.Carried carried -> data(nanos, carried);
            case Call.EndOfStream(Direction direction) -> end(nanos, direction);
            case Call.Shutdown() -> end(nanos, inside.side().writes());
            case Call.Truncated(Direction direction) ->
                make(nanos, direction, 0, TcpHeader.RST | TcpHeader.ACK, NOTHING, new InsideNote.Truncated());
            // An acknowledgment of what was said last looks least odd.
            case Call.Close() -> make(nanos, last.opposite(), 0, TcpHeader.ACK, NOTHING, new InsideNote.Closed());
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Read _,
                    Call.Write _,
                    Call.Failed _,
                    Call.Segment _,
                    Call.Gap _,
                    Call.CaptureEnded _,
                    Call.Remark _ -> {} // moves no bytes inside
        }
    }

    private void handshake(long nanos, InsideNote.Event secured) throws IOException {
        make(nanos, Direction.CLIENT_TO_SERVER, -1, TcpHeader.SYN, NOTHING, secured);
        make(nanos, Direction.SERVER_TO_CLIENT, -1, TcpHeader.SYN | TcpHeader.ACK, NOTHING, new InsideNote.OnlyTcp());
        make(nanos, Direction.CLIENT_TO_SERVER, 0, TcpHeader.ACK, NOTHING, new InsideNote.OnlyTcp());
    }

    private void data(long nanos, Call.Carried carried) throws IOException {
        Direction direction = carried.direction();
        InsideNote.Event event = new InsideNote.Carried(
                carried instanceof Call.Encrypted,
                numbers.sequenceNumber(direction, carried.recordOffset()) & 0xffff_ffffL,
                carried.recordLength());
        byte[] bytes = carried.bytes();
        for (int from = 0; from < bytes.length; from += Reconstruction.MOST_DATA) {
            int to = Math.min(bytes.length, from + Reconstruction.MOST_DATA);
            stream(direction).sent = carried.offset() + from; // the recording may begin in the middle
            make(nanos, direction, 0, TcpHeader.ACK | TcpHeader.PSH, Arrays.copyOfRange(bytes, from, to), event);
            stream(direction).sent = carried.offset() + to;
        }
    }

    private void end(long nanos, Direction direction) throws IOException {
        Stream stream = stream(direction);
        if (!stream.ended) {
            make(nanos, direction, 0, TcpHeader.FIN | TcpHeader.ACK, NOTHING, new InsideNote.CloseNotify());
            stream.ended = true;
        }
    }

    /// @param ahead of the next number of the direction; -1 is where SYN stands
    private void make(long nanos, Direction direction, int ahead, int flags, byte[] data, InsideNote.Event event)
            throws IOException {
        boolean forward = direction == Direction.CLIENT_TO_SERVER;
        long acknowledged = (flags & TcpHeader.ACK) == 0 ? 0 : stream(direction.opposite()).next();
        byte[] packet = Reconstruction.packet(
                forward ? client : server,
                forward ? server : client,
                stream(direction).next() + ahead,
                acknowledged,
                flags,
                data);
        last = direction;
        sink.inside(nanos, packet, new InsideNote(inside.client(), inside.server(), event).words());
    }
}
