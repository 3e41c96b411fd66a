package dev.wirelight.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The WebSocket server as plain HTTP clients, and people who type, find it.
class HttpStageTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @BeforeEach
    void start() throws CannotListen {
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private void startWith(ServerLimits limits) throws CannotListen {
        lab.close();
        lab = new Lab(trace, limits);
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    private Wire connect() throws IOException {
        return Wire.to(lab.webSocket().address().orElseThrow());
    }

    private List<Call> calls() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream()
                .filter(entry -> entry.connection() != null)
                .map(Entry::call)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            426 | Upgrade Required                | GET /room HTTP/1.1~Host: x~~
            404 | Not Found                       | GET /favicon.ico HTTP/1.1~Host: x~~
            405 | Method Not Allowed              | DELETE / HTTP/1.1~Host: x~~
            501 | Not Implemented                 | BREW / HTTP/1.1~Host: x~~
            405 | Method Not Allowed              | POST /chat HTTP/1.1~Host: x~Upgrade: websocket~~
            400 | Bad Request                     | GET / HTTP/1.1~~
            400 | Bad Request                     | GET / HTTP/1.1~Host : x~~
            400 | Bad Request                     | GET / HTTP/1.1_Host: x__
            400 | Bad Request                     | GET / HTTP/1.1~Host: x~Upgrade: websocket~Connection: Upgrade~~
            426 | Upgrade Required                | GET / HTTP/1.1~Host: x~Sec-WebSocket-Version: 13~~
            413 | Content Too Large               | POST / HTTP/1.1~Host: x~Content-Length: 999999~~
            501 | Not Implemented                 | POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~~
            505 | HTTP Version Not Supported      | GET / HTTP/3.0~Host: x~~
            200 | OK                              | GET /?a=b HTTP/1.1~Host: x~~
            """)
    void theStatusThatARequestBrings(int status, String reason, String request) throws IOException {
        try (Wire wire = connect()) {
            wire.send(request.replace("~", "\r\n").replace("_", "\n"));
            String response = wire.response();
            assertThat(response).startsWith("HTTP/1.1 " + status + " " + reason + "\r\n");
            switch (status) {
                case 426 -> assertThat(response).contains("\r\nUpgrade: websocket\r\n", "\r\nSec-WebSocket-Version: 13\r\n");
                case 405 -> assertThat(response).contains("\r\nAllow: GET");
                default -> assertThat(response).contains("\r\nContent-Type: text/");
            }
        }
    }

    @Test
    void aTargetOrAHeadThatIsTooLongIsRefused() throws IOException {
        try (Wire wire = connect()) {
            wire.send("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wire.response()).startsWith("HTTP/1.1 414 URI Too Long\r\n").contains("\r\nConnection: close\r\n");
            wire.expectEnd();
        }
        try (Wire wire = connect()) {
            wire.send("GET / HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(4_000));
            assertThat(wire.response()).startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
            wire.expectEnd();
        }
    }

    @Test
    void aRefusalIsTheLastThatIsSaid() throws Exception {
        startWith(LabTest.limits(10, 1 << 20, Duration.ofMillis(100)));
        try (Wire wire = connect()) {
            wire.send("nonsense\r\n\r\n");
            assertThat(wire.response()).startsWith("HTTP/1.1 400 ");
            wire.expectEnd();
            Eventually.holds("the peer is gone", () -> lab.webSocket().peers().isEmpty());
        }
        assertThat(calls().stream().filter(call -> call instanceof Call.Write)).hasSize(1);
        assertThat(calls()).noneMatch(call -> call instanceof Call.Failed || call instanceof Call.Remark);
    }

    @Test
    void aBodyThatIsNeverFinishedEndsTheConnection() throws Exception {
        startWith(ServerLimits.DEFAULT.withPatience(Duration.ofMillis(300), Duration.ofMinutes(10)));
        try (Wire wire = connect()) {
            wire.send("GET /room HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this");
            assertThat(wire.response()).startsWith("HTTP/1.1 426 ");
            wire.expectEnd();
        }
    }

    @Test
    void aHeadThatTakesTooLongIs408ThoughBytesKeepComing() throws Exception {
        startWith(ServerLimits.DEFAULT.withPatience(Duration.ofMillis(300), Duration.ofMinutes(1)));
        try (Wire wire = connect()) {
            Thread dripping = Thread.startVirtualThread(() -> {
                try {
                    wire.send("GET / HTTP/1.1\r\nX: ");
                    while (true) {
                        wire.send("y");
                        LockSupport.parkNanos(20_000_000);
                    }
                } catch (IOException e) {
                    // The server has closed.
                }
            });
            assertThat(wire.response()).startsWith("HTTP/1.1 408 Request Timeout\r\n").contains("Connection: close\r\n");
            wire.expectEnd();
            wire.close();
            dripping.join();
        }
    }

    @Test
    void twoRequestsOnOneConnection() throws IOException {
        try (Wire wire = connect()) {
            wire.send(GET);
            assertThat(wire.response()).contains("\r\n\r\n<!doctype html>").doesNotContain("Connection: close");
            wire.send("GET /x.png HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(wire.response()).startsWith("HTTP/1.1 404 ").contains("Connection: close");
            wire.expectEnd();
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (Wire wire = connect()) {
            wire.send("GET /a.a HTTP/1.1\r\nHost: x\r\n\r\nPOST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12345"
                    + "\r\nHEAD / HTTP/1.1\r\nHost: x\r\n\r\n" + Wire.UPGRADE);
            assertThat(wire.response()).startsWith("HTTP/1.1 404 ");
            assertThat(wire.response()).startsWith("HTTP/1.1 405 ");
            assertThat(wire.head()).startsWith("HTTP/1.1 200 ").contains("Content-Length: ");
            assertThat(wire.head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void whoAsksAThousandTimesAtOnceIsAnsweredSoFarAndClosed() throws Exception {
        startWith(LabTest.limits(10, 100_000, Duration.ofSeconds(5)));
        try (Wire wire = connect()) {
            wire.send(GET.repeat(20_000));
            String all = new String(wire.rest(), StandardCharsets.UTF_8);

            assertThat(all).startsWith("HTTP/1.1 200 OK").contains("\r\nConnection: close\r\n");
        }
        Eventually.holds("the peer is gone", () -> lab.webSocket().peers().isEmpty());
        assertThat(calls()).allSatisfy(call -> {
            if (call instanceof Call.Write write) {
                assertThat(write.bytes()).hasSizeLessThan(200_000);
            }
        });
    }

    @Test
    void http10ClosesUnlessAskedNotTo() throws IOException {
        try (Wire wire = connect()) {
            wire.send("GET /a.a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(wire.response()).startsWith("HTTP/1.1 404 ").contains("\r\nConnection: keep-alive\r\n");
            wire.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(wire.response()).startsWith("HTTP/1.1 200 ").contains("Connection: close");
            wire.expectEnd();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | HEAD / HTTP/1.1~~
            405 | HEAD / HTTP/1.1~Host: x~Upgrade: websocket~~
            413 | HEAD / HTTP/1.1~Host: x~Content-Length: 999999~~
            """)
    void aRefusalOfHeadHasNoBodyEither(int status, String request) throws IOException {
        try (Wire wire = connect()) {
            wire.send(request.replace("~", "\r\n"));
            assertThat(wire.head()).startsWith("HTTP/1.1 " + status + " ").containsPattern("Content-Length: [1-9]");
            wire.expectEnd();
        }
    }

    @Test
    void everyAnswerSaysWhenItWasMade() throws IOException {
        try (Wire wire = connect()) {
            wire.send("GET /a.a HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wire.response())
                    .containsPattern("\r\nDate: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} 20\\d\\d [\\d:]{8} GMT\r\n");
        }
    }

    @Test
    void headHasNoBody() throws IOException {
        try (Wire wire = connect()) {
            wire.send("HEAD / HTTP/1.0\r\n\r\n");
            assertThat(wire.head()).startsWith("HTTP/1.1 200 OK\r\n").containsPattern("Content-Length: [1-9]");
            wire.expectEnd();
        }
    }
}
