package dev.wirelight.server;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a stranger may do to the servers, and what the other connections notice of it: nothing.
class StrangersTest {
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
    void aPageOfAnotherSiteIsNotGivenAWebSocket() throws Exception {
        try (Wire page = Wire.to(webSocket())) {
            page.send(Wire.UPGRADE.replaceFirst("\r\n\r\n$", "\r\nOrigin: http://evil.example:8000\r\n\r\n"));
            assertThat(page.response())
                    .startsWith("HTTP/1.1 403 Forbidden\r\n")
                    .contains("Your page comes from the origin http://evil.example:8000")
                    .contains("RFC 6455 §10.2");
            page.expectEnd();
        }
        assertThat(calls()).anySatisfy(call -> assertThat(call)
                .isInstanceOfSatisfying(Call.Remark.class, remark -> assertThat(remark.text())
                        .startsWith("The browser was refused: it shows a page of http://evil.example:8000")));
        lab.webSocket().welcome(lab.webSocket().origins().and(List.of("http://evil.example:8000")));
        try (Wire page = Wire.to(webSocket())) {
            page.send(Wire.UPGRADE.replaceFirst("\r\n\r\n$", "\r\nOrigin: http://evil.example:8000\r\n\r\n"));
            assertThat(page.line()).isEqualTo("HTTP/1.1 101 Switching Protocols");
        }
    }

    @Test
    void theLimitOfConnectionsIsToldToThePeer() throws Exception {
        Lab small = new Lab(trace, ServerLimits.DEFAULT.withConnections(1));
        small.plain().start(Lab.LOOPBACK, 0);
        small.webSocket().start(Lab.LOOPBACK, 0);
        Address plain = small.plain().address().orElseThrow();
        Address webSocket = small.webSocket().address().orElseThrow();
        try (Wire first = Wire.to(plain);
                Wire firstWeb = Wire.webSocket(webSocket)) {
            first.send("a");
            first.expect("a");
            try (Wire second = Wire.to(plain)) {
                assertThat(second.line()).isEqualTo("The lab is full: 1 connection is open. Close one and try again.");
                second.expectEnd();
            }
            try (Wire second = Wire.to(webSocket)) {
                second.send(Wire.UPGRADE);
                assertThat(second.response()).startsWith("HTTP/1.1 503 Service Unavailable\r\n").contains("The lab is full");
                second.expectEnd();
            }
            first.send("b");
            first.expect("b");
            firstWeb.sendFrame(0x89, hex(""));
            firstWeb.expectHex("8a 00");
        } finally {
            small.close();
        }
    }

    @Test
    void garbageOnEitherPortHarmsNobodyElse() throws IOException {
        byte[] clientHello = hex("16 03 01 00 2f 01 00 00 2b 03 03" + "ab".repeat(32) + "00 00 04 13 01 13 02 01 00 00 00");
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        try (Wire telnet = Wire.to(plain());
                Wire web = Wire.webSocket(webSocket())) {
            for (byte[] garbage : List.of(clientHello, random, hex("0d 0a 0d 0a 00 0d 0a 0d 0a"))) {
                for (Address address : List.of(plain(), webSocket())) {
                    try (Wire wire = Wire.to(address)) {
                        Thread sending = Thread.startVirtualThread(() -> {
                            try {
                                wire.send(garbage);
                                wire.finish();
                            } catch (IOException e) {
                                // The server has closed already, as it may.
                            }
                        });
                        wire.rest();
                        sending.interrupt();
                    }
                }
                Wire vanishing = Wire.to(webSocket());
                vanishing.send(Wire.UPGRADE.substring(0, 60));
                vanishing.reset();
            }
            telnet.send("still here\r\n");
            telnet.expect("still here\r\n");
            web.sendFrame(0x81, hex("6f 6b"));
            assertThat(web.frame()).isEqualTo("1 ok");
            Eventually.holds("the vanished are gone", () -> lab.webSocket().peers().size() == 1 && lab.plain().peers().size() == 1);
        }
    }

    @Test
    void whoNeverReadsIsDroppedWithTheReasonAndTheOthersAreNot() throws Exception {
        Lab strict = new Lab(trace, LabTest.limits(10, 100_000, Duration.ofSeconds(30)));
        strict.plain().start(Lab.LOOPBACK, 0);
        Address address = strict.plain().address().orElseThrow();
        try (Wire reading = Wire.to(address);
                Wire deaf = Wire.to(address)) {
            Thread reader = Thread.startVirtualThread(reading::rest);
            Eventually.holds("two peers", () -> strict.plain().peers().size() == 2);
            Peer victim = strict.plain().peers().stream()
                    .filter(peer -> peer.connection().client().port() == deaf.port())
                    .findFirst()
                    .orElseThrow();
            String words = "x".repeat(10_000);
            Eventually.holds("the deaf one is dropped", () -> {
                for (int i = 0; i < 100 && victim.say(words); i++) {
                    assertThat(strict.plain().peers()).isNotEmpty();
                }
                return strict.plain().peers().size() == 1;
            });
            assertThat(calls()).anySatisfy(call -> assertThat(call)
                    .isInstanceOfSatisfying(Call.Remark.class, remark -> assertThat(remark.text())
                            .startsWith("The peer does not read: ")
                            .endsWith(" bytes were waiting for it, and the limit is 100000.")));
            assertThat(strict.plain().say("hello")).isEqualTo(1);
            reading.close();
            reader.join();
        } finally {
            strict.close();
        }
    }

    @Test
    void whoDoesNotReadItsEchoIsDroppedAfterAWhile() throws Exception {
        Lab strict = new Lab(trace, LabTest.limits(10, 1 << 20, Duration.ofMillis(200)));
        strict.plain().start(Lab.LOOPBACK, 0);
        try (Wire deaf = Wire.to(strict.plain().address().orElseThrow())) {
            byte[] much = new byte[1 << 20];
            try {
                for (int i = 0; i < 100; i++) {
                    deaf.send(much);
                }
                assertThat(false).as("100 MB were taken and not read").isTrue();
            } catch (IOException e) {
                assertThat(calls()).contains(new Call.Remark("The peer reads too slowly: one write has waited for it for 0 seconds."));
            }
        } finally {
            strict.close();
        }
    }

    @Test
    void closeIsTheLastCallOfEveryConnectionHoweverThreadsMeet() throws Exception {
        for (int round = 0; round < 30; round++) {
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                wires.add(i % 2 == 0 ? Wire.to(plain()) : Wire.webSocket(webSocket()));
            }
            for (Wire wire : wires) {
                wire.sendFrame(0x81, new byte[2_000]);
            }
            lab.plain().peers().forEach(peer -> peer.drop("a test"));
            lab.webSocket().say("x");
            lab.webSocket().peers().forEach(peer -> peer.drop("a test"));
            for (Wire wire : wires) {
                wire.close();
            }
        }
        lab.close();
        Map<Object, Call> last = new HashMap<>();
        for (Entry entry : trace.since(Position.START, Integer.MAX_VALUE).entries()) {
            if (entry.connection() != null) {
                assertThat(last.put(entry.connection(), entry.call()) instanceof Call.Close).as("after the close").isFalse();
            }
        }
        assertThat(last.values()).hasSize(120).allMatch(call -> call instanceof Call.Close);
    }

    @Test
    void whoComesWhileTheServerStopsDoesNotStay() throws Exception {
        for (int round = 0; round < 40; round++) {
            Address address = plain();
            List<Thread> coming = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                coming.add(Thread.startVirtualThread(() -> {
                    while (true) {
                        try (Wire wire = Wire.to(address)) {
                            wire.rest();
                        } catch (IOException e) {
                            return; // nobody listens any more
                        }
                    }
                }));
            }
            Eventually.holds("somebody came", () -> !lab.plain().peers().isEmpty());
            lab.plain().stop();
            assertThat(lab.plain().peers()).isEmpty();
            for (Thread thread : coming) {
                assertThat(thread.join(Duration.ofSeconds(20))).as("no connection is left open").isTrue();
            }
            assertThat(lab.plain().peers()).isEmpty();
            lab.plain().start(Lab.LOOPBACK, 0);
        }
    }

    @Test
    void nobodyComesInBeforeTheServerStartsOrAfterItStops() throws IOException {
        try (Wire wire = Wire.to(plain())) {
            wire.send("a");
            wire.expect("a");
            Peer peer = lab.plain().peers().getFirst();
            Peers peers = new Peers();
            assertThat(peers.add(peer, ServerLimits.DEFAULT)).contains("The server stops.");
            peers.admit(true);
            assertThat(peers.add(peer, ServerLimits.DEFAULT)).isEmpty();
            peers.remove(peer);
            peers.admit(false);
            assertThat(peers.add(peer, ServerLimits.DEFAULT)).contains("The server stops.");
            assertThat(peers.all()).isEmpty();
        }
    }
}
