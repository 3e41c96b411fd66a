package dev.wirelight.peers;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// An echo server with the library Undertow.
public final class UndertowEcho implements AutoCloseable {
    private final Undertow server;

    private UndertowEcho(Consumer<String> closes) {
        server = Undertow.builder()
                .setIoThreads(2)
                .setWorkerThreads(2)
                .addHttpListener(0, "127.0.0.1")
                .setHandler(Handlers.websocket((exchange, channel) -> {
                    channel.getReceiveSetter().set(new Echo(closes));
                    channel.resumeReceives();
                }))
                .build();
        server.start();
    }

    /// @param closes gets a line for each connection that was closed
    static UndertowEcho start(Consumer<String> closes) {
        return new UndertowEcho(closes);
    }

    /// Says `Listening on port 12345`, and ends when its standard input does.
    public static void main(String[] arguments) throws Exception {
        try (UndertowEcho echo = start(close -> {})) {
            System.out.println("Listening on port " + echo.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Echo extends AbstractReceiveListener {
        private final Consumer<String> closes;
        private String asked = "(nothing)";

        Echo(Consumer<String> closes) {
            this.closes = closes;
        }

        @Override
        protected void onFullTextMessage(WebSocketChannel peer, BufferedTextMessage message) {
            String text = message.getData();
            if (text.startsWith("ping ")) {
                asked = text.substring(5);
                WebSockets.sendPing(bytes(text.substring(5)), peer, null);
            } else if (text.startsWith("close ")) {
                WebSockets.sendClose(Integer.parseInt(text.substring(6, 10)), text.substring(11), peer, null);
            } else {
                WebSockets.sendText(text, peer, null);
            }
        }

        private static ByteBuffer bytes(String text) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected void onFullBinaryMessage(WebSocketChannel peer, BufferedBinaryMessage message) {
            var data = message.getData();
            try (data) {
                WebSockets.sendBinary(WebSockets.mergeBuffers(data.getResource()), peer, null);
            }
        }

        @Override
        protected void onFullPongMessage(WebSocketChannel peer, BufferedBinaryMessage message) {
            var data = message.getData();
            try (data) {
                String payload = StandardCharsets.UTF_8.decode(WebSockets.mergeBuffers(data.getResource())).toString();
                if (payload.equals(asked)) { // not one that nobody asked for
                    WebSockets.sendText("ponged " + payload, peer, null);
                }
            }
        }

        @Override
        protected void onCloseMessage(CloseMessage close, WebSocketChannel peer) {
            closes.accept("closed " + close.getCode() + " " + close.getReason());
        }
    }
}
