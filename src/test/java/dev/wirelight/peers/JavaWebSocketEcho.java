package dev.wirelight.peers;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// An echo server with the library Java-WebSocket.
public final class JavaWebSocketEcho extends WebSocketServer implements AutoCloseable {
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Consumer<String> closes;

    private JavaWebSocketEcho(Consumer<String> closes, Draft draft) throws InterruptedException {
        super(new InetSocketAddress("127.0.0.1", 0), List.of(draft));
        this.closes = closes;
        setConnectionLostTimeout(0);
        start();
        if (!listening.await(Deadline.AMPLE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Java-WebSocket does not listen");
        }
    }

    /// @param closes gets a line for each connection that was closed
    static JavaWebSocketEcho start(Consumer<String> closes) throws InterruptedException {
        return new JavaWebSocketEcho(closes, new Draft_6455());
    }

    /// As [#start], with permessage-deflate where the client offers it.
    static JavaWebSocketEcho compressing(Consumer<String> closes) throws InterruptedException {
        PerMessageDeflateExtension deflate = new PerMessageDeflateExtension();
        deflate.setThreshold(0);
        return new JavaWebSocketEcho(closes, new Draft_6455(deflate));
    }

    /// Says `Listening on port 12345`, and ends when its standard input does.
    public static void main(String[] arguments) throws Exception {
        try (JavaWebSocketEcho echo = start(close -> {})) {
            System.out.println("Listening on port " + echo.getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    @Override
    public void onOpen(WebSocket peer, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket peer, String text) {
        if (text.equals("fragments")) {
            peer.sendFragmentedFrame(Opcode.TEXT, bytes("frag"), false);
            peer.sendFragmentedFrame(Opcode.TEXT, bytes("men"), false);
            peer.sendFragmentedFrame(Opcode.TEXT, bytes("ts"), true);
        } else if (text.startsWith("ping ")) {
            peer.setAttachment(text.substring(5));
            PingFrame ping = new PingFrame();
            ping.setPayload(bytes(text.substring(5)));
            peer.sendFrame(ping);
        } else if (text.startsWith("close ")) {
            peer.close(Integer.parseInt(text.substring(6, 10)), text.substring(11));
        } else {
            peer.send(text);
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void onMessage(WebSocket peer, ByteBuffer bytes) {
        peer.send(bytes);
    }

    @Override
    public void onWebsocketPong(WebSocket peer, Framedata pong) {
        String payload = StandardCharsets.UTF_8.decode(pong.getPayloadData()).toString();
        if (payload.equals(peer.getAttachment())) { // not one that nobody asked for
            peer.send("ponged " + payload);
        }
    }

    @Override
    public void onClose(WebSocket peer, int code, String reason, boolean byTheClient) {
        closes.accept("closed " + code + " " + reason);
    }

    @Override
    public void onError(WebSocket peer, Exception error) {
        // A client broke a rule: it is closed with the code that says so.
    }

    @Override
    public void close() throws InterruptedException {
        stop(1_000);
    }
}
