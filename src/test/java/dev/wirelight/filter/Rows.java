package dev.wirelight.filter;

import dev.wirelight.Bytes;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Writes what would pass at a server into a trace, byte by byte, and gives it out as rows.
final class Rows {
    static final String UPGRADE = "GET /chat?room=1 HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    final Trace trace;
    private final AtomicLong clock = new AtomicLong();
    private final TraceReader reader;

    Rows() {
        this(TraceLimits.DEFAULT);
    }

    /// The clock goes on by 0.1 s with every call.
    Rows(TraceLimits limits) {
        trace = new Trace(new TraceClock(Instant.EPOCH, () -> clock.addAndGet(100_000_000)), limits);
        reader = new TraceReader(trace);
    }

    Connection plain(int clientPort) {
        Connection connection = trace.open(
                "plain", "telnet", Side.SERVER, new Address("192.168.0.7", clientPort), new Address("192.168.0.1", 7007));
        trace.note("plain", connection, new Call.Accept());
        return connection;
    }

    /// A connection on which frames are spoken from its first byte on.
    Connection frames(int clientPort) {
        Connection connection = trace.open(
                "websocket", "http", Side.SERVER, new Address("127.0.0.1", clientPort), new Address("127.0.0.1", 8000));
        connection.flow(Direction.CLIENT_TO_SERVER).switchAt(0);
        connection.flow(Direction.SERVER_TO_CLIENT).switchAt(0);
        return connection;
    }

    Connection http(int clientPort) {
        return trace.open("websocket", "http", Side.SERVER, new Address("::1", clientPort), new Address("::1", 8000));
    }

    /// A WebSocket connection whose handshake is done.
    Connection webSocket(int clientPort) {
        Connection connection = http(clientPort);
        reads(connection, Bytes.utf8(UPGRADE));
        connection.flow(Direction.CLIENT_TO_SERVER).switchAt(UPGRADE.length());
        writes(connection, Bytes.utf8(SWITCHING));
        connection.flow(Direction.SERVER_TO_CLIENT).switchAt(SWITCHING.length());
        return connection;
    }

    Connection captured() {
        return trace.open(
                "file", Connection.UNTOLD, Side.NEITHER, new Address("10.0.0.1", 40_000), new Address("10.0.0.2", 80));
    }

    void reads(Connection connection, byte[] bytes) {
        long offset = connection.flow(Direction.CLIENT_TO_SERVER).length();
        trace.read(trace.now(), connection, bytes, 0, bytes.length, offset);
    }

    void writes(Connection connection, byte[] bytes) {
        trace.write(connection, bytes, 0, bytes.length, connection.flow(Direction.SERVER_TO_CLIENT).length());
    }

    void note(Connection connection, Call call) {
        trace.note(connection.service(), connection, call);
    }

    /// A segment without data.
    void segment(Connection connection, int flags, SegmentNote... notes) {
        segment(connection, flags, new byte[0], notes);
    }

    /// The client's first segment with data.
    void segment(Connection connection, int flags, byte[] data, SegmentNote... notes) {
        byte[] headers = Bytes.hex("45 00 00 28 00 00 40 00 40 06 00 00 0a 00 00 01 0a 00 00 02"
                + "9c 40 00 50 00 00 00 00 00 00 00 00 50 " + "%02x".formatted(flags) + " ff ff 00 00 00 00");
        PacketHead packet = new PacketHead(1, 0, 101, headers, 0, data.length, 0, Set.of(notes), false);
        trace.segment(
                0, connection, Direction.CLIENT_TO_SERVER, packet, data, data.length > 0 ? 0 : Call.NO_UNIT, Call.Ends.NONE);
    }

    List<Seen> seen() {
        return reader.next(Integer.MAX_VALUE);
    }

    /// What is new, as the rows of a ladder: a call and the first unit that it completed are one.
    List<Happening> rows() {
        List<Happening> rows = new ArrayList<>();
        for (Seen seen : seen()) {
            switch (seen) {
                case Seen.Called(Entry entry) -> rows.add(new Happening(entry, null));
                case Seen.Completed(Unit unit) -> {
                    Happening last = rows.getLast();
                    boolean joins = last.unit() == null && last.call() != null && last.call().number() == unit.lastEntry();
                    if (joins) {
                        rows.removeLast();
                    }
                    rows.add(new Happening(joins ? last.call() : null, unit));
                }
                case Seen.Missed _ -> {}
            }
        }
        return rows;
    }

    /// The rows that a filter shows, in a few words each.
    static List<String> shown(String filter, Trace trace, List<Happening> rows) throws FilterError {
        Filter wanted = Filter.of(filter);
        return rows.stream()
                .filter(row -> wanted.judge(row, UnitBytes.in(trace)) == Verdict.SHOWN)
                .map(Rows::words)
                .toList();
    }

    static String words(Happening row) {
        if (row.unit() == null) {
            return CallWords.of(row.call()).call();
        }
        UnitWords words = UnitWords.of(row.unit());
        return words.name().isEmpty() ? words.content() : words.content().isEmpty() ? words.name() : words.name() + " " + words.content();
    }
}
