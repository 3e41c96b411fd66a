package dev.wirelight.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The app's WebSocket server with clients that are not ours. Each sends messages of all sizes, whole and in fragments,
/// pings, is pinged, is closed by the server, and closes by itself.
class OurServerIT {
    private static final String CHARACTERS = "wörld 水 😀";

    @AutoClose
    private final Lab lab =
            new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
    }

    private URI url() {
        return URI.create("ws://" + lab.webSocket().address().orElseThrow() + "/");
    }

    @Test
    void nodesWs() throws Exception {
        String script = EchoPeer.SCRIPTS.resolve("ws-client.js").toString();
        aProgramDoesOneOfEachKind(Installed.program("node").toString(), script, EchoPeer.ws(), url().toString());
    }

    @Test
    void pythonsWebsockets() throws Exception {
        String script = EchoPeer.SCRIPTS.resolve("websockets_client.py").toString();
        aProgramDoesOneOfEachKind(EchoPeer.python(), script, url().toString());
    }

    private void aProgramDoesOneOfEachKind(String... command) throws Exception {
        try (Running client = Running.start(command)) {
            client.await("28 same, 0 different");
            client.await("characters true");
            client.await("pong hi");
            client.await("ready");
            theServerPingsAndCloses();
            client.await("closed by the server 4001 bye");
            client.await("closed by the client 4002");
            assertThat(client.awaitEnd()).as(client.output()).isZero();
        }
        nobodyBrokeARule();
    }

    /// The client's pong, and its answer to the close, are seen in the trace.
    private void theServerPingsAndCloses() {
        assertThat(lab.webSocket().ping("there?")).isEqualTo(1);
        watch.await(
                Direction.CLIENT_TO_SERVER,
                Content.Frame.class,
                f -> f.header().opcode() == Opcode.PONG && new String(f.preview(), StandardCharsets.US_ASCII).equals("there?"));
        lab.webSocket().closeAll(4001, "bye");
        watch.await(
                Direction.CLIENT_TO_SERVER,
                Content.Frame.class,
                f -> f.header().opcode() == Opcode.CLOSE && code(f) == 4001);
    }

    private static int code(Content.Frame close) {
        return ByteBuffer.wrap(close.preview()).getShort() & 0xffff;
    }

    private void nobodyBrokeARule() {
        assertThat(watch.units().stream().filter(u -> !u.violations().isEmpty()).map(Unit::violations)).isEmpty();
    }

    private Object next() throws InterruptedException {
        Object next = heard.poll(Deadline.AMPLE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("what the client hears").isNotNull();
        return next;
    }

    @Test
    void javaWebSocket() throws Exception {
        WebSocketClient client = javaWebSocketClient();
        assertThat(client.connectBlocking()).isTrue();
        Random random = new Random(1);
        for (int size : OurClientIT.SIZES) {
            String text = "wirelight ".repeat(size / 10 + 1).substring(0, size);
            client.send(text);
            assertThat(next()).isEqualTo(text);
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            client.send(bytes);
            assertThat(next()).isEqualTo(ByteBuffer.wrap(bytes));
        }
        client.sendFragmentedFrame(org.java_websocket.enums.Opcode.TEXT, StandardCharsets.UTF_8.encode(CHARACTERS.substring(0, 3)), false);
        client.sendFragmentedFrame(org.java_websocket.enums.Opcode.TEXT, StandardCharsets.UTF_8.encode(CHARACTERS.substring(3)), true);
        assertThat(next()).isEqualTo(CHARACTERS);
        PingFrame ping = new PingFrame();
        ping.setPayload(StandardCharsets.US_ASCII.encode("hi"));
        client.sendFrame(ping);
        assertThat(next()).isEqualTo("pong hi");
        theServerPingsAndCloses();
        assertThat(next()).isEqualTo("closed 4001 bye");

        WebSocketClient other = javaWebSocketClient();
        assertThat(other.connectBlocking()).isTrue();
        other.close(4002, "enough");
        assertThat((String) next()).startsWith("closed 4002");
        nobodyBrokeARule();
    }

    private WebSocketClient javaWebSocketClient() {
        WebSocketClient client = new WebSocketClient(url()) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String text) {
                heard.add(text);
            }

            @Override
            public void onMessage(ByteBuffer bytes) {
                heard.add(bytes);
            }

            @Override
            public void onWebsocketPong(org.java_websocket.WebSocket self, Framedata pong) {
                heard.add("pong " + StandardCharsets.US_ASCII.decode(pong.getPayloadData()));
            }

            @Override
            public void onClose(int code, String reason, boolean byTheServer) {
                heard.add("closed " + code + " " + reason);
            }

            @Override
            public void onError(Exception error) {
                heard.add(error);
            }
        };
        client.setConnectionLostTimeout(0);
        return client;
    }

    @Test
    void theJdksOwn() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket client = http.newWebSocketBuilder().buildAsync(url(), new Listening()).join();
            Random random = new Random(1);
            for (int size : OurClientIT.SIZES) {
                String text = "wirelight ".repeat(size / 10 + 1).substring(0, size);
                client.sendText(text, true).join();
                assertThat(next()).isEqualTo(text);
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                client.sendBinary(ByteBuffer.wrap(bytes), true).join();
                assertThat(next()).isEqualTo(ByteBuffer.wrap(bytes));
            }
            client.sendText(CHARACTERS.substring(0, 3), false).join();
            client.sendText(CHARACTERS.substring(3), true).join();
            assertThat(next()).isEqualTo(CHARACTERS);
            client.sendPing(StandardCharsets.US_ASCII.encode("hi")).join();
            assertThat(next()).isEqualTo("pong hi");
            theServerPingsAndCloses();
            assertThat(next()).isEqualTo("closed 4001 bye");

            WebSocket other = http.newWebSocketBuilder().buildAsync(url(), new Listening()).join();
            other.sendClose(4002, "enough").join();
            assertThat((String) next()).startsWith("closed 4002");
        }
        nobodyBrokeARule();
    }

    /// Puts the parts together in which the JDK hands a message on.
    private final class Listening implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                heard.add(ByteBuffer.wrap(binary.toByteArray()));
                binary.reset();
            }
            return WebSocket.Listener.super.onBinary(socket, part, last);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
            heard.add("pong " + StandardCharsets.US_ASCII.decode(payload));
            return WebSocket.Listener.super.onPong(socket, payload);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add(error);
        }
    }
}
