package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Starting, stopping, the room that both servers share, and what is common to both.
class LabTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @BeforeEach
    void start() throws CannotListen {
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Address plain() {
        return lab.plain().address().orElseThrow();
    }

    private Address webSocket() {
        return lab.webSocket().address().orElseThrow();
    }

    private List<Call> calls() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream().map(Entry::call).toList();
    }

    @Test
    void startingAServerIsThreeCallsAndAConnectionIsAnAccept() throws IOException {
        try (Wire wire = Wire.to(plain())) {
            wire.send("a");
            wire.expect("a");
            List<Call> plain = trace.since(Position.START, 100).entries().stream()
                    .filter(entry -> entry.service().equals("plain"))
                    .map(Entry::call)
                    .toList();
            assertThat(plain.subList(0, 4))
                    .containsExactly(
                            new Call.Socket(), new Call.Bind(plain(), null), new Call.Listen(1_024), new Call.Accept());
            Entry accept = trace.since(Position.START, 100).entries().stream()
                    .filter(entry -> entry.call() instanceof Call.Accept)
                    .findFirst()
                    .orElseThrow();
            assertThat(accept.connection().client()).isEqualTo(new Address(Lab.LOOPBACK, wire.port()));
            assertThat(accept.connection().server()).isEqualTo(plain());
        }
    }

    @Test
    void aBusyPortIsExplainedAndAFreeOneNamed() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK))) {
            int port = busy.getLocalPort();
            Lab another = new Lab(trace, ServerLimits.DEFAULT);
            CannotListen trouble = catchThrowableOfType(CannotListen.class, () -> another.plain().start(Lab.LOOPBACK, port));

            assertThat(trouble.portBusy()).isTrue();
            int free = trouble.nextFreePort().orElseThrow();
            assertThat(free).isGreaterThan(port);
            assertThat(trouble)
                    .hasMessage("Port " + port + " is busy: another program on this computer is listening there."
                            + " Stop that program, or use another port, such as " + free + ", which is free.");
            assertThat(another.plain().address()).isEmpty();
            another.plain().start(Lab.LOOPBACK, free);
            another.close();
        }
        assertThat(calls()).anySatisfy(call ->
                assertThat(call).isInstanceOfSatisfying(Call.Bind.class, bind -> assertThat(bind.error()).contains("in use")));
    }

    @Test
    void anAddressOfAnotherComputerAndAPortThatIsNoneAreExplained() {
        Lab another = new Lab(trace, ServerLimits.DEFAULT);

        assertThat(catchThrowableOfType(CannotListen.class, () -> another.plain().start("192.0.2.1", 0)))
                .hasMessageContaining("192.0.2.1 is not an address of this computer");
        assertThat(catchThrowableOfType(CannotListen.class, () -> another.plain().start(Lab.LOOPBACK, 70_000)))
                .hasMessageContaining("70000");
        assertThat(catchThrowableOfType(CannotListen.class, () -> another.plain().start("no.such.host.invalid", 0)))
                .hasMessageContaining("no.such.host.invalid");
        assertThat(catchThrowableOfType(CannotListen.class, () -> lab.plain().start(Lab.LOOPBACK, 0)))
                .hasMessage("The plain server is running already. Stop it first.");
    }

    @Test
    void stoppingClosesEveryConnectionProperlyAndTheSamePortCanBeHadAgain() throws Exception {
        Address was = webSocket();
        Address wasPlain = plain();
        try (Wire web = Wire.webSocket(was);
                Wire http = Wire.to(was);
                Wire telnet = Wire.to(wasPlain)) {
            telnet.send("a");
            telnet.expect("a");
            http.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
            http.head();
            Thread stopping = Thread.startVirtualThread(lab::close);
            web.expectHex("88 12 03 e9");
            web.expect("the server stops");
            web.sendHex("88 82 00 00 00 00 03 e9");
            web.expectEnd();
            telnet.expectEnd();
            http.expectEnd();
            web.close();
            telnet.close();
            http.close();
            stopping.join();
        }
        assertThat(lab.webSocket().peers()).isEmpty();
        assertThat(lab.plain().peers()).isEmpty();
        assertThat(lab.webSocket().address()).isEmpty();
        assertThat(calls().stream().filter(call -> call instanceof Call.Close)).hasSize(2 + 3);

        lab.webSocket().start(was.host(), was.port());
        try (Wire web = Wire.webSocket(was)) {
            web.sendFrame(0x81, hex("41"));
            assertThat(web.frame()).isEqualTo("1 A");
        }
    }

    @Test
    void stoppingDropsWhoDoesNotClose() throws Exception {
        Lab impatient = new Lab(trace, limits(2_000, 1 << 20, Duration.ofMillis(50)));
        impatient.plain().start(Lab.LOOPBACK, 0);
        impatient.webSocket().start(Lab.LOOPBACK, 0);
        try (Wire telnet = Wire.to(impatient.plain().address().orElseThrow());
                Wire web = Wire.webSocket(impatient.webSocket().address().orElseThrow())) {
            telnet.send("a");
            telnet.expect("a");
            impatient.close();
            assertThat(impatient.plain().peers()).isEmpty();
            assertThat(impatient.webSocket().peers()).isEmpty();
            assertThat(web.rest()).startsWith(0x88);
        }
        assertThat(calls()).contains(new Call.Remark("The server stops, and the peer did not close in time."));
    }

    @Test
    void stoppingClosesWhatABrowserKeepsInStore() throws Exception {
        // A browser keeps connections for its next requests, one of them never used, and does not look at a FIN on them.
        try (Wire unused = Wire.to(webSocket());
                Wire answered = Wire.to(webSocket())) {
            answered.send("GET /a.a HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(answered.response()).startsWith("HTTP/1.1 404 ");
            Eventually.holds("both are accepted", () -> lab.webSocket().peers().size() == 2);

            lab.webSocket().stop();

            assertThat(lab.webSocket().peers()).isEmpty();
            assertThat(calls()).doesNotHaveAnyElementsOfTypes(Call.Remark.class);
            unused.expectEnd();
            answered.expectEnd();
        }
    }

    @Test
    void aThousandPeersAreStoppedAtOnce() throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                wires.add(Wire.to(plain()));
            }
            Eventually.holds("1,000 peers", () -> lab.plain().peers().size() == 1_000);
            List<Thread> leaving = new ArrayList<>();
            for (Wire wire : wires) {
                leaving.add(Thread.startVirtualThread(() -> {
                    wire.rest();
                    try {
                        wire.close();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }));
            }
            lab.plain().stop();
            assertThat(lab.plain().peers()).isEmpty();
            for (Thread thread : leaving) {
                thread.join();
            }
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
        long accepts = calls().stream().filter(call -> call instanceof Call.Accept).count();
        long closes = calls().stream().filter(call -> call instanceof Call.Close).count();
        assertThat(accepts).isEqualTo(1_000);
        assertThat(closes).isEqualTo(1_001);
        assertThat(calls()).noneMatch(call -> call instanceof Call.Remark);
    }

    static ServerLimits limits(int connections, int unsent, Duration patience) {
        return new ServerLimits(
                connections, 50, 16 << 10, 64 << 10, 4 << 20, 8 << 10, 128 << 20, unsent, patience, Duration.ofMinutes(1), patience, patience);
    }

    @Test
    void oneRoomForBothServers() throws IOException {
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        try (Wire telnet = Wire.to(plain())) {
            assertThat(telnet.line()).isEqualTo(
                    "You are plain " + telnet.port() + ". Nobody else is in the room yet. What you send goes to everybody who comes.");
            Wire web = Wire.webSocket(webSocket());
            assertThat(longFrame(web)).isEqualTo(
                    "You are websocket " + web.port() + ". 1 other is in the room. What you send goes there.");
            assertThat(telnet.line()).isEqualTo("websocket " + web.port() + " came in.");
            telnet.send("good mor");
            telnet.send("ning\r\n");
            assertThat(web.frame()).isEqualTo("1 plain " + telnet.port() + ": good morning");
            web.sendFrame(0x81, hex("68 69"));
            assertThat(telnet.line()).isEqualTo("websocket " + web.port() + ": hi");
            int port = web.port();
            web.close();
            assertThat(telnet.line()).isEqualTo("websocket " + port + " went out.");
        }
    }

    @Test
    void nobodyCanActOnAnothersTerminalOrSpeakAsSomebodyElse() throws IOException {
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        try (Wire telnet = Wire.to(plain())) {
            telnet.line();
            try (Wire web = Wire.webSocket(webSocket())) {
                longFrame(web);
                telnet.line();
                web.sendFrame(0x81, hex("1b 5b 32 4a 0d 0a 70 6c 61 69 6e 20 31 3a 20 e2 80 ae 78 c2 9b e2 80 8d"));
                assertThat(telnet.line()).isEqualTo("websocket " + web.port() + ": ␛[2J␍␊plain 1: \ufffdx\ufffd\u200d");
            }
        }
    }

    @Test
    void aMessageTooLongForTheRoomReachesNobodyAndDisconnectsNobody() throws IOException {
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        try (Wire telnet = Wire.to(plain())) {
            telnet.line();
            try (Wire web = Wire.webSocket(webSocket())) {
                longFrame(web);
                telnet.line();
                for (int i = 0; i < 40; i++) {
                    web.sendFrame(i == 0 ? 0x01 : i == 39 ? 0x80 : 0x00, "x".repeat(50_000).getBytes(StandardCharsets.US_ASCII));
                }
                assertThat(longFrame(web)).startsWith("Nobody got that: it has 2000000 characters");
                web.sendFrame(0x81, hex("68 69"));
                assertThat(telnet.line()).isEqualTo("websocket " + web.port() + ": hi");
            }
        }
    }

    private static String longFrame(Wire wire) throws IOException {
        byte[] head = wire.read(2);
        assertThat(head[0]).isEqualTo((byte) 0x81);
        return new String(wire.read(head[1] & 0x7f), StandardCharsets.UTF_8);
    }

    @Test
    void whoTalksHttpIsNotInTheRoomBeforeTheUpgrade() throws IOException {
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        try (Wire http = Wire.to(webSocket());
                Wire telnet = Wire.to(plain())) {
            http.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
            http.head();
            assertThat(telnet.line()).contains("Nobody else is");
            http.send(Wire.UPGRADE);
            http.head();
            assertThat(longFrame(http)).contains("1 other is");
            assertThat(telnet.line()).isEqualTo("websocket " + http.port() + " came in.");
        }
    }

    @Test
    void behavioursMayChangeWhilePeersComeAndGoAndTheRoomIsEmptyAfterwards() throws Exception {
        Thread changing = Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                lab.plain().behave(Behaviour.CHAT);
                lab.webSocket().behave(Behaviour.CHAT);
                lab.plain().behave(Behaviour.ECHO);
                lab.webSocket().behave(Behaviour.ECHO);
                Thread.yield();
            }
        });
        for (int i = 0; i < 150; i++) {
            Wire telnet = Wire.to(plain());
            Wire web = Wire.webSocket(webSocket());
            telnet.reset();
            web.reset();
        }
        changing.interrupt();
        changing.join();
        Eventually.holds("all are gone", () -> lab.plain().peers().isEmpty() && lab.webSocket().peers().isEmpty());
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        try (Wire telnet = Wire.to(plain())) {
            assertThat(telnet.line()).contains("Nobody else is in the room");
        }
    }

    @Test
    void theClockPushesToBoth() throws IOException {
        lab.plain().behave(Behaviour.CLOCK);
        lab.webSocket().behave(Behaviour.CLOCK);
        try (Wire telnet = Wire.to(plain());
                Wire web = Wire.webSocket(webSocket())) {
            assertThat(telnet.line()).matches("\\d\\d:\\d\\d:\\d\\d");
            assertThat(web.frame()).matches("1 \\d\\d:\\d\\d:\\d\\d");
        }
    }
}
