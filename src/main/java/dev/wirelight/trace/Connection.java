package dev.wirelight.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One TCP connection, seen from the end at which the lab holds its socket: two addresses and two [flows][Flow].
///
/// Where TLS is spoken there are two of these: the one on the wire, whose flows are records, and one [inside][#carrier()]
/// it, whose flows are the plain bytes. They share number, addresses and side.
///
/// Two connections are the same only if they are the same object. Every connection has another four-tuple (client
/// address, client port, server address, server port), but the same four-tuple may come again later.
public final class Connection {
    /// The value of [#speaks()] where nobody said what is spoken: its bytes must tell.
    public static final String UNTOLD = "";

    private final int number;
    private final String service;
    private final String speaks;
    private final Side side;
    private final Address client;
    private final Address server;
    private final @Nullable Connection carrier;
    private final Flow toServer = new Flow(Direction.CLIENT_TO_SERVER);
    private final Flow toClient = new Flow(Direction.SERVER_TO_CLIENT);

    Connection(int number, String service, String speaks, Side side, Address client, Address server) {
        this(number, service, speaks, side, client, server, null);
    }

    private Connection(
            int number,
            String service,
            String speaks,
            Side side,
            Address client,
            Address server,
            @Nullable Connection carrier) {
        this.number = number;
        this.service = service;
        this.speaks = speaks;
        this.side = side;
        this.client = client;
        this.server = server;
        this.carrier = carrier;
    }

    /// The connection inside this one: what both ends say under the protection of TLS.
    ///
    /// @param speaks the protocol that is spoken inside
    Connection inside(String speaks) {
        return new Connection(number, service, speaks, side, client, server, this);
    }

    /// The connection whose records carry the bytes of this one; empty where these bytes are the wire's own.
    public Optional<Connection> carrier() {
        return Optional.ofNullable(carrier);
    }

    /// The connection whose bytes are on the wire: the [#carrier()], or else this one.
    public Connection wire() {
        return carrier == null ? this : carrier;
    }

    /// 1 for the first connection of a trace, 2 for the second, and so on; inside TLS that of its carrier.
    public int number() {
        return number;
    }

    /// Whose connection it is: the name that the server or client gave, such as `plain` or `websocket`.
    public String service() {
        return service;
    }

    /// What this end expects to be spoken on it, such as `telnet` or `http`, or [#UNTOLD]. To the trace it is just a word.
    public String speaks() {
        return speaks;
    }

    /// Whether it is known from captured packets alone, and not from a socket of ours.
    public boolean isCaptured() {
        return side == Side.NEITHER;
    }

    /// The end at which the calls were written down.
    public Side side() {
        return side;
    }

    public Address client() {
        return client;
    }

    public Address server() {
        return server;
    }

    /// One of the two byte streams.
    public Flow flow(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// `127.0.0.1:52344 → 127.0.0.1:8000`
    @Override
    public String toString() {
        return client + " → " + server;
    }
}
