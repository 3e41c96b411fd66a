package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.Wire;
import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandServerTest {
    private static final String ANSWER = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

            """;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final BlockingQueue<HandServer.Event> events = new LinkedBlockingQueue<>();
    private HandServer server;

    @BeforeEach
    void open() throws CannotListen {
        server = HandServer.open(trace, events::add);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HandServer.Event event() throws InterruptedException {
        HandServer.Event event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event within 10 seconds").isNotNull();
        return event;
    }

    private List<Content> contents() {
        return new TraceReader(trace)
                .next(1_000).stream()
                        .filter(Seen.Completed.class::isInstance)
                        .map(seen -> ((Seen.Completed) seen).unit())
                        .map(Unit::content)
                        .toList();
    }

    @Test
    void whatThePersonTypesIsTheAnswerAndFramesFollowIt() throws Exception {
        try (Wire wire = Wire.to(server.address())) {
            assertThat(event()).isInstanceOf(HandServer.Event.Came.class);
            for (byte[] piece : Bytes.pieces(utf8(Wire.UPGRADE), 7)) {
                wire.send(piece);
            }
            assertThat(event()).isInstanceOfSatisfying(HandServer.Event.Asked.class, asked -> assertThat(
                            asked.request().first("Sec-WebSocket-Key"))
                    .hasValue("dGhlIHNhbXBsZSBub25jZQ=="));

            assertThat(server.send(HandServer.typedHead(ANSWER))).isTrue();
            assertThat(wire.head()).isEqualTo("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
            wire.sendHex("89 80 37 fa 21 3d");
            server.send(hex("81 05 48 65 6c 6c 6f"));
            wire.expectHex("81 05 48 65 6c 6c 6f"); // and no pong: nothing is answered by itself
        }
        assertThat(event()).isInstanceOf(HandServer.Event.Went.class);
        assertThat(contents()).filteredOn(Content.Frame.class::isInstance).hasSize(2);
        assertThat(contents()).filteredOn(Content.Request.class::isInstance).hasSize(1);
        assertThat(contents()).filteredOn(Content.Response.class::isInstance).hasSize(1);
    }

    @Test
    void theAnswerMayBeWrittenPieceByPieceWithTheFirstFrameRightBehindIt() throws Exception {
        try (Wire wire = Wire.to(server.address())) {
            event();
            wire.send(Wire.UPGRADE);
            event();
            for (byte[] piece : Bytes.pieces(Bytes.join(HandServer.typedHead(ANSWER), hex("81 01 41")), 5)) {
                server.send(piece);
            }
            wire.head();
            wire.expectHex("81 01 41");
        }
        event();
        assertThat(contents()).filteredOn(Content.Frame.class::isInstance).hasSize(1);
    }

    @Test
    void afterAnAnswerThatIsNotA101TheNextRequestOfTheConnectionIsHeard() throws Exception {
        try (Wire wire = Wire.to(server.address())) {
            event();
            wire.send("GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n");
            event();
            server.send(HandServer.typedHead("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n"));
            wire.head();
            wire.send(Wire.UPGRADE);
            assertThat(event()).isInstanceOf(HandServer.Event.Asked.class);
        }
    }

    @Test
    void everyRequestIsHeardAlsoBehindABodyOrAnotherOneInTheSameWrite() throws Exception {
        try (Wire wire = Wire.to(server.address())) {
            event();
            wire.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nHello"
                    + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n" + Wire.UPGRADE);
            for (String target : List.of("/a", "/b", "/")) {
                assertThat(event()).isInstanceOfSatisfying(HandServer.Event.Asked.class, asked -> assertThat(
                                asked.request().start().toString().split(" ")[1])
                        .startsWith(target));
            }
            server.send(HandServer.typedHead("HTTP/1.1 404 Not Found\nContent-Length: 2\n\n"));
            server.send(utf8("no"));
            server.send(HandServer.typedHead(ANSWER));
            assertThat(wire.head()).startsWith("HTTP/1.1 404 ");
            wire.read(2);
            assertThat(wire.head()).startsWith("HTTP/1.1 101 ");
            wire.sendHex("89 80 37 fa 21 3d");
            server.send(hex("81 01 41"));
            wire.expectHex("81 01 41");
        }
        event();
        assertThat(contents()).filteredOn(Content.Frame.class::isInstance).hasSize(2);
    }

    @Test
    void aSecondClientIsToldThatThePersonIsBusyAndTheNextOneIsServed() throws Exception {
        try (Wire first = Wire.to(server.address())) {
            event();
            try (Wire second = Wire.to(server.address())) {
                assertThat(second.head()).startsWith("HTTP/1.1 503 ");
            }
            server.finish();
            first.expectEnd();
        }
        assertThat(event()).isInstanceOf(HandServer.Event.Went.class);
        try (Wire third = Wire.to(server.address())) {
            assertThat(event()).isInstanceOf(HandServer.Event.Came.class);
        }
    }

    @Test
    void withoutAClientNothingIsSent() throws IOException {
        assertThat(server.send(hex("81 00"))).isFalse();
        assertThat(server.finish()).isFalse();
    }
}
