package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketServerTest {
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

    private Wire shakeHands() throws IOException {
        return Wire.webSocket(lab.webSocket().address().orElseThrow());
    }

    private List<Call> calls() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream()
                .filter(entry -> entry.connection() != null)
                .map(Entry::call)
                .toList();
    }

    @Test
    void echoGivesBackTextAndBinaryOfEveryLength() throws IOException {
        try (Wire wire = shakeHands()) {
            wire.sendHex("81 85 37 fa 21 3d 7f 9f 4d 51 58");
            wire.expectHex("81 05 48 65 6c 6c 6f");
            for (int length : new int[] {0, 125, 126, 65_535}) {
                wire.sendFrame(0x82, new byte[length]);
                wire.expectHex(length < 126 ? "82" + "%02x".formatted(length) : "82 7e %04x".formatted(length));
                assertThat(wire.read(length)).isEqualTo(new byte[length]);
            }
            wire.sendHex("82 ff 00 00 00 00 00 01 00 00 00 00 00 00");
            wire.send(new byte[65_536]);
            wire.expectHex("82 7f 00 00 00 00 00 01 00 00");
            assertThat(wire.read(65_536)).isEqualTo(new byte[65_536]);
        }
    }

    @Test
    void aPingBetweenFragmentsIsAnsweredFirst() throws IOException {
        try (Wire wire = shakeHands()) {
            wire.sendFrame(0x01, utf8("Hel"));
            wire.sendFrame(0x89, utf8("?"));
            wire.sendFrame(0x80, utf8("lo"));
            assertThat(wire.frame()).isEqualTo("10 ?");
            assertThat(wire.frame()).isEqualTo("1 Hello");
        }
    }

    @Test
    void framesRightBehindTheRequestAreAnsweredRightBehindThe101() throws IOException {
        try (Wire wire = connect()) {
            wire.send(Bytes.join(utf8(Wire.UPGRADE), hex("81 81 00 00 00 00 41 89 80")));
            assertThat(wire.head()).startsWith("HTTP/1.1 101 Switching Protocols\r\n");
            assertThat(wire.frame()).isEqualTo("1 A");
            wire.sendHex("00 00 00 00");
            assertThat(wire.frame()).isEqualTo("10 ");
        }
        List<Call.Read> reads = calls().stream().filter(c -> c instanceof Call.Read).map(c -> (Call.Read) c).toList();
        assertThat(reads).extracting(Call.Read::firstUnit).containsExactly(0L, Call.NO_UNIT);
        long switchedAt = trace.since(Position.START, 10).entries().stream()
                .filter(entry -> entry.connection() != null)
                .findFirst()
                .orElseThrow()
                .connection()
                .flow(Direction.CLIENT_TO_SERVER)
                .switchedAt();
        assertThat(switchedAt).isEqualTo(Wire.UPGRADE.length());
    }

    @Test
    void aRequestByteByByteIsUnderstood() throws IOException {
        try (Wire wire = connect()) {
            for (byte[] piece : Bytes.pieces(utf8(Wire.UPGRADE), 1)) {
                wire.send(piece);
            }
            assertThat(wire.head()).startsWith("HTTP/1.1 101 ");
        }
        Eventually.holds("the peer is gone", () -> lab.webSocket().peers().isEmpty());
        long written = calls().stream().filter(c -> c instanceof Call.Write).count();
        assertThat(written).isEqualTo(1);
        assertThat(calls()).allSatisfy(call -> {
            if (call instanceof Call.Transfer transfer && transfer.firstUnit() != Call.NO_UNIT) {
                assertThat(transfer.firstUnit()).isBetween(transfer.offset(), transfer.offset() + transfer.bytes().length - 1);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1002 | 81 05 48 65 6c 6c 6f
            1002 | 48 65 6c 6c 6f 0d 0a
            1002 | c1 80 00 00 00 00
            1002 | 89 fe 00 7e 00 00 00 00
            1007 | 81 82 00 00 00 00 c3 28
            1009 | 82 ff 00 00 00 00 00 40 00 01 00 00 00 00
            1009 | 82 ff 7f ff ff ff ff ff ff ff 00 00 00 00
            1002 | 82 ff 80 00 00 00 00 00 00 00 00 00 00 00
            1002 | 88 82 00 00 00 00 03 ed
            1000 | 88 82 00 00 00 00 03 e8
            """)
    void theCloseCodeThatAFrameBrings(int code, String frame) throws IOException {
        try (Wire wire = shakeHands()) {
            wire.sendHex(frame);
            wire.expectClose(code);
            wire.expectEnd();
        }
    }

    @Test
    void theServerBeginsTheClosingHandshake() throws IOException {
        try (Wire wire = shakeHands()) {
            assertThat(lab.webSocket().closeAll(4_000, "bell")).isEqualTo(1);
            wire.expectHex("88 06 0f a0 62 65 6c 6c");
            wire.sendFrame(0x81, utf8("late"));
            assertThat(lab.webSocket().say("x")).isZero();
            wire.sendHex("88 82 00 00 00 00 0f a0");
            wire.expectEnd();
        }
        Eventually.holds("the peer is gone", () -> lab.webSocket().peers().isEmpty());
        assertThat(calls()).noneMatch(call -> call instanceof Call.Failed);
    }

    @Test
    void aFinWithoutACloseFrameEndsTheConnection() throws IOException {
        try (Wire wire = shakeHands()) {
            wire.sendFrame(0x81, utf8("x"));
            wire.finish();
            assertThat(wire.frame()).isEqualTo("1 x");
            wire.expectEnd();
        }
    }

    @Test
    void sayAndPingReachOnlyWhoShookHands() throws IOException {
        try (Wire http = connect();
                Wire web = shakeHands()) {
            http.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
            http.head();
            assertThat(lab.webSocket().say("news")).isEqualTo(1);
            assertThat(lab.webSocket().ping("p")).isEqualTo(1);
            assertThat(web.frame()).isEqualTo("1 news");
            assertThat(web.frame()).isEqualTo("9 p");
        }
    }

    @Test
    void silenceBeforeAndAfterTheUpgradeHasALimit() throws Exception {
        startWith(ServerLimits.DEFAULT.withPatience(Duration.ofMinutes(1), Duration.ofMillis(100)));
        try (Wire wire = connect()) {
            wire.expectEnd();
        }
        try (Wire wire = shakeHands()) {
            wire.expectClose(1001);
            wire.expectEnd();
        }
        Eventually.holds("both are gone", () -> lab.webSocket().peers().isEmpty());
        assertThat(calls().stream().filter(call -> call instanceof Call.Remark)).hasSize(2);
    }

    @Test
    void halfAHandshakeAndGone() throws IOException {
        try (Wire staying = shakeHands()) {
            Wire wire = connect();
            wire.send(Wire.UPGRADE.substring(0, 70));
            Eventually.holds("the half head is read", () -> lab.webSocket().peers().size() == 2
                    && trace.totals().bytes() > 2 * 70 + 129);
            wire.reset();
            Eventually.holds("it is gone", () -> lab.webSocket().peers().size() == 1);
            staying.sendFrame(0x81, utf8("x"));
            assertThat(staying.frame()).isEqualTo("1 x");
        }
        assertThat(calls()).contains(new Call.Failed("read", "Connection reset"));
    }
}
