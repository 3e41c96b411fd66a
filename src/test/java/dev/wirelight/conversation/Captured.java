package dev.wirelight.conversation;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;

import dev.wirelight.protocol.telnet.TelnetUnit;
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
import java.util.List;
import java.util.Set;

/// One captured connection, written segment by segment, and what a reader makes of it.
public final class Captured {
    private static final int RAW = 101;

    private final Trace trace;
    private final Connection connection;
    private final Address client = new Address("10.0.0.1", 50_000);
    private final Address server;

    Captured(int port) {
        this(port, TraceLimits.DEFAULT);
    }

    Captured(int port, TraceLimits limits) {
        trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), limits);
        server = new Address("10.0.0.2", port);
        connection = trace.open("capture", Connection.UNTOLD, Side.NEITHER, client, server);
    }

    /// A connection of which the SYNs were captured too.
    public static Captured fromTheStart(int port) {
        Captured captured = new Captured(port);
        captured.segment(Direction.CLIENT_TO_SERVER, TcpHeader.SYN, new byte[0], Call.Ends.NONE);
        captured.segment(Direction.SERVER_TO_CLIENT, TcpHeader.SYN | TcpHeader.ACK, new byte[0], Call.Ends.NONE);
        return captured;
    }

    public Captured toServer(byte[] data) {
        return segment(Direction.CLIENT_TO_SERVER, TcpHeader.ACK, data, Call.Ends.NONE);
    }

    public Captured toClient(byte[] data) {
        return segment(Direction.SERVER_TO_CLIENT, TcpHeader.ACK, data, Call.Ends.NONE);
    }

    Captured gap(Direction direction, long length) {
        trace.gap(0, connection, direction, length);
        return this;
    }

    Captured reset() {
        return segment(Direction.SERVER_TO_CLIENT, TcpHeader.RST, new byte[0], Call.Ends.BOTH);
    }

    Captured fin(Direction direction) {
        return segment(direction, TcpHeader.FIN | TcpHeader.ACK, new byte[0], Call.Ends.THIS);
    }

    public Captured captureEnds() {
        trace.note(0, connection, new Call.CaptureEnded());
        return this;
    }

    private Captured segment(Direction direction, int flags, byte[] data, Call.Ends ends) {
        boolean toServer = direction == Direction.CLIENT_TO_SERVER;
        Address from = toServer ? client : server;
        Address to = toServer ? server : client;
        byte[] ip = hex("45 00 " + "%04x".formatted(40 + data.length) + " 00 00 40 00 40 06 00 00 0a 00 00 01 0a 00 00 02");
        byte[] tcp = new TcpHeader(from.port(), to.port(), 0, 0, flags, 65_535, 0).bytes();
        byte[] headers = join(ip, tcp);
        long offset = connection.flow(direction).length();
        PacketHead head = new PacketHead(
                1, 0, RAW, headers, offset, data.length, PacketHead.UNKNOWN, Set.of(), false);
        trace.segment(0, connection, direction, head, data, Call.NO_UNIT, ends);
        return this;
    }

    public Trace trace() {
        return trace;
    }

    long length(Direction direction) {
        return connection.flow(direction).length();
    }

    public List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        TraceReader reader = new TraceReader(trace);
        List<Seen> seen;
        while (!(seen = reader.next(3)).isEmpty()) {
            for (Seen one : seen) {
                if (one instanceof Seen.Completed(Unit unit)) {
                    units.add(unit);
                }
            }
        }
        return units;
    }

    List<String> words(Direction direction) {
        return units().stream().filter(unit -> unit.direction() == direction).map(Captured::words).toList();
    }

    /// `0+29 GET / HTTP/1.1`: offset, length, what it is.
    static String words(Unit unit) {
        String content =
                switch (unit.content()) {
                    case Content.Request(_, var line) -> line.toString();
                    case Content.Response(_, var line) -> line.toString();
                    case Content.Body(byte[] preview, var _) -> "body " + new String(preview);
                    case Content.Frame(var header, byte[] preview, var _) -> header.opcode() + " " + new String(preview);
                    case Content.Telnet(TelnetUnit.Data data) -> "data " + new String(data.bytes()).strip();
                    case Content.Telnet(TelnetUnit other) -> other.getClass().getSimpleName();
                    case Content.Tls tls -> tls.header().type() + " " + tls.parts().stream().map(part -> part.type().toString()).toList()
                            + (tls.about().isEmpty() ? "" : " " + tls.about()) + (tls.context().encrypted() ? " encrypted" : "");
                    case Content.Unreadable(var expected, String why, _) -> expected + "? " + why;
                };
        return unit.offset() + "+" + unit.length() + " " + content;
    }
}
