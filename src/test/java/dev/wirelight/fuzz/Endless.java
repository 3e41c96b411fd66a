package dev.wirelight.fuzz;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;

import dev.wirelight.conversation.TraceReader;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;

/// Streams that never end, through every decoder. This runs in a JVM with far less memory than the streams have bytes,
/// so a decoder that keeps what it was given does not come to the end.
final class Endless {
    private static final int STREAM = 24 << 20;
    private static final int PIECE = 16 << 10;
    private static final int CONNECTIONS = 20_000;

    /// What is sent again and again, after what is sent first.
    private record Stream(byte[] first, byte[] again) {}

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] ZEROS = new byte[100];
    private static final byte[] HEAD = utf8("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

    private static final Map<String, Stream> FRAMES = Map.of(
            "messages", new Stream(NOTHING, join(hex("82 e4 00 00 00 00"), ZEROS)),
            "pings", new Stream(NOTHING, join(hex("89 e4 00 00 00 00"), ZEROS)),
            "fragments of one message", new Stream(hex("02 80 00 00 00 00"), join(hex("00 e4 00 00 00 00"), ZEROS)),
            "empty fragments", new Stream(hex("02 80 00 00 00 00"), hex("00 80 00 00 00 00")),
            "one frame", new Stream(hex("82 ff 7f ff ff ff ff ff ff ff 00 00 00 00"), ZEROS),
            "after a broken rule", new Stream(hex("83 81 00 00 00 00"), ZEROS));
    private static final Map<String, Stream> TELNET = Map.of(
            "lines", new Stream(NOTHING, utf8("hello\r\n")),
            "one line", new Stream(NOTHING, utf8("hello")),
            "CRs", new Stream(NOTHING, utf8("\r")),
            "a subnegotiation", new Stream(hex("ff fa 1f"), utf8("hello")),
            "commands", new Stream(NOTHING, join(hex("ff f6"), ZEROS)));
    private static final Map<String, Stream> HTTP = Map.of(
            "requests without an answer", new Stream(NOTHING, utf8("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(400) + "\r\n\r\n")),
            "a body", new Stream(utf8("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999999999\r\n\r\n"), ZEROS),
            "one line", new Stream(utf8("GET /"), utf8("hello")),
            "one head", new Stream(utf8("GET / HTTP/1.1\r\n"), utf8("a: b\r\n")),
            "empty lines", new Stream(NOTHING, utf8("\r\n")));

    private Endless() {}

    public static void main(String[] arguments) {
        FRAMES.forEach((name, stream) -> {
            report("engine, " + name);
            engine(stream);
            report("watching, " + name);
            watch("http", true, stream);
        });
        TELNET.forEach((name, stream) -> {
            report("telnet, " + name);
            telnet(stream);
            report("watching telnet, " + name);
            watch("telnet", false, stream);
        });
        HTTP.forEach((name, stream) -> {
            report("HTTP, " + name);
            http(stream);
            report("watching HTTP, " + name);
            watch("http", false, stream);
        });
        report("watching connections that come and go");
        comeAndGo();
        report("the end");
    }

    private static void report(String what) {
        System.out.println(what);
    }

    /// A piece with as many repetitions as it has room for.
    private static byte[] piece(byte[] again) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() + again.length <= PIECE) {
            bytes.writeBytes(again);
        }
        return bytes.toByteArray();
    }

    private static void engine(Stream stream) {
        WebSocketEngine engine = new WebSocketEngine(Role.SERVER, 1 << 20, () -> 0);
        byte[] piece = piece(stream.again());
        receive(engine, stream.first());
        for (int sent = 0; sent < STREAM; sent += piece.length) {
            receive(engine, piece);
        }
    }

    private static void receive(WebSocketEngine engine, byte[] bytes) {
        engine.receive(bytes, 0, bytes.length);
        while (!(engine.next() instanceof WebSocketEvent.More)) {
            // Whatever it is, nobody keeps it.
        }
        engine.output().clear();
    }

    private static void telnet(Stream stream) {
        TelnetReader reader = new TelnetReader();
        byte[] piece = piece(stream.again());
        reader.readAll(stream.first(), stream.first().length);
        for (int sent = 0; sent < STREAM; sent += piece.length) {
            reader.readAll(piece, piece.length);
        }
    }

    private static void http(Stream stream) {
        HttpHeadReader reader = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, 16 << 10);
        byte[] piece = piece(stream.again());
        reader.accept(stream.first(), 0, stream.first().length);
        for (int sent = 0; sent < STREAM; sent += piece.length) {
            reader.accept(piece, 0, piece.length);
        }
    }

    private static Trace smallTrace() {
        return new Trace(new TraceClock(Instant.EPOCH, () -> 0), new TraceLimits(100, 1 << 20));
    }

    private static Connection open(Trace trace, String speaks) {
        return trace.open("endless", speaks, Side.SERVER, new Address("127.0.0.1", 50_000), new Address("127.0.0.1", 8_000));
    }

    private static void watch(String speaks, boolean frames, Stream stream) {
        Trace trace = smallTrace();
        TraceReader reader = new TraceReader(trace);
        Connection connection = open(trace, speaks);
        if (frames) {
            connection.flow(Direction.CLIENT_TO_SERVER).switchAt(0);
        }
        byte[] piece = piece(stream.again());
        trace.read(0, connection, stream.first(), 0, stream.first().length, 0);
        for (int sent = 0; sent < STREAM; sent += piece.length) {
            trace.read(0, connection, piece, 0, piece.length, Call.NO_UNIT);
            reader.next(100);
        }
    }

    private static void comeAndGo() {
        Trace trace = smallTrace();
        TraceReader reader = new TraceReader(trace);
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = open(trace, "http");
            trace.read(0, connection, HEAD, 0, HEAD.length, 0);
            trace.note("endless", connection, new Call.Close());
            reader.next(100);
        }
    }
}
