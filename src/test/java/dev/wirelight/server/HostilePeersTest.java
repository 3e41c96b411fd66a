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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a hostile pupil can try, many times at once: the others keep their echo, and nothing is left behind.
final class HostilePeersTest {
    private static final int KIB = 1 << 10;

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private Lab lab = new Lab(trace, ServerLimits.DEFAULT);

    @AfterEach
    void stop() {
        lab.close();
    }

    private void startWith(ServerLimits limits) throws CannotListen {
        lab = new Lab(trace, limits);
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    private static ServerLimits limits(long memory, Duration handshake) {
        ServerLimits usual = ServerLimits.DEFAULT;
        return new ServerLimits(
                usual.connections(), usual.connectionsOfOne(), usual.head(), usual.body(), 256 * KIB, usual.line(), memory,
                usual.unsent(), handshake, usual.idle(), usual.stuckWrite(), Duration.ofMillis(500));
    }

    private Address plain() {
        return lab.plain().address().orElseThrow();
    }

    private Address webSocket() {
        return lab.webSocket().address().orElseThrow();
    }

    private List<String> remarks() {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream()
                .map(Entry::call)
                .filter(Call.Remark.class::isInstance)
                .map(call -> ((Call.Remark) call).text())
                .toList();
    }

    private void othersAreServed() throws IOException {
        try (Wire telnet = Wire.to(plain());
                Wire web = Wire.webSocket(webSocket())) {
            telnet.send("still here\r\n");
            telnet.expect("still here\r\n");
            web.sendFrame(0x81, hex("6f 6b"));
            assertThat(web.frame()).isEqualTo("1 ok");
        }
    }

    private void nobodyIsLeft() {
        Eventually.holds("nobody is left", () -> lab.plain().peers().isEmpty() && lab.webSocket().peers().isEmpty());
    }

    @Test
    void slowHeadsAreEndedAllOfThem() throws Exception {
        startWith(limits(1 << 20, Duration.ofMillis(300)));
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Wire wire = Wire.to(webSocket());
            wire.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ");
            slow.add(wire);
        }
        othersAreServed();
        for (Wire wire : slow) {
            assertThat(wire.response()).startsWith("HTTP/1.1 408 Request Timeout\r\n");
            wire.close();
        }
        nobodyIsLeft();
        assertThat(remarks()).contains("The request was not complete after 0 seconds.");
    }

    @Test
    void unfinishedMessagesTakeNoMoreThanTheirShareAndTheLargestGoesFirst() throws Exception {
        startWith(limits(1 << 20, Duration.ofSeconds(10)));
        List<Wire> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Wire wire = Wire.webSocket(webSocket());
            // A binary frame of 250,000 bytes, of which 240,000 come.
            wire.sendHex("82 ff 00 00 00 00 00 03 d0 90 00 00 00 00");
            try {
                wire.send(new byte[240_000]);
            } catch (IOException e) {
                // Dropped already.
            }
            slow.add(wire);
        }
        Eventually.holds("some are dropped", () -> remarks().stream().anyMatch(text -> text.startsWith("All connections together held ")
                && text.endsWith(" and the limit is 1048576. This connection held most.")));
        Eventually.holds("no more than four are left", () -> lab.webSocket().peers().size() <= 4);
        othersAreServed();
        for (Wire wire : slow) {
            wire.close();
        }
        nobodyIsLeft();
    }

    @Test
    void aMillionEmptyFragmentsAreOneMessage() throws Exception {
        startWith(ServerLimits.DEFAULT);
        try (Wire wire = Wire.webSocket(webSocket())) {
            wire.sendHex("01 80 00 00 00 00");
            byte[] empty = hex("00 80 00 00 00 00");
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            for (int i = 0; i < 10_000; i++) {
                many.write(empty);
            }
            for (int i = 0; i < 100; i++) {
                wire.send(many.toByteArray());
            }
            othersAreServed();
            wire.sendHex("80 82 00 00 00 00 6f 6b");
            assertThat(wire.frame()).isEqualTo("1 ok");
        }
        nobodyIsLeft();
    }

    @Test
    void aHeaderThatClaimsTheLargestLengthTakesNoMemoryAndIsRefused() throws Exception {
        startWith(ServerLimits.DEFAULT);
        for (int i = 0; i < 50; i++) {
            try (Wire wire = Wire.webSocket(webSocket())) {
                wire.sendHex("82 ff 7f ff ff ff ff ff ff ff 00 00 00 00");
                wire.expectClose(1009);
            }
        }
        othersAreServed();
        nobodyIsLeft();
    }

    @Test
    void aFloodOfPingsIsAnsweredAndTheOthersToo() throws Exception {
        startWith(ServerLimits.DEFAULT);
        try (Wire wire = Wire.webSocket(webSocket())) {
            byte[] ping = hex("89 81 00 00 00 00 70");
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            for (int i = 0; i < 20_000; i++) {
                many.write(ping);
            }
            Thread flood = Thread.startVirtualThread(() -> {
                try {
                    wire.send(many.toByteArray());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            othersAreServed();
            for (int i = 0; i < 20_000; i++) {
                assertThat(wire.read(3)).isEqualTo(hex("8a 01 70"));
            }
            flood.join();
        }
        nobodyIsLeft();
    }

    @Test
    void thousandsWhoConnectAndResetLeaveNothing() throws Exception {
        startWith(ServerLimits.DEFAULT);
        for (int i = 0; i < 2_000; i++) {
            Address to = i % 2 == 0 ? plain() : webSocket();
            try (Socket socket = new Socket()) {
                socket.setSoLinger(true, 0); // close() sends RST
                socket.connect(new InetSocketAddress(to.host(), to.port()));
                if (i % 3 == 0) {
                    socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        othersAreServed();
        nobodyIsLeft();
    }

    @Test
    void aResetInTheMiddleOfAnythingEndsThatConnectionAndNoOther() throws Exception {
        startWith(ServerLimits.DEFAULT);
        byte[] all = (Wire.UPGRADE + "\u0081\u0085\u0000\u0000\u0000\u0000hello").getBytes(StandardCharsets.ISO_8859_1);
        for (int cut = 0; cut <= all.length; cut++) {
            try (Socket socket = new Socket()) {
                socket.setSoLinger(true, 0);
                socket.connect(new InetSocketAddress(webSocket().host(), webSocket().port()));
                socket.getOutputStream().write(all, 0, cut);
            }
        }
        othersAreServed();
        nobodyIsLeft();
    }

    @Test
    void whoNeverReadsHoldsNoMoreThanItsShare() throws Exception {
        startWith(limits(1 << 20, Duration.ofSeconds(10)));
        List<Wire> deaf = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            deaf.add(Wire.to(plain()));
        }
        Eventually.holds("all are there", () -> lab.plain().peers().size() == 12);
        String words = "x".repeat(32 * KIB);
        Eventually.holds("some are dropped", () -> {
            lab.plain().say(words);
            return remarks().stream().anyMatch(text -> text.startsWith("All connections together held "));
        });
        for (Wire wire : deaf) {
            wire.close();
        }
        nobodyIsLeft();
        othersAreServed();
    }
}
