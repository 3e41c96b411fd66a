package dev.wirelight.server;

import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TricksTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @BeforeEach
    void start() throws CannotListen {
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Wire shakeHands() throws IOException {
        return Wire.webSocket(lab.webSocket().address().orElseThrow());
    }

    private void play(String trick) {
        lab.webSocket().play(lab.webSocket().tricks().with(trick));
    }

    @Test
    void noPongLeavesAPingUnansweredAlsoOnAConnectionThatIsOpen() throws IOException {
        try (Wire wire = shakeHands()) {
            play("no-pong");
            wire.sendFrame(0x89, utf8("?"));
            wire.sendFrame(0x81, utf8("A"));
            assertThat(wire.frame()).isEqualTo("1 A");
            lab.webSocket().play(Tricks.NONE);
            wire.sendFrame(0x89, utf8("!"));
            assertThat(wire.frame()).isEqualTo("10 !");
        }
    }

    @Test
    void noCloseLeavesACloseUnansweredUntilTheClientEndsTheConnection() throws IOException {
        play("no-close");
        try (Wire wire = shakeHands()) {
            wire.sendFrame(0x88, Bytes.hex("03 e8"));
            wire.finish();
            assertThat(wire.rest()).isEmpty();
        }
        Eventually.holds("the peer is gone", () -> lab.webSocket().peers().isEmpty());
    }

    @Test
    void noCloseAndThenACloseFromTheServerEndsTheConnectionAtOnce() throws IOException {
        play("no-close");
        try (Wire wire = shakeHands()) {
            wire.sendFrame(0x88, Bytes.hex("03 e8"));
            wire.sendFrame(0x81, utf8("passed over"));
            Eventually.holds("the close has come", () -> calls().stream().anyMatch(Call.Read.class::isInstance));
            lab.webSocket().closeAll(1000, "");
            wire.expectHex("88 02 03 e8");
            wire.expectEnd();
        }
        Eventually.holds("the peer is gone", () -> lab.webSocket().peers().isEmpty());
        assertThat(calls()).noneMatch(call -> call instanceof Call.Remark(String text) && text.contains("did not answer"));
    }

    private List<Call> calls() {
        return trace.since(Position.START, 1_000).entries().stream().map(Entry::call).toList();
    }

    @Test
    void wrongAcceptIsMadeOfAKeyOfSixteenZeroes() throws IOException {
        play("wrong-accept");
        try (Wire wire = Wire.to(lab.webSocket().address().orElseThrow())) {
            wire.send(Wire.UPGRADE);
            assertThat(wire.head()).contains("\r\nSec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\n");
        }
    }

    @Test
    void maskPutsAKeyIntoEveryFrame() throws IOException {
        play("mask");
        try (Wire wire = shakeHands()) {
            wire.sendFrame(0x81, utf8("A"));
            byte[] frame = wire.read(7);
            assertThat(frame).startsWith(0x81, 0x81);
            assertThat((byte) (frame[2] ^ frame[6])).isEqualTo((byte) 'A');
        }
    }

    @Test
    void fragmentCutsAMessageAndNoControlFrame() throws IOException {
        play("fragment=2");
        try (Wire wire = shakeHands()) {
            wire.sendFrame(0x81, utf8("Hello"));
            wire.sendFrame(0x89, utf8("ping"));
            wire.expectHex("01 02 48 65  00 02 6c 6c  80 01 6f  8a 04 70 69 6e 67");
        }
    }

    @Test
    void delayHoldsBackWhatIsSentAndLosesNothing() throws IOException {
        play("delay=50");
        try (Wire wire = shakeHands()) {
            long begin = System.nanoTime();
            wire.sendFrame(0x81, utf8("A"));
            assertThat(wire.frame()).isEqualTo("1 A");
            // Not a question of speed: nothing may come before its time.
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(50_000_000);
        }
    }

    @Test
    void aCloseThatIsDelayedIsSentBeforeAnAnswerToItIsMissed() throws Exception {
        Lab hasty = new Lab(trace, hastyLimits());
        hasty.webSocket().start(Lab.LOOPBACK, 0);
        try (hasty;
                Wire wire = Wire.webSocket(hasty.webSocket().address().orElseThrow())) {
            Eventually.holds("it is there", () -> hasty.webSocket().peers().size() == 1);
            hasty.webSocket().play(Tricks.NONE.with("delay=1500"));
            hasty.webSocket().closeAll(1000, "");
            wire.expectHex("88 02 03 e8");
        }
    }

    @Test
    void aServerThatStopsDoesNotDelayItsFarewell() throws Exception {
        Lab hasty = new Lab(trace, hastyLimits());
        hasty.webSocket().start(Lab.LOOPBACK, 0);
        try (hasty;
                Wire wire = Wire.webSocket(hasty.webSocket().address().orElseThrow())) {
            Eventually.holds("it is there", () -> hasty.webSocket().peers().size() == 1);
            hasty.webSocket().play(Tricks.NONE.with("delay=10000"));
            wire.sendFrame(0x81, utf8("A"));
            Eventually.holds("it has been read", () -> calls().stream().filter(Call.Read.class::isInstance).count() == 2);
            Thread stop = Thread.startVirtualThread(hasty.webSocket()::stop);
            assertThat(wire.frame()).isEqualTo("1 A");
            wire.expectHex("88 12 03 e9 74 68 65 20 73 65 72 76 65 72 20 73 74 6f 70 73");
            stop.join();
        }
    }

    private static ServerLimits hastyLimits() {
        ServerLimits usual = ServerLimits.DEFAULT;
        return new ServerLimits(
                usual.connections(), usual.connectionsOfOne(), usual.head(), usual.body(), usual.message(), usual.line(), usual.memory(), usual.unsent(),
                usual.handshake(), usual.idle(), usual.stuckWrite(), Duration.ofMillis(200));
    }

    @Test
    void theTraceSaysWhichTricksArePlayed() {
        play("no-pong");
        play("fragment=3");
        lab.webSocket().play(Tricks.NONE);
        assertThat(trace.since(Position.START, 100).entries())
                .filteredOn(entry -> entry.call() instanceof Call.Remark)
                .extracting(entry -> ((Call.Remark) entry.call()).text())
                .containsExactly(
                        "On purpose the server now does not answer pings.",
                        "On purpose the server now cuts messages into frames of 3 bytes.",
                        "No longer so: the server does not answer pings, cuts messages into frames of 3 bytes.");
    }

    @Test
    void whatIsNoTrickIsRefusedWithWords() {
        assertThatThrownBy(() -> Tricks.NONE.with("no-ping")).hasMessageContaining("There is no trick \"no-ping\"");
        assertThatThrownBy(() -> Tricks.NONE.with("fragment")).hasMessageContaining("such as fragment=3");
        assertThatThrownBy(() -> Tricks.NONE.with("fragment=0")).hasMessageContaining("1 to 65536 bytes, not 0");
        assertThatThrownBy(() -> Tricks.NONE.with("delay=99999999999")).hasMessageContaining("0 to 10000 milliseconds");
        assertThatThrownBy(() -> Tricks.NONE.with("fragment=x")).hasMessageContaining("a whole number");
        assertThatThrownBy(() -> Tricks.NONE.with("delay=20000")).hasMessageContaining("0 to 10000 milliseconds");
        assertThatThrownBy(() -> Tricks.NONE.with("fragment=99999")).hasMessageContaining("1 to 65536 bytes");
    }

    @Test
    void bytesMadeByHandReachOneClientOrAllJustAsTheyAre() throws IOException {
        try (Wire first = shakeHands();
                Wire second = shakeHands()) {
            Eventually.holds("both are there", () -> lab.webSocket().peers().size() == 2);
            Peer one = lab.webSocket().peers().getFirst();
            assertThat(lab.webSocket().sendByHand(Bytes.hex("c1 01 41"), Optional.of(one.connection()))).isEqualTo(1);
            first.expectHex("c1 01 41");
            assertThat(lab.webSocket().sendByHand(Bytes.hex("81"), Optional.empty())).isEqualTo(2);
            assertThat(lab.webSocket().sendByHand(Bytes.hex("01 42"), Optional.empty())).isEqualTo(2);
            first.expectHex("81 01 42");
            second.expectHex("81 01 42");
        }
    }

    @Test
    void afterACloseFrameMadeByHandTheServerSendsNothingByItselfAndEndsWithTheClientsClose() throws IOException {
        try (Wire wire = shakeHands()) {
            Eventually.holds("it is there", () -> lab.webSocket().peers().size() == 1);
            lab.webSocket().sendByHand(Bytes.hex("88 02 03 e8"), Optional.empty());
            wire.expectHex("88 02 03 e8");
            wire.sendFrame(0x89, utf8("?"));
            wire.sendFrame(0x88, Bytes.hex("03 e8"));
            wire.expectEnd();
        }
    }
}
