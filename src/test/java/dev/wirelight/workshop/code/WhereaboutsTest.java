package dev.wirelight.workshop.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Eventually;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Peer;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who stands where, from what really happened.
class WhereaboutsTest {
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private final Whereabouts whereabouts = new Whereabouts(lab.trace(), "plain", this::writing);

    private Set<Connection> writing() {
        return lab.plain().peers().stream().filter(Peer::isWriting).map(Peer::connection).collect(Collectors.toSet());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private String now() {
        whereabouts.read();
        return whereabouts.all().stream()
                .map(one -> one.sign() + " " + one.at() + " after " + one.last())
                .toList()
                .toString();
    }

    private void awaitNow(String wanted) {
        Eventually.holds(wanted, () -> now().equals(wanted));
    }

    @Test
    void beforeTheServerRunsNobodyStandsAnywhere() {
        assertThat(now()).isEqualTo("[]");
    }

    @Test
    void theSocketsMoveWithTheCalls() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        assertThat(now()).isEqualTo("[listening accept() after listen()]");

        int port = lab.plain().address().orElseThrow().port();
        try (Socket first = new Socket(Lab.LOOPBACK, port)) {
            awaitNow("[listening accept() after listen(), #1 read() after accept()]");
            try (Socket second = new Socket(Lab.LOOPBACK, port)) {
                awaitNow("[listening accept() after listen(), #1 read() after accept(), #2 read() after accept()]");
                first.getOutputStream().write(new byte[] {'H', 'i', '\r', '\n'});
                awaitNow("[listening accept() after listen(), #1 read() after write() = 4, #2 read() after accept()]");
                assertThat(second.isConnected()).isTrue();
            }
            awaitNow("[listening accept() after listen(), #1 read() after write() = 4]");
        }
        awaitNow("[listening accept() after listen()]");

        lab.plain().stop();
        assertThat(now()).isEqualTo("[]");
    }

    @Test
    void whoWritesToAPeerThatDoesNotReadStandsInWriteUntilItReads() throws Exception {
        lab.plain().start(Lab.LOOPBACK, 0);
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(Lab.LOOPBACK, lab.plain().address().orElseThrow().port()));
            Thread talking = Thread.ofVirtual().start(() -> talk(client));
            Eventually.holds("it waits in write()", () -> now().contains("#1 write() after write()"));

            Thread.ofVirtual().start(() -> drain(client));
            assertThat(talking.join(Duration.ofSeconds(20))).isTrue();
            Eventually.holds("it reads again", () -> now().contains("#1 read() after write()"));
        }
    }

    private static void talk(Socket client) {
        byte[] line = ("a".repeat(998) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < 8_000; i++) {
                client.getOutputStream().write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drain(Socket client) {
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void anotherServersSocketsAreNotThere() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);

        assertThat(now()).isEqualTo("[]");
    }
}
