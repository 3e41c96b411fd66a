package dev.wirelight.client;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirelight.Bytes;
import dev.wirelight.Eventually;
import dev.wirelight.Wire;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketClientTest {
    private static final String AGREED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: ACCEPT\r\n\r\n";

    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Lab lab = new Lab(trace, ServerLimits.DEFAULT);
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

    private WebSocketClient toLab() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
        return WebSocketClient.connect(trace, URI.create("ws://" + lab.webSocket().address().orElseThrow() + "/chat"), events::add);
    }

    /// A server of one connection: answers the request with what the function makes of the right accept value.
    private CompletableFuture<Wire> server(ServerSocket socket, Function<String, byte[]> answer) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Wire wire = new Wire(socket.accept());
                String request = wire.head();
                int key = request.indexOf("Sec-WebSocket-Key: ") + 19;
                wire.send(answer.apply(AcceptValue.of(request.substring(key, key + 24))));
                return wire;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(Lab.LOOPBACK));
    }

    private static URI uri(ServerSocket socket) {
        return URI.create("ws://127.0.0.1:" + socket.getLocalPort());
    }

    @Test
    void wordsAndPingsGoThereAndBack() throws Exception {
        WebSocketClient client = toLab();
        client.sendText("Grüß dich");
        assertThat(event()).isEqualTo(new ClientEvent.Text("Grüß dich"));
        client.sendBinary(hex("00 ff"));
        assertThat(((ClientEvent.Binary) event()).bytes()).isEqualTo(hex("00 ff"));
        client.ping(utf8("p"));
        assertThat(((ClientEvent.Pong) event()).payload()).isEqualTo(utf8("p"));
        lab.webSocket().ping("q");
        assertThat(((ClientEvent.Pinged) event()).payload()).isEqualTo(utf8("q"));
        client.close(1000, "done");
        assertThat(event()).isEqualTo(new ClientEvent.Closed("Closed with 1000 (normal closure)."));
    }

    @Test
    @Timeout(20)
    void aServerThatDoesNotReadCannotKeepTheClientFromClosing() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Wire> deaf = server(socket, accept -> utf8(AGREED.replace("ACCEPT", accept)));
            WebSocketClient client = WebSocketClient.connect(trace, uri(socket), events::add);
            byte[] much = new byte[8 << 20];
            Thread sending = Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        client.sendBinary(much);
                    }
                } catch (IOException e) {
                    // The socket is closed.
                }
            });
            Eventually.holds("a write waits", () -> client.connection().flow(Direction.CLIENT_TO_SERVER).length() > much.length);

            client.close();

            sending.join();
            assertThat(event()).isEqualTo(new ClientEvent.Closed("You closed the connection."));
            deaf.join().close();
        }
    }

    @Test
    void aServerThatPingsOnAndOnAndNeverReadsIsLeft() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Wire> server = server(socket, accept -> utf8(AGREED.replace("ACCEPT", accept)));
            WebSocketClient client = WebSocketClient.connect(trace, uri(socket), event -> {
                if (event instanceof ClientEvent.Closed) {
                    events.add(event);
                }
            });
            byte[] ping = Bytes.join(hex("89 7d"), new byte[125]);
            byte[] pings = new byte[1_000 * ping.length];
            for (int i = 0; i < 1_000; i++) {
                System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
            }
            Thread pinging = Thread.startVirtualThread(() -> {
                try {
                    while (true) {
                        server.join().send(pings);
                    }
                } catch (IOException e) {
                    // The client has left.
                }
            });

            assertThat(event())
                    .isEqualTo(new ClientEvent.Closed("The connection broke: the server does not read what it is sent."));
            pinging.join();
            server.join().close();
            client.close();
        }
    }

    @Test
    void theFlowsSwitchRightAfterTheHandshake() throws Exception {
        WebSocketClient client = toLab();
        long request = client.connection().flow(Direction.CLIENT_TO_SERVER).switchedAt();
        long response = client.connection().flow(Direction.SERVER_TO_CLIENT).switchedAt();
        assertThat(request).isEqualTo(client.connection().flow(Direction.CLIENT_TO_SERVER).length());
        assertThat(response).isEqualTo(129);
        client.close(1000, "");
        assertThat(event()).isInstanceOf(ClientEvent.Closed.class);
    }

    @Test
    void theServerCloses() throws Exception {
        toLab();
        lab.webSocket().closeAll(4_001, "the bell");
        assertThat(event()).isEqualTo(new ClientEvent.Closed("Closed with 4001 (private to the application): the bell"));
    }

    @Test
    void closingAtOnceSaysWhoClosed() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Wire> server = server(socket, accept -> utf8(AGREED.replace("ACCEPT", accept)));
            WebSocketClient client = WebSocketClient.connect(trace, uri(socket), events::add);
            client.close();
            assertThat(event()).isEqualTo(new ClientEvent.Closed("You closed the connection."));
            byte[] close = server.get().read(8);
            assertThat(close).startsWith(0x88, 0x82);
        }
    }

    @Test
    void muchThatComesBackDoesNotMakeTheClientWaitForItself() throws Exception {
        WebSocketClient client = toLab();
        byte[] large = new byte[4 << 20];
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 8; i++) {
                    client.sendBinary(large);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 0; i < 8; i++) {
            assertThat(((ClientEvent.Binary) event()).bytes()).hasSize(4 << 20);
        }
        sending.get(20, TimeUnit.SECONDS);
        client.close(1000, "");
        assertThat(event()).isInstanceOf(ClientEvent.Closed.class);
    }

    @Test
    void framesRightBehindTheResponseAreHeard() throws Exception {
        try (ServerSocket socket = listen()) {
            server(socket, accept -> Bytes.join(utf8(AGREED.replace("ACCEPT", accept)), hex("81 02 68 69 88 02 03 e9")));
            WebSocketClient.connect(trace, uri(socket), events::add);
            assertThat(event()).isEqualTo(new ClientEvent.Text("hi"));
            assertThat(event()).isEqualTo(new ClientEvent.Closed("Closed with 1001 (going away)."));
        }
    }

    @Test
    void aServerThatMasksIsClosedWith1002() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Wire> server =
                    server(socket, accept -> Bytes.join(utf8(AGREED.replace("ACCEPT", accept)), hex("81 81 00 00 00 00 41")));
            WebSocketClient.connect(trace, uri(socket), events::add);
            assertThat(event()).isEqualTo(new ClientEvent.Closed(
                    "The server broke a rule, so this client closed with 1002. MASK is 1 in a frame from the server."));
            byte[] frame = server.get().read(8);
            assertThat(frame[0]).isEqualTo((byte) 0x88);
            assertThat(hex(new byte[] {(byte) (frame[6] ^ frame[2]), (byte) (frame[7] ^ frame[3])})).isEqualTo("03 ea");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 101 Switching Protocols~Upgrade: websocket~Connection: Upgrade~Sec-WebSocket-Accept: hHLtf2V1k8aDQZfNjw3Ia1hCwt0=~~ | It should be
            HTTP/1.1 200 OK~Content-Length: 0~~           | The status is 200 OK.
            HTTP/1.1 101 Switching Protocols~~            | There is no Upgrade field.
            SSH-2.0-OpenSSH~~                             | does not speak HTTP
            HTTP/1.1 101 Switching Protocols~Upgrade: websocket~Connection: Upgrade~Sec-WebSocket-Accept: ACCEPT~Sec-WebSocket-Extensions: x, y~~ | The client offered nothing, and the server answered
            """)
    void aServerThatDoesNotAgreeIsExplained(String answer, String words) throws Exception {
        try (ServerSocket socket = listen()) {
            server(socket, accept -> utf8(answer.replace("~", "\r\n").replace("ACCEPT", accept)));
            CannotConnect trouble =
                    catchThrowableOfType(CannotConnect.class, () -> WebSocketClient.connect(trace, uri(socket), events::add));

            assertThat(trouble).hasMessageContaining(words);
            assertThat(trace.since(Position.START, 100).entries().getLast().call()).isEqualTo(new Call.Close());
        }
    }

    @Test
    void aServerThatEndsTheConnectionIsExplained() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
                try {
                    Wire wire = new Wire(socket.accept());
                    wire.head();
                    wire.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(catchThrowableOfType(CannotConnect.class, () -> WebSocketClient.connect(trace, uri(socket), events::add)))
                    .hasMessage("The server ended the connection during the opening handshake.");
            server.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionThatEndsWithoutACloseFrameIs1006() throws Exception {
        try (ServerSocket socket = listen()) {
            CompletableFuture<Wire> server = server(socket, accept -> utf8(AGREED.replace("ACCEPT", accept)));
            WebSocketClient.connect(trace, uri(socket), events::add);
            server.get().close();
            assertThat(((ClientEvent.Closed) event()).words()).contains("1006");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "wss:///", "ws:///", "ws://127.0.0.1:99999/", "chat"})
    void anAddressThatIsNoneIsExplained(String address) {
        assertThat(catchThrowableOfType(
                        CannotConnect.class, () -> WebSocketClient.connect(trace, URI.create(address), events::add)))
                .hasMessageMatching("(A WebSocket address looks like ws://|A port is a number).*");
    }

    @Test
    void nobodyListeningIsExplained() throws Exception {
        URI uri;
        try (ServerSocket socket = listen()) {
            uri = uri(socket);
        }
        assertThat(catchThrowableOfType(CannotConnect.class, () -> WebSocketClient.connect(trace, uri, events::add)))
                .hasMessage("Nobody listens on 127.0.0.1:" + uri.getPort() + ". Start the server there, or check the port.");
    }

    @Test
    void theClockIsHeard() throws Exception {
        toLab();
        lab.webSocket().behave(Behaviour.CLOCK);
        assertThat(((ClientEvent.Text) event()).text()).matches("\\d\\d:\\d\\d:\\d\\d");
    }
}
