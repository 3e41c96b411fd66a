package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainServerTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @BeforeEach
    void start() throws CannotListen {
        lab.plain().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Wire connect() throws IOException {
        return Wire.to(lab.plain().address().orElseThrow());
    }

    private List<Call> calls() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream()
                .filter(entry -> entry.connection() != null)
                .map(Entry::call)
                .toList();
    }

    @Test
    void echoGivesBackEveryByteAsItCame() throws IOException {
        try (Wire wire = connect()) {
            wire.send("hello\r\n");
            wire.expect("hello\r\n");
            wire.send("no line end");
            wire.expect("no line end");
            wire.sendHex("0d");
            wire.sendHex("00 0a ff ff 00 80");
            wire.expectHex("0d 00 0a ff ff 00 80");
        }
    }

    @Test
    void echoGivesBackAMegabyte() throws Exception {
        byte[] much = new byte[1 << 20];
        new Random(7).nextBytes(much);
        for (int i = 0; i < much.length; i++) {
            much[i] = (byte) (much[i] & 0x7f); // no telnet command in it
        }
        try (Wire wire = connect()) {
            Thread sending = Thread.startVirtualThread(() -> {
                try {
                    wire.send(much);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            byte[] echo = wire.read(much.length - 1);
            assertThat(Arrays.equals(echo, 0, echo.length, much, 0, echo.length)).isTrue();
            sending.join();
        }
    }

    @Test
    void upperAnswersLineByLine() throws IOException {
        lab.plain().behave(Behaviour.UPPER);
        try (Wire wire = connect()) {
            wire.send("gr");
            wire.send("üß\r\nLF\nhalf");
            wire.expect("GRÜSS\r\nLF\r\n");
            wire.send("\r\n");
            wire.expect("HALF\r\n");
        }
    }

    @Test
    void aLineWithoutAnEndIsTakenAsSeveral() throws IOException {
        lab.plain().behave(Behaviour.UPPER);
        try (Wire wire = connect()) {
            for (int i = 0; i < 100; i++) {
                wire.send("x".repeat(1_000));
            }
            wire.expect("X".repeat(8 << 10));
        }
    }

    @Test
    void telnetNegotiationIsRefusedAndRefusalsAreNotAnswered() throws IOException {
        try (Wire wire = connect()) {
            wire.sendHex("ff fd 03 ff fb 18 ff fe 01 ff fc 1f ff fa 18 00 78 ff f0 61");
            wire.expectHex("ff fc 03 ff fe 18 61");
            wire.sendHex("ff");
            wire.sendHex("f6");
            wire.expect("[Yes, Wirelight is here.]\r\n");
        }
    }

    @Test
    void theEndOfThePeersStreamEndsTheConnection() throws IOException {
        try (Wire wire = connect()) {
            wire.send("bye");
            wire.finish();
            wire.expect("bye");
            wire.expectEnd();
        }
        Eventually.holds("the peer is gone", () -> lab.plain().peers().isEmpty());
        assertThat(calls().stream().map(call -> call.getClass().getSimpleName()))
                .containsExactly("Accept", "Read", "Write", "EndOfStream", "Close");
    }

    @Test
    void aPeerThatVanishesLeavesItsErrorInTheTrace() throws IOException {
        Wire wire = connect();
        wire.send("a");
        wire.expect("a");
        wire.reset();
        Eventually.holds("the peer is gone", () -> lab.plain().peers().isEmpty());

        assertThat(calls()).contains(new Call.Failed("read", "Connection reset")).last().isEqualTo(new Call.Close());
    }

    @Test
    void sayGoesToEveryClientWithIacDoubled() throws IOException {
        try (Wire one = connect();
                Wire other = connect()) {
            Eventually.holds("two peers", () -> lab.plain().peers().size() == 2);
            assertThat(lab.plain().say("good morning")).isEqualTo(2);
            one.expect("good morning\r\n");
            other.expect("good morning\r\n");
            assertThat(lab.plain().ping("x")).isZero();
        }
    }

    @Test
    void manyWordsFromManyThreadsArriveWholeAndInOrder() throws Exception {
        try (Wire wire = connect()) {
            Eventually.holds("a peer", () -> lab.plain().peers().size() == 1);
            Peer peer = lab.plain().peers().getFirst();
            int threads = 8;
            int each = 500;
            for (int t = 0; t < threads; t++) {
                int name = t;
                Thread.startVirtualThread(() -> {
                    for (int i = 0; i < each; i++) {
                        peer.say(name + " " + i);
                    }
                });
            }
            int[] next = new int[threads];
            for (int i = 0; i < threads * each; i++) {
                String[] words = wire.line().split(" ");
                assertThat(words).hasSize(2);
                int name = Integer.parseInt(words[0]);
                assertThat(Integer.parseInt(words[1])).isEqualTo(next[name]++);
            }
        }
    }

    @Test
    void closingSendsFinAndNothingMoreIsSaidOrWrittenDown() throws IOException {
        try (Wire wire = connect()) {
            wire.send("a");
            wire.expect("a");
            assertThat(lab.plain().closeAll(1000, "enough")).isEqualTo(1);
            wire.expectEnd();
            wire.send("too late\r\n");
            assertThat(lab.plain().say("x")).isZero();
            wire.finish();
            Eventually.holds("the peer is gone", () -> lab.plain().peers().isEmpty());
        }
        List<Call> calls = calls();
        assertThat(calls.stream().filter(call -> call instanceof Call.Write)).hasSize(1);
        assertThat(calls.stream().filter(call -> call instanceof Call.Read)).hasSize(2);
        assertThat(calls).noneMatch(call -> call instanceof Call.Failed);
        assertThat(calls).contains(new Call.Shutdown(), new Call.EndOfStream(Direction.CLIENT_TO_SERVER));
    }

    @Test
    void whoNeverFinishesAfterTheServersFinIsDropped() throws Exception {
        lab.close();
        lab = new Lab(trace, LabTest.limits(10, 1 << 20, Duration.ofMillis(20)));
        lab.plain().start(Lab.LOOPBACK, 0);
        try (Wire wire = connect()) {
            wire.send("a");
            wire.expect("a");
            lab.plain().closeAll(1000, "enough");
            wire.expectEnd();
            Eventually.holds("the peer is gone", () -> lab.plain().peers().isEmpty());
        }
        assertThat(calls()).contains(new Call.Remark("The peer did not close its side in time."));
    }

    @Test
    void silenceHasALimitAndTheReasonIsWrittenDown() throws Exception {
        lab.close();
        lab = new Lab(trace, ServerLimits.DEFAULT.withPatience(Duration.ofMinutes(1), Duration.ofMillis(50)));
        lab.plain().start(Lab.LOOPBACK, 0);
        try (Wire wire = connect()) {
            wire.expectEnd();
        }
        assertThat(calls()).contains(new Call.Remark("Nothing came for 0 minutes: the limit for silence."));
    }

    @Test
    void aReadSaysWhereItsFirstPieceBegins() throws IOException {
        try (Wire wire = connect()) {
            wire.sendHex("61 0d");
            wire.expectHex("61");
            wire.sendHex("0a 62");
            wire.expectHex("0d 0a 62");
        }
        List<Call.Read> reads = calls().stream()
                .filter(call -> call instanceof Call.Read)
                .map(call -> (Call.Read) call)
                .toList();
        assertThat(reads).extracting(Call.Read::firstUnit).containsExactly(0L, 3L);
        assertThat(reads).extracting(read -> Bytes.hex(read.bytes())).containsExactly("61 0d", "0a 62");
        assertThat(hex("61 0d")).isEqualTo(reads.getFirst().bytes());
    }
}
