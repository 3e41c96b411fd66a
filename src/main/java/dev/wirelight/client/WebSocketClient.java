package dev.wirelight.client;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Flow;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A WebSocket client (RFC 6455): the opening handshake, then messages, until one end closes.
public final class WebSocketClient implements AutoCloseable {
    /// Under this name its calls stand in the trace.
    public static final String SERVICE = "websocket client";

    private static final int LARGEST_MESSAGE = 16 << 20;
    // Room for two of the user's messages; a server that pings on and on and never reads gets no further.
    private static final int MOST_UNSENT = 2 * LARGEST_MESSAGE + (1 << 10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FOR_EVER = 0;
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    // RFC 6455 §10.3: nobody may be able to foretell a masking key.
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectedSocket socket;
    private final Consumer<ClientEvent> listener;
    private final WebSocketEngine engine = new WebSocketEngine(Role.CLIENT, LARGEST_MESSAGE, RANDOM::nextInt);
    private final byte[] buffer = new byte[16 << 10];
    private final AtomicBoolean soon = new AtomicBoolean();
    private volatile Optional<PerMessageDeflate> compression = Optional.empty();
    private volatile boolean closedHere;

    private WebSocketClient(ConnectedSocket socket, Consumer<ClientEvent> listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /// Connects and shakes hands; then hands on what the server sends until the connection ends.
    ///
    /// @param uri such as `ws://127.0.0.1:8000/room`, or `wss://127.0.0.1:8443/room` for TLS
    /// @throws CannotConnect with words for a learner
    public static WebSocketClient connect(Trace trace, URI uri, Consumer<ClientEvent> listener) throws CannotConnect {
        return connect(trace, uri, ClientOffer.NOTHING, listener);
    }

    /// Connects and shakes hands; then hands on what the server sends until the connection ends.
    ///
    /// @param uri such as `ws://127.0.0.1:8000/room`
    /// @param offer what the server may choose from
    /// @throws CannotConnect with words for a learner
    public static WebSocketClient connect(Trace trace, URI uri, ClientOffer offer, Consumer<ClientEvent> listener)
            throws CannotConnect {
        return connect(trace, uri, offer, PATIENCE, listener);
    }

    /// Connects and shakes hands; then hands on what the server sends until the connection ends.
    ///
    /// @param uri such as `ws://127.0.0.1:8000/room`
    /// @param offer what the server may choose from
    /// @param patience how long to wait for each piece of the server's answer: long where a person types it
    /// @throws CannotConnect with words for a learner
    public static WebSocketClient connect(
            Trace trace, URI uri, ClientOffer offer, Duration patience, Consumer<ClientEvent> listener)
            throws CannotConnect {
        WebSocketAddress server = WebSocketAddress.of(uri);
        ConnectedSocket socket = Opening.webSocket(trace, SERVICE, server, (int) PATIENCE.toMillis());
        try {
            WebSocketClient client = new WebSocketClient(socket, listener);
            client.shakeHands(uri, server, offer, patience);
            Thread.ofVirtual().name(SERVICE).start(client::listen);
            return client;
        } catch (IOException e) {
            socket.close();
            throw new CannotConnect("The server ended the connection during the opening handshake.");
        } catch (CannotConnect e) {
            socket.close();
            throw e;
        }
    }

    private void shakeHands(URI uri, WebSocketAddress server, ClientOffer offer, Duration patience)
            throws IOException, CannotConnect {
        ClientHandshake.Agreed agreed =
                new ClientHandshake(socket, buffer, (int) patience.toMillis()).shake(uri, server, offer, RANDOM);
        compression = agreed.compression();
        compression.ifPresent(engine::compress);
        Flow toClient = socket.connection().flow(socket.connection().side().reads());
        Flow toServer = socket.connection().flow(socket.connection().side().writes());
        toClient.switchAt(toClient.length() + agreed.ofHead());
        toServer.switchAt(toServer.length());
        engine.receive(buffer, agreed.ofHead(), agreed.count() - agreed.ofHead());
        long firstFrame = engine.firstFrame() < 0 ? Call.NO_UNIT : toClient.switchedAt();
        socket.noteRead(buffer, agreed.count(), agreed.firstUnit() == Call.NO_UNIT ? firstFrame : agreed.firstUnit());
    }

    private void listen() {
        String end = "The server ended the connection without a close frame (a browser would call that 1006).";
        @Nullable String reason = null;
        try (socket) {
            reason = handOn(); // what came together with the response
            flushSoon();
            while (reason == null && receive(FOR_EVER)) {
                reason = handOn();
                flushSoon();
            }
            flush();
            if (reason != null) {
                awaitServersEnd();
            }
        } catch (IOException e) {
            end = "The connection broke: " + e.getMessage() + ".";
        } finally {
            synchronized (engine) {
                engine.close();
            }
        }
        listener.accept(new ClientEvent.Closed(reason != null ? reason : closedHere ? "You closed the connection." : end));
    }

    /// @return false at the end of the stream
    private boolean receive(int timeoutMillis) throws IOException {
        int count = socket.read(buffer, timeoutMillis);
        if (count < 0) {
            return false;
        }
        Flow toClient = socket.connection().flow(socket.connection().side().reads());
        synchronized (engine) {
            engine.receive(buffer, 0, count);
        }
        long firstFrame = engine.firstFrame();
        socket.noteRead(buffer, count, firstFrame < 0 ? Call.NO_UNIT : toClient.switchedAt() + firstFrame);
        return true;
    }

    /// RFC 6455 §7.1.1: the server closes the TCP connection first, and the client waits for it. A socket that is closed
    /// while bytes are still coming makes the operating system send RST, and that can overtake our close frame.
    private void awaitServersEnd() throws IOException {
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        try {
            long left = GOODBYE.toMillis();
            while (left > 0 && receive((int) left)) {
                handOn(); // nothing: the engine passes over what comes after the close
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
        } catch (SocketTimeoutException e) {
            // The server leaves it to this end.
        }
    }

    /// Hands one event on before it asks for the next: the listener may want to answer it, and after a close, which may
    /// be the engine's answer to the very next frame, nothing can be sent.
    ///
    /// @return how the connection is to end, or null while it goes on
    private @Nullable String handOn() {
        @Nullable String end = null;
        while (true) {
            switch (next()) {
                case WebSocketEvent.Text text -> listener.accept(new ClientEvent.Text(text.text()));
                case WebSocketEvent.Binary binary -> listener.accept(new ClientEvent.Binary(binary.bytes()));
                case WebSocketEvent.Ping ping -> listener.accept(new ClientEvent.Pinged(ping.payload()));
                case WebSocketEvent.Pong pong -> listener.accept(new ClientEvent.Pong(pong.payload()));
                case WebSocketEvent.CloseReceived(int code, String reason) -> end = closedBy(code, reason);
                case WebSocketEvent.Failed(Violation violation, int code) ->
                    end = "The server broke a rule, so this client closed with " + code + ". " + violation.detail();
                case WebSocketEvent.More _ -> {
                    return end;
                }
            }
        }
    }

    private WebSocketEvent next() {
        synchronized (engine) {
            return engine.next();
        }
    }

    private static String closedBy(int code, String reason) {
        String number = code == CloseCode.NO_STATUS ? "without a code" : "with " + code + " (" + CloseCode.nameOf(code) + ")";
        return "Closed " + number + (reason.isEmpty() ? "." : ": " + reason);
    }

    private void send(Runnable message) throws IOException {
        synchronized (engine) {
            message.run();
        }
        flush();
    }

    /// Has the output written by another thread. The listening thread must not wait for a server that may itself be
    /// waiting until we read.
    ///
    /// @throws IOException when so much waits that the server must have stopped to read
    private void flushSoon() throws IOException {
        synchronized (engine) {
            if (engine.output().isEmpty()) {
                return;
            }
            if (engine.output().length() > MOST_UNSENT) {
                throw new IOException("the server does not read what it is sent");
            }
        }
        if (soon.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    flush();
                } catch (IOException e) {
                    // The listening thread finds the same when it reads next.
                }
            });
        }
    }

    // The output is the engine's until it is taken, and one thread writes at a time.
    private synchronized void flush() throws IOException {
        soon.set(false);
        byte[] bytes;
        int length;
        synchronized (engine) {
            length = engine.output().length();
            bytes = engine.output().take();
        }
        if (length > 0) {
            socket.write(bytes, 0, length);
        }
    }

    /// Sends a text message.
    ///
    /// @throws IOException when the connection is broken
    public void sendText(String text) throws IOException {
        send(() -> engine.sendText(text));
    }

    /// Sends a binary message.
    ///
    /// @throws IOException when the connection is broken
    public void sendBinary(byte[] bytes) throws IOException {
        send(() -> engine.sendBinary(bytes));
    }

    /// Sends a ping.
    ///
    /// @param payload at most 125 bytes
    /// @throws IOException when the connection is broken
    public void ping(byte[] payload) throws IOException {
        send(() -> engine.sendPing(payload));
    }

    /// Begins the closing handshake; the server's answer ends the connection.
    ///
    /// @param code one that may be sent, such as 1000
    /// @throws IOException when the connection is broken
    public void close(int code, String reason) throws IOException {
        send(() -> engine.close(code, reason));
    }

    /// How messages are compressed on this connection; empty where they are not.
    public Optional<PerMessageDeflate> compression() {
        return compression;
    }

    /// How TLS protects this connection; empty without TLS.
    public Optional<Security> security() {
        return Security.of(socket);
    }

    public Connection connection() {
        return socket.connection();
    }

    /// Closes properly with 1000, and the socket at once after it. A server that does not read cannot hold this up for
    /// long: then the socket is closed without the close frame.
    @Override
    public void close() {
        closedHere = true;
        Thread farewell = Thread.startVirtualThread(() -> {
            try {
                close(CloseCode.NORMAL, "");
            } catch (IOException e) {
                // It was broken before; the trace has it.
            }
        });
        try {
            farewell.join(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }
}
