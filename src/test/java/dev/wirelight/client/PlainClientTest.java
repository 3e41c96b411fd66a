package dev.wirelight.client;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirelight.Wire;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainClientTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        lab.close();
    }

    private String words() throws InterruptedException {
        ClientEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event instanceof ClientEvent.Text(String text) ? text : event.toString();
    }

    /// As many characters as these, however they arrived.
    private void hears(String text) throws InterruptedException {
        StringBuilder heard = new StringBuilder();
        while (heard.length() < text.length()) {
            heard.append(words());
        }
        assertThat(heard).hasToString(text);
    }

    @Test
    void aLineGoesOutWithCrLfAndComesBackInUpperCase() throws Exception {
        lab.plain().behave(Behaviour.UPPER);
        lab.plain().start(Lab.LOOPBACK, 0);
        PlainClient client = PlainClient.connect(trace, lab.plain().address().orElseThrow(), events::add);
        client.sendLine("hello");
        hears("HELLO\r\n");
        client.close();
        assertThat(words()).isEqualTo("Closed[words=You closed the connection.]");
    }

    @Test
    void optionsAreRefusedAnd255IsDoubled() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK))) {
            PlainClient client = PlainClient.connect(trace, new Address(Lab.LOOPBACK, socket.getLocalPort()), events::add);
            try (Wire server = new Wire(socket.accept())) {
                server.sendHex("ff fd 18 ff fb 01 ff fc 03 61");
                server.expectHex("ff fc 18 ff fe 01");
                hears("a");
                client.sendLine("é");
                server.expectHex("c3 a9 0d 0a");
                client.send(hex("ff f6"));
                server.expectHex("ff f6");
            }
            assertThat(words()).isEqualTo("Closed[words=The server closed the connection.]");
        }
    }

    @Test
    void aCharacterThatArrivesInTwoPiecesIsOneCharacter() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK))) {
            PlainClient client = PlainClient.connect(trace, new Address(Lab.LOOPBACK, socket.getLocalPort()), events::add);
            try (Wire server = new Wire(socket.accept())) {
                server.sendHex("61 e2 82");
                hears("a");
                server.sendHex("ac 62");
                hears("€b");
            }
            client.close();
        }
    }

    @Test
    void nobodyListeningIsExplained() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK))) {
            port = socket.getLocalPort();
        }
        assertThat(catchThrowableOfType(
                        CannotConnect.class, () -> PlainClient.connect(trace, new Address(Lab.LOOPBACK, port), events::add)))
                .hasMessage("Nobody listens on 127.0.0.1:" + port + ". Start the server there, or check the port.");
        assertThat(catchThrowableOfType(
                        CannotConnect.class,
                        () -> PlainClient.connect(trace, new Address("no.such.host.invalid", port), events::add)))
                .hasMessageContaining("no.such.host.invalid");
    }
}
