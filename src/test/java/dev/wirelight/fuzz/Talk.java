package dev.wirelight.fuzz;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// What both ends of one connection said, written into a trace as a server would write it.
///
/// The input's first `number` bytes go to the server, the others come from it. With flag 0 the connection speaks telnet,
/// else HTTP; with flag 1 both ends go over to frames after their first head. With flag 4 it was captured, and nobody said
/// what is spoken: with flag 5 without its beginning, with flag 6 with holes.
final class Talk {
    private static final int RAW = 101;
    private static final byte[] SYN = headers(TcpHeader.SYN);
    private static final byte[] ACK = headers(TcpHeader.ACK);

    private final Trace trace;
    private final Connection connection;
    private final Input input;
    private final byte[] toServer;
    private final byte[] toClient;

    Talk(Input input, TraceLimits limits) {
        this.input = input;
        int cut = input.stream().length == 0 ? 0 : input.number() % (input.stream().length + 1);
        toServer = Arrays.copyOf(input.stream(), cut);
        toClient = Arrays.copyOfRange(input.stream(), cut, input.stream().length);
        trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), limits);
        String speaks = input.flag(0) ? "telnet" : "http";
        connection = trace.open(
                "fuzz",
                isCaptured() ? Connection.UNTOLD : speaks,
                isCaptured() ? Side.NEITHER : Side.SERVER,
                input.flag(2) ? new Address("::1", 50_000) : new Address("127.0.0.1", 50_000),
                input.flag(2) ? new Address("::1", 8_000) : new Address("127.0.0.1", 8_000));
        if (isCaptured() && !input.flag(5)) {
            segment(Direction.CLIENT_TO_SERVER, SYN, new byte[0]);
            segment(Direction.SERVER_TO_CLIENT, SYN, new byte[0]);
        }
        if (input.flag(1) && !isCaptured()) {
            switchAfterHead(Direction.CLIENT_TO_SERVER, toServer, HttpHeadReader.Kind.REQUEST);
            switchAfterHead(Direction.SERVER_TO_CLIENT, toClient, HttpHeadReader.Kind.RESPONSE);
        }
    }

    private void switchAfterHead(Direction direction, byte[] stream, HttpHeadReader.Kind kind) {
        HttpHeadReader reader = new HttpHeadReader(kind, 16 << 10);
        if (reader.accept(stream, 0, stream.length) instanceof HeadResult.Complete complete) {
            connection.flow(direction).switchAt(complete.head().length());
        }
    }

    private static byte[] headers(int flags) {
        byte[] ip = hex("45 00 00 28 00 00 40 00 40 06 00 00 7f 00 00 01 7f 00 00 01");
        return join(ip, new TcpHeader(50_000, 8_000, 0, 0, flags, 65_535, 0).bytes());
    }

    Trace trace() {
        return trace;
    }

    int length(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer.length : toClient.length;
    }

    /// First all that goes to the server, then all that comes back, each in one piece.
    Talk whole() {
        read(toServer);
        write(toClient);
        return closed();
    }

    /// The same in pieces.
    Talk pieces() {
        input.pieces(toServer).forEach(this::read);
        input.pieces(toClient).forEach(this::write);
        return closed();
    }

    /// In pieces, both directions by turns.
    Talk byTurns() {
        Iterator<byte[]> there = input.pieces(toServer).iterator();
        Iterator<byte[]> back = input.pieces(toClient).iterator();
        while (there.hasNext() || back.hasNext()) {
            if (there.hasNext()) {
                read(there.next());
            }
            if (back.hasNext()) {
                write(back.next());
            }
        }
        return closed();
    }

    boolean isCaptured() {
        return input.flag(4);
    }

    boolean hasHoles() {
        return isCaptured() && input.flag(6);
    }

    private void segment(Direction direction, byte[] headers, byte[] bytes) {
        long offset = connection.flow(direction).length();
        if (hasHoles() && bytes.length % 5 == 3) {
            trace.gap(0, connection, direction, bytes.length);
            return;
        }
        PacketHead head = new PacketHead(1, 0, RAW, headers, offset, bytes.length, PacketHead.UNKNOWN, Set.of(), false);
        trace.segment(0, connection, direction, head, bytes, Call.NO_UNIT, Call.Ends.NONE);
    }

    private void read(byte[] bytes) {
        if (isCaptured()) {
            segment(Direction.CLIENT_TO_SERVER, ACK, bytes);
        } else if (bytes.length > 0) {
            trace.read(0, connection, bytes, 0, bytes.length, Call.NO_UNIT);
        }
    }

    private void write(byte[] bytes) {
        if (isCaptured()) {
            segment(Direction.SERVER_TO_CLIENT, ACK, bytes);
        } else if (bytes.length > 0) {
            trace.write(connection, bytes, 0, bytes.length, Call.NO_UNIT);
        }
    }

    private Talk closed() {
        if (input.flag(3)) {
            trace.note("fuzz", connection, new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
        }
        trace.note("fuzz", connection, new Call.Close());
        return this;
    }

    /// The units that a view finds which comes when all is said.
    List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        TraceReader reader = new TraceReader(trace);
        for (List<Seen> more = reader.next(100); !more.isEmpty(); more = reader.next(100)) {
            for (Seen seen : more) {
                if (seen instanceof Seen.Completed(Unit unit)) {
                    units.add(unit);
                }
            }
        }
        return units;
    }
}
