package dev.wirelight.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.OutOfTime;
import dev.wirelight.certificate.OwnCertificate;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The built-in clients inside TLS.
class TlsClientsTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(Trace.off(), ServerLimits.DEFAULT);
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        lab.close();
    }

    private ClientEvent event() throws InterruptedException {
        ClientEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private List<Call> calls(boolean inside) {
        return trace.since(Position.START, Integer.MAX_VALUE).entries().stream()
                .filter(entry -> entry.connection() != null && entry.connection().carrier().isPresent() == inside)
                .map(Entry::call)
                .toList();
    }

    private Address plain() throws Exception {
        lab.plainTls().start(Lab.LOOPBACK, 0);
        return lab.plainTls().address().orElseThrow();
    }

    @Test
    void aLineGoesThroughTlsAndTheClientSaysWhyItTrusts() throws Exception {
        PlainClient client = PlainClient.connectTls(trace, plain(), events::add);
        client.sendLine("hello");
        assertThat(event()).isEqualTo(new ClientEvent.Text("hello\r\n"));
        assertThat(client.security().orElseThrow().toString())
                .startsWith("Protected by TLS 1.3 with TLS_")
                .contains("that of your own lab, which this client trusts");
        client.finish();
        assertThat(event()).isEqualTo(new ClientEvent.Closed("The server closed the connection."));
        client.close();
        assertThat(calls(true)).contains(new Call.Shutdown(), new Call.EndOfStream(Direction.SERVER_TO_CLIENT));
    }

    @Test
    void howeverSoonAClientEndsItsCloseNotifyComesBeforeItsFin() throws Exception {
        Trace servers = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        try (Lab watched = new Lab(servers, ServerLimits.DEFAULT)) {
            watched.plainTls().start(Lab.LOOPBACK, 0);
            Address server = watched.plainTls().address().orElseThrow();
            for (int round = 0; round < 100; round++) {
                PlainClient client = PlainClient.connectTls(trace, server, _ -> {});
                client.sendLine("hello");
                Thread finishing = Thread.startVirtualThread(() -> {
                    try {
                        client.finish();
                    } catch (IOException e) {
                        // It is closed already.
                    }
                });
                if (round % 2 == 0) {
                    finishing.join();
                }
                Thread.currentThread().interrupt(); // as one who is told to hurry
                client.close();
                assertThat(Thread.interrupted()).isTrue();
                finishing.join();
            }
            // The server may still be at the last handshake, and is not to be stopped in it.
            Eventually.holds("the server is through with all handshakes", () ->
                    servers.since(Position.START, Integer.MAX_VALUE).entries().stream()
                                    .filter(entry -> entry.call() instanceof Call.Secured)
                                    .count() == 100);
        }
        List<Call> seen = servers.since(Position.START, Integer.MAX_VALUE).entries().stream().map(Entry::call).toList();
        assertThat(seen).filteredOn(Call.Secured.class::isInstance).hasSize(100);
        assertThat(seen).noneMatch(Call.Truncated.class::isInstance);
    }

    @Test
    void aWebSocketGoesThroughTls() throws Exception {
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
        URI uri = URI.create("wss://localhost:" + lab.webSocketTls().address().orElseThrow().port() + "/room");
        WebSocketClient client = WebSocketClient.connect(trace, uri, events::add);
        client.sendText("hello");
        assertThat(event()).isEqualTo(new ClientEvent.Text("hello"));
        String large = "x".repeat(1 << 20);
        client.sendText(large);
        assertThat(event()).isEqualTo(new ClientEvent.Text(large));
        client.close(1000, "bye");
        assertThat(event()).isEqualTo(new ClientEvent.Closed("Closed with 1000 (normal closure)."));
        assertThat(client.security().orElseThrow().version()).isEqualTo("TLS 1.3");
        assertThat(calls(true)).first().isInstanceOfSatisfying(Call.Secured.class, secured ->
                assertThat(secured.applicationProtocol()).isEqualTo("http/1.1"));
    }

    @Test
    void byHandTooAndItsHandshakeIsReadInside() throws Exception {
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
        URI uri = URI.create("wss://" + lab.webSocketTls().address().orElseThrow() + "/");
        try (HandClient client = HandClient.open(trace, uri, ClientOffer.NOTHING, () -> {})) {
            client.send(new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'});
            Eventually.holds("the echo comes", () -> calls(true).stream()
                    .anyMatch(call -> call instanceof Call.Decrypted decrypted
                            && Arrays.equals(decrypted.bytes(), new byte[] {(byte) 0x81, 2, 'h', 'i'})));
            assertThat(client.connection().flow(Direction.CLIENT_TO_SERVER).switchedAt()).isPositive();
        }
    }

    @Test
    void aCertificateThatNobodySignedIsNotTrusted(@TempDir Path folder) throws Exception {
        try (Lab foreign = new Lab(Trace.off(), ServerLimits.DEFAULT, LabCertificate.in(folder))) {
            foreign.plainTls().start(Lab.LOOPBACK, 0);
            Address address = foreign.plainTls().address().orElseThrow();

            assertThat(catchThrowableOfType(
                            CannotConnect.class, () -> PlainClient.connectTls(trace, address, events::add)))
                    .hasMessageStartingWith("The server's certificate is signed by nobody whom this computer trusts");
            assertThat(calls(false)).anyMatch(call -> call instanceof Call.Remark).last().isEqualTo(new Call.Close());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 is no address of this computer")
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        lab.plainTls().start("127.0.0.2", 0);
        Address address = lab.plainTls().address().orElseThrow();

        assertThat(catchThrowableOfType(CannotConnect.class, () -> PlainClient.connectTls(trace, address, events::add)))
                .hasMessageStartingWith("The server's certificate is for another name than the one asked for")
                .hasMessageContaining("127.0.0.2");
    }

    @Test
    void whoForgetsTheSInWssReadsWhatTheServerSaysToIt() throws Exception {
        lab.webSocketTls().start(Lab.LOOPBACK, 0);
        Address address = lab.webSocketTls().address().orElseThrow();

        assertThat(catchThrowableOfType(
                        CannotConnect.class,
                        () -> WebSocketClient.connect(trace, URI.create("ws://" + address + "/"), events::add)))
                .hasMessageStartingWith("The server did not agree to WebSocket.")
                .hasMessageContaining("It says: \"This port speaks TLS, and what you sent is not encrypted.")
                .hasMessageContaining("wss://" + address + "/ for a WebSocket.\"");
    }

    @Test
    void aServerWithoutTlsIsFoundOut() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
        URI uri = URI.create("wss://" + lab.webSocket().address().orElseThrow() + "/");

        assertThat(catchThrowableOfType(CannotConnect.class, () -> WebSocketClient.connect(trace, uri, events::add)))
                .hasMessageStartingWith("What answered does not speak TLS.").hasMessageContaining("ws://");
    }

    @Test
    void aServerThatLeavesDuringTheHandshakeIsFoundOut() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK))) {
            Thread.startVirtualThread(() -> {
                try (Wire server = new Wire(socket.accept())) {
                    server.read(100);
                    server.finish();
                    server.rest();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(catchThrowableOfType(
                            CannotConnect.class,
                            () -> PlainClient.connectTls(
                                    trace, new Address(Lab.LOOPBACK, socket.getLocalPort()), events::add)))
                    .hasMessageStartingWith("The server ended the connection in the middle of the TLS handshake.");
        }
    }

    @Test
    void theNameThatWasAskedForIsSentAndAnAddressIsNot() throws Exception {
        int port = plain().port();
        PlainClient.connectTls(trace, new Address("localhost", port), events::add).close();
        PlainClient.connectTls(trace, new Address("127.0.0.1", port), events::add).close();

        List<String> hellos = calls(false).stream()
                .filter(call -> call instanceof Call.Write write && write.offset() == 0)
                .map(call -> new String(((Call.Write) call).bytes(), StandardCharsets.ISO_8859_1))
                .toList();
        assertThat(hellos.get(0)).contains("localhost");
        assertThat(hellos.get(1)).doesNotContain("localhost", "127.0.0.1");
    }

    @Test
    void aServerThatEndsWithoutCloseNotifyMayHaveBeenCutOff() throws Exception {
        SSLContext context = LabCertificate.ofThisUser().identity().serverContext();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK))) {
            Thread.startVirtualThread(() -> {
                try (Socket bare = socket.accept();
                        SSLSocket server = (SSLSocket) context.getSocketFactory().createSocket(bare, null, true)) {
                    server.setUseClientMode(false);
                    server.getOutputStream().write('a');
                    bare.shutdownOutput();
                    server.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client is gone.
                }
            });
            PlainClient client =
                    PlainClient.connectTls(trace, new Address(Lab.LOOPBACK, socket.getLocalPort()), events::add);
            assertThat(event()).isEqualTo(new ClientEvent.Text("a"));
            assertThat(event()).isEqualTo(new ClientEvent.Closed(
                    "The connection broke: it ended without a close_notify, so what was to be said last may be missing."));
            client.close();
            assertThat(calls(true))
                    .contains(new Call.Truncated(Direction.SERVER_TO_CLIENT))
                    .doesNotContain(new Call.EndOfStream(Direction.SERVER_TO_CLIENT));
        }
    }

    @Test
    void anExpiredCertificateIsNotTrusted(@TempDir Path folder) throws Exception {
        OwnCertificate old = OutOfTime.expired(folder);
        try (Lab late = new Lab(Trace.off(), ServerLimits.DEFAULT, old)) {
            late.plainTls().start(Lab.LOOPBACK, 0);
            Address address = late.plainTls().address().orElseThrow();

            assertThat(catchThrowableOfType(CannotConnect.class, () -> PlainClient.connectTls(trace, address, events::add)))
                    .hasMessageStartingWith("The server's certificate is no longer valid: it expired.");
        }
    }
}
