package dev.wirelight.client;

import static dev.wirelight.Bytes.hex;
import static dev.wirelight.Bytes.join;
import static dev.wirelight.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client against a server that says what the test wants.
class WebSocketClientAnswersTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(10_000);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aMessageThatComesTogetherWithACloseCanStillBeAnswered() throws Exception {
        CompletableFuture<?> client = connectAndEcho();
        try (Socket peer = server.accept()) {
            shakeHands(peer, hex("81 02 48 69  88 02 03 e8"));

            assertThat(unmaskedFrame(peer)).isEqualTo(hex("81 48 69"));
            assertThat(unmaskedFrame(peer)).isEqualTo(hex("88 03 e8"));
        }
        client.get(10, TimeUnit.SECONDS);
        assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("Closed with 1000 (normal closure).");
    }

    @Test
    void theServerClosesTheTcpConnectionFirst() throws Exception {
        connectAndEcho();
        try (Socket peer = server.accept()) {
            shakeHands(peer, hex("83 00")); // a reserved opcode
            assertThat(unmaskedFrame(peer)).startsWith(hex("88 03 ea"));
            peer.getOutputStream().write(hex("88 02 03 ea"));
        }
        assertThat(closed.poll(10, TimeUnit.SECONDS)).contains("1002");
        List<Call> calls = trace.since(Position.START, 100).entries().stream().map(Entry::call).toList();
        assertThat(calls.getLast()).isInstanceOf(Call.Close.class);
        assertThat(calls.get(calls.size() - 2)).isInstanceOf(Call.EndOfStream.class);
    }

    /// Connects on a thread of its own, as this one plays the server.
    private CompletableFuture<WebSocketClient> connectAndEcho() {
        CompletableFuture<WebSocketClient> client = new CompletableFuture<>();
        URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort());
        Thread.startVirtualThread(() -> {
            try {
                client.complete(WebSocketClient.connect(trace, uri, event -> hear(event, client)));
            } catch (CannotConnect e) {
                client.completeExceptionally(e);
            }
        });
        return client;
    }

    private void hear(ClientEvent event, CompletableFuture<WebSocketClient> client) {
        switch (event) {
            case ClientEvent.Text(String text) -> {
                try {
                    client.join().sendText(text);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            case ClientEvent.Closed(String words) -> closed.add(words);
            case ClientEvent.Binary _, ClientEvent.Pinged _, ClientEvent.Pong _ -> {}
        }
    }

    /// Answers the opening handshake, with frames right behind the head.
    private static void shakeHands(Socket peer, byte[] frames) throws IOException {
        peer.setSoTimeout(10_000);
        BufferedReader request =
                new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
            if (line.startsWith("Sec-WebSocket-Key: ")) {
                key = line.substring("Sec-WebSocket-Key: ".length());
            }
        }
        String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + AcceptValue.of(key) + "\r\n\r\n";
        peer.getOutputStream().write(join(utf8(head), frames));
    }

    /// Reads a short masked frame.
    ///
    /// @return its first byte and its payload without the mask
    private static byte[] unmaskedFrame(Socket peer) throws IOException {
        InputStream in = peer.getInputStream();
        byte[] start = in.readNBytes(6);
        byte[] payload = in.readNBytes(start[1] & 0x7f);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= start[2 + i % 4];
        }
        return join(new byte[] {start[0]}, payload);
    }
}
