package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Writes what would pass at a server into a trace, byte by byte, and reads it into a ladder.
public final class Session {
    public static final String PLAIN = "plain";
    public static final String WEB_SOCKET = "websocket";
    /// RFC 6455 §1.2, the opening handshake's example.
    static final String UPGRADE = """
            GET /chat HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    static final String SWITCHING = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    private final AtomicLong clock = new AtomicLong();
    public final Trace trace;
    private final TraceReader reader;

    public Session() {
        this(TraceLimits.DEFAULT);
    }

    public Session(TraceLimits limits) {
        trace = new Trace(new TraceClock(Instant.EPOCH, () -> clock.addAndGet(1_000_000)), limits);
        reader = new TraceReader(trace);
    }

    /// A connection from a client's port, of which the server's `accept()` has returned.
    public Connection accept(String service, int clientPort) {
        String speaks = service.equals(PLAIN) ? "telnet" : "http";
        int port = service.equals(PLAIN) ? 7007 : 8000;
        Connection connection = trace.open(
                service, speaks, Side.SERVER, new Address("127.0.0.1", clientPort), new Address("127.0.0.1", port));
        trace.note(service, connection, new Call.Accept());
        return connection;
    }

    /// Says a line inside TLS, in a record of its own.
    ///
    /// @return the connection inside
    Connection readsInside(Connection wire, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Connection inside = trace.openInside(wire, "telnet");
        trace.decrypted(trace.now(), inside, bytes, 0, bytes.length, 0, 0, bytes.length + 22);
        return inside;
    }

    /// A WebSocket connection whose handshake is done.
    Connection webSocket(int clientPort) {
        Connection connection = accept(WEB_SOCKET, clientPort);
        reads(connection, UPGRADE);
        connection.flow(connection.side().reads()).switchAt(UPGRADE.length());
        writes(connection, SWITCHING);
        connection.flow(connection.side().writes()).switchAt(SWITCHING.length());
        return connection;
    }

    public void reads(Connection connection, String text) {
        readsBytes(connection, text.getBytes(StandardCharsets.UTF_8));
    }

    public void readsHex(Connection connection, String hex) {
        readsBytes(connection, HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    public void writesHex(Connection connection, String hex) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        trace.write(connection, bytes, 0, bytes.length, connection.flow(connection.side().writes()).length());
    }

    private void readsBytes(Connection connection, byte[] bytes) {
        long offset = connection.flow(connection.side().reads()).length();
        trace.read(trace.now(), connection, bytes, 0, bytes.length, offset);
    }

    public void writes(Connection connection, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        trace.write(connection, bytes, 0, bytes.length, connection.flow(connection.side().writes()).length());
    }

    /// What a reader sees that has read nothing yet of what was written since it was asked last.
    public List<Seen> seen() {
        return reader.next(Integer.MAX_VALUE);
    }

    /// The units among [#seen()].
    List<Unit> units() {
        return seen().stream()
                .filter(Seen.Completed.class::isInstance)
                .map(seen -> ((Seen.Completed) seen).unit())
                .toList();
    }

    /// The words on the arrow of the last unit.
    String lastWords() {
        return UnitWords.of(units().getLast()).toString();
    }
}
