package dev.wirelight.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.wirelight.conversation.TraceReader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleWatchTest {
    private static final String CLIENT_HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n";

    private long now;
    private final Trace trace = new Trace(new TraceClock(Instant.EPOCH, () -> now), TraceLimits.DEFAULT);
    private final TraceReader reader = new TraceReader(trace);
    private final TroubleWatch watch = new TroubleWatch();

    private Connection accept(String speaks) {
        Connection connection = trace.open(
                speaks.equals("http") ? "websocket" : "plain", speaks, Side.SERVER,
                new Address("127.0.0.1", 50_001), new Address("127.0.0.1", 8_000));
        trace.note(connection.service(), connection, new Call.Accept());
        return connection;
    }

    private List<Trouble> comes(Connection connection, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        long offset = connection.flow(Side.SERVER.reads()).length();
        trace.read(now, connection, bytes, 0, bytes.length, offset == 0 ? 0 : Call.NO_UNIT);
        return look();
    }

    private List<Trouble> look() {
        return watch.look(reader.next(1_000), now).stream().map(noticed -> noticed.finding().trouble()).toList();
    }

    static Stream<Arguments> talks() {
        return Stream.of(
                arguments("one line from nc", "http", List.of("GET / HTTP/1.1\n"), List.of(Trouble.LF_WITHOUT_CR)),
                arguments("all of it from nc", "http", List.of("GET / HTTP/1.1\nHost: x\n\n"), List.of(Trouble.LF_WITHOUT_CR)),
                arguments("LF later", "http", List.of(GET, "A: b\n"), List.of(Trouble.LF_WITHOUT_CR)),
                arguments("LF in a piece of its own", "http", List.of("GET / HTTP/1.1\r", "\n", "Host: x\r\n\r\n"), List.of()),
                arguments("the second request", "http", List.of(GET + "\r\n", "GET / HTTP/1.1\n"), List.of(Trouble.LF_WITHOUT_CR)),
                arguments("LF in a body", "http", List.of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\na\nb\n"), List.of()),
                arguments("LF to the plain server", "telnet", List.of("hello\n"), List.of()),
                arguments("TLS to HTTP", "http", List.of(CLIENT_HELLO), List.of(Trouble.TLS_TO_PLAIN)),
                arguments("TLS to the plain server", "telnet", List.of(CLIENT_HELLO), List.of(Trouble.TLS_TO_PLAIN_TCP)),
                arguments("TLS to TLS", "tls", List.of(CLIENT_HELLO), List.of()),
                arguments("HTTP to TLS", "tls", List.of(GET), List.of(Trouble.PLAIN_TO_TLS)),
                arguments("a control character is no TLS", "telnet", List.of("\u0016hello\r\n"), List.of()),
                arguments("Via", "http", List.of(GET + "Via: 1.1 squid\r\n\r\n"), List.of(Trouble.PROXY_ON_THE_WAY)),
                arguments("no Via", "http", List.of(GET + "\r\n"), List.of()),
                arguments("CONNECT", "http", List.of("CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n"), List.of(Trouble.TAKEN_FOR_PROXY)),
                arguments("a whole URL", "http", List.of("GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n"), List.of(Trouble.TAKEN_FOR_PROXY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("talks")
    void whatGoesWrongIsNoticedAtOnce(String name, String speaks, List<String> pieces, List<Trouble> expected) {
        Connection connection = accept(speaks);
        List<Trouble> noticed = new ArrayList<>();
        for (String piece : pieces) {
            noticed.addAll(comes(connection, piece));
        }

        assertThat(noticed).isEqualTo(expected);
    }

    @Test
    void aRequestWithoutItsEmptyLineIsExplainedAfterAWhileAndOnce() {
        Connection connection = accept("http");
        assertThat(comes(connection, GET)).isEmpty();
        now += TroubleWatch.PATIENCE - 1;
        assertThat(look()).isEmpty();
        now++;
        assertThat(look()).containsExactly(Trouble.MISSING_EMPTY_LINE);
        now += 2 * TroubleWatch.PATIENCE;
        assertThat(look()).isEmpty();
    }

    @Test
    void whoeverGoesOnTypingIsNotDisturbed() {
        Connection connection = accept("http");
        for (int i = 0; i < 5; i++) {
            assertThat(comes(connection, i == 0 ? GET : "A: b\r\n")).isEmpty();
            now += TroubleWatch.PATIENCE - 1;
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void aCompleteRequestAndAnIdleConnectionMissNothing() {
        comes(accept("http"), GET + "\r\n");
        comes(accept("http"), "\r\n");
        comes(accept("telnet"), "GET / HTTP/1.1\r\n");
        now += TroubleWatch.PATIENCE;

        assertThat(look()).isEmpty();
    }

    @Test
    void whoeverHasGoneIsToldNothing() {
        Connection connection = accept("http");
        comes(connection, GET);
        trace.note("websocket", connection, new Call.Close());
        now += TroubleWatch.PATIENCE;

        assertThat(look()).isEmpty();
    }

    @Test
    void afterTheUpgradeALineFeedIsAByteLikeAnyOther() {
        Connection connection = accept("http");
        String request = GET + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        connection.flow(Side.SERVER.reads()).switchAt(request.length());
        assertThat(comes(connection, request)).isEmpty();

        assertThat(comes(connection, "\u0081\u0085\n\n\n\n")).isEmpty(); // a frame, and only its beginning
        now += TroubleWatch.PATIENCE;
        assertThat(look()).isEmpty();
    }

    @Test
    void whatClientsThinkOfTlsIsToldOnceInAll() {
        for (Trouble expected : List.of(Trouble.DISTRUSTED, Trouble.OLD_TLS, Trouble.TRUNCATED)) {
            Call call = switch (expected) {
                case DISTRUSTED -> new Call.Remark("The client does not trust this server's certificate and gave up");
                case OLD_TLS -> new Call.Remark("The client offers only versions of TLS that are too old to be safe.");
                default -> new Call.Truncated(Side.SERVER.reads());
            };
            Connection connection = accept("tls");
            trace.note("plain-tls", connection, call);
            assertThat(look()).containsExactly(expected);
            trace.note("plain-tls", connection, call);
            trace.note("plain-tls", accept("tls"), call);
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void twoConnectionsAreToldApart() {
        Connection first = accept("http");
        Connection second = accept("http");
        comes(first, GET);
        comes(second, GET + "\r\n");
        now += TroubleWatch.PATIENCE;

        assertThat(watch.look(List.of(), now)).singleElement().satisfies(noticed -> {
            assertThat(noticed.connection()).isSameAs(first);
            assertThat(noticed.nanos()).isEqualTo(now);
        });
    }

    @Test
    void aConnectionOfAClientOfOursIsNotJudged() {
        Connection connection = trace.open(
                "websocket client", "http", Side.CLIENT, new Address("127.0.0.1", 50_001), new Address("127.0.0.1", 8_000));
        byte[] bytes = "GET / HTTP/1.1\n".getBytes(StandardCharsets.US_ASCII);
        trace.write(connection, bytes, 0, bytes.length, 0);

        assertThat(look()).isEmpty();
    }
}
