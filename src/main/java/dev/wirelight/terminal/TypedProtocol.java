package dev.wirelight.terminal;

import dev.wirelight.conversation.Protocol;
import dev.wirelight.dissect.FirstHeader;
import dev.wirelight.filter.Filter;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What bytes are that somebody typed: the values of `--as`.
enum TypedProtocol {
    WEBSOCKET,
    HTTP,
    TELNET,
    TLS,
    TCP,
    IPV4,
    IPV6,
    ETHERNET;

    /// What the bytes hold.
    ///
    /// @param most as for [ExplainReading]
    List<Explained> explain(Direction direction, byte[] bytes, int most) {
        return switch (this) {
            case TCP -> packet(FirstHeader.TCP, direction, bytes);
            case IPV4 -> packet(FirstHeader.IPV4, direction, bytes);
            case IPV6 -> packet(FirstHeader.IPV6, direction, bytes);
            case ETHERNET -> packet(FirstHeader.ETHERNET, direction, bytes);
            case WEBSOCKET -> units(Protocol.WEBSOCKET, direction, bytes, most);
            case HTTP -> units(Protocol.HTTP, direction, bytes, most);
            case TELNET -> units(Protocol.TELNET, direction, bytes, most);
            case TLS -> units(Protocol.TLS, direction, bytes, most);
        };
    }

    private static List<Explained> packet(FirstHeader first, Direction direction, byte[] bytes) {
        return List.of(new Explained.Typed(first, direction, bytes));
    }

    private static List<Explained> units(Protocol protocol, Direction direction, byte[] bytes, int most) {
        Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), TraceLimits.DEFAULT);
        Address nobody = new Address("nobody", 0);
        Side side = direction == Direction.CLIENT_TO_SERVER ? Side.SERVER : Side.CLIENT;
        boolean frames = protocol == Protocol.WEBSOCKET;
        Connection connection = trace.open("typed", frames ? "http" : protocol.toString(), side, nobody, nobody);
        if (frames || protocol == Protocol.TLS) { // that it is, whatever it looks like
            connection.flow(direction).switchAt(0);
        }
        trace.read(0, connection, bytes, 0, bytes.length, 0);
        trace.note(0, connection, new Call.Close());
        List<Explained> all = new ArrayList<>();
        new ExplainReading(trace, most, Filter.EVERYTHING, all::add).read();
        return all;
    }

    /// As it is written on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
