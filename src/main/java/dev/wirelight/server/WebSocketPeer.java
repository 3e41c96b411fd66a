package dev.wirelight.server;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.WebSocketEngine;
import dev.wirelight.protocol.websocket.WebSocketEvent;
import dev.wirelight.protocol.websocket.WebSocketEvent.Binary;
import dev.wirelight.protocol.websocket.WebSocketEvent.CloseReceived;
import dev.wirelight.protocol.websocket.WebSocketEvent.Failed;
import dev.wirelight.protocol.websocket.WebSocketEvent.More;
import dev.wirelight.protocol.websocket.WebSocketEvent.Ping;
import dev.wirelight.protocol.websocket.WebSocketEvent.Pong;
import dev.wirelight.protocol.websocket.WebSocketEvent.Text;
import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Flow;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// The WebSocket server's end of one connection: HTTP first ([HttpStage]), frames after the upgrade.
final class WebSocketPeer implements Peer {
    // A server masks nothing, unless it is told to for once.
    private static final SecureRandom MASKING_KEYS = new SecureRandom();

    private final ConnectedSocket socket;
    private final Commons commons;
    private final ServerLimits limits;
    private final ChatRoom room;
    private final Memory.Share unfinished;
    private final WebSocketEngine engine;
    private final HttpStage http;
    private final Outbox outbox;
    private volatile Behaviour behaviour;
    private volatile boolean open;
    private volatile long closingSince;

    WebSocketPeer(ConnectedSocket socket, Commons commons, Behaviour behaviour, UpgradeTerms terms) {
        this.socket = socket;
        this.commons = commons;
        this.limits = commons.limits();
        this.behaviour = behaviour;
        this.room = commons.room();
        this.unfinished = commons.memory().of(this);
        this.engine = new WebSocketEngine(Role.SERVER, limits.message(), MASKING_KEYS::nextInt);
        this.http = new HttpStage(limits, engine.output(), terms, () -> tlsToHere(socket, commons));
        this.outbox = new Outbox(socket, engine.output(), commons.memory().of(this), this::endIfClosed);
    }

    private static String tlsToHere(ConnectedSocket socket, Commons commons) {
        Address here = socket.connection().server();
        return WrongPort.tlsToHere(Kind.WEB_SOCKET, here, commons.securePorts().instead(Kind.WEB_SOCKET, here));
    }

    /// The read loop: read all that has arrived, understand it, answer all of it, write once.
    @Override
    public void converse() {
        Intake intake = new Intake();
        try {
            int count;
            while ((count = read(intake)) >= 0) {
                receive(intake.buffer(), count);
                answerAll();
                unfinished.set(engine.held());
                outbox.flush();
                if (isFinished()) {
                    open = false;
                    Goodbye.say(socket, limits.goodbye());
                    return;
                }
                intake.adapt(count, socket);
            }
        } catch (SocketTimeoutException e) {
            endOfPatience();
        } catch (IOException e) {
            // The connection is broken. The trace has it, and there is nobody left to answer.
        } finally {
            end();
        }
    }

    private void end() {
        synchronized (engine.output()) {
            open = false;
            engine.close();
        }
        unfinished.set(0);
    }

    private int read(Intake intake) throws IOException {
        long nanos = http.nanosLeft().orElse(limits.idle().toNanos());
        return socket.read(intake.buffer(), (int) Math.max(1, nanos / 1_000_000));
    }

    /// Gives the bytes to HTTP or to the engine, and writes them down, before anybody can notice that they came.
    private void receive(byte[] buffer, int count) {
        Flow toServer = socket.connection().flow(socket.connection().side().reads());
        Flow toClient = socket.connection().flow(socket.connection().side().writes());
        long offset = toServer.length();
        long firstUnit = Call.NO_UNIT;
        int ofHttp = 0;
        synchronized (engine.output()) {
            if (!open) {
                firstUnit = http.betweenUnits() ? offset : Call.NO_UNIT;
                ofHttp = http.take(buffer, count);
                if (http.isUpgraded()) {
                    http.compression().ifPresent(engine::compress);
                    toServer.switchAt(offset + ofHttp);
                    toClient.switchAt(toClient.length() + engine.output().length());
                    open = true;
                }
            }
            if (open) {
                engine.receive(buffer, ofHttp, count - ofHttp);
                if (firstUnit == Call.NO_UNIT && engine.firstFrame() >= 0) {
                    firstUnit = toServer.switchedAt() + engine.firstFrame();
                }
            }
            socket.noteRead(buffer, count, firstUnit);
            if (offset == 0 && WrongPort.isTls(buffer, count)) {
                socket.remark(tlsToHere(socket, commons));
            }
        }
        http.stranger().map(Origins::remark).ifPresent(socket::remark);
        if (ofHttp > 0 && open) {
            enterIfChat();
        }
    }

    /// Answers one event before it asks for the next: after a close nothing can be sent, and that close may answer the
    /// very next frame.
    private void answerAll() {
        for (WebSocketEvent event = next(); !(event instanceof More); event = next()) {
            answer(event);
        }
    }

    private WebSocketEvent next() {
        synchronized (engine.output()) {
            return engine.next();
        }
    }

    private void answer(WebSocketEvent event) {
        switch (event) {
            case Text text -> {
                switch (behaviour) {
                    case ECHO -> {
                        synchronized (engine.output()) {
                            engine.sendText(text.utf8());
                        }
                    }
                    case CHAT -> room.say(this, text.text());
                    case CLOCK, UPPER -> {} // the clock only pushes; this server has no upper case
                }
            }
            case Binary binary -> {
                if (behaviour == Behaviour.ECHO) {
                    synchronized (engine.output()) {
                        engine.sendBinary(binary.bytes());
                    }
                }
            }
            // The engine has answered these already, as RFC 6455 asks.
            case Ping _, Pong _, CloseReceived _, Failed _, More _ -> {}
        }
    }

    private boolean isFinished() {
        return http.isFinished() || engine.isClosed() || engine.isFailed();
    }

    /// RFC 6455 §5.5.1: after both close frames the server ends the connection at once. Where its own was the second, the
    /// read loop does not notice, since nothing more comes.
    private void endIfClosed() throws IOException {
        boolean closed;
        synchronized (engine.output()) {
            closed = open && engine.isClosed();
        }
        if (closed) {
            socket.shutdownOutput();
        }
    }

    private void endOfPatience() {
        try {
            if (http.nanosLeft().isPresent()) {
                socket.remark("The request was not complete after " + limits.handshake().toSeconds() + " seconds.");
                synchronized (engine.output()) {
                    http.timeOut();
                }
            } else {
                socket.remark("Nothing came for " + limits.idle().toMinutes() + " minutes: the limit for silence.");
                if (open) {
                    synchronized (engine.output()) {
                        engine.close(CloseCode.GOING_AWAY, "nothing came for a long time");
                    }
                }
            }
            outbox.flush();
            Goodbye.say(socket, limits.goodbye());
        } catch (IOException e) {
            // The peer is gone; the trace has it.
        }
    }

    @Override
    public synchronized void behave(Behaviour next) {
        behaviour = next;
        enterIfChat();
    }

    @Override
    public void play(Tricks tricks) {
        synchronized (engine.output()) {
            engine.style(tricks.style());
            http.answerWrongly(tricks.wrongAccept());
        }
        outbox.delay(tricks.delay());
    }

    /// Called again after the upgrade, before which nothing can be said to a peer.
    private synchronized void enterIfChat() {
        if (behaviour == Behaviour.CHAT && open) {
            room.enter(this);
        } else {
            room.leave(this);
        }
    }

    @Override
    public boolean say(String text) {
        return send(() -> engine.sendText(text));
    }

    @Override
    public boolean ping(String payload) {
        return send(() -> engine.sendPing(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /// Also after a close frame: whoever writes by hand may break that rule too.
    @Override
    public boolean sendByHand(byte[] bytes) {
        synchronized (engine.output()) {
            if (!open) {
                return false;
            }
            engine.sendByHand(bytes);
        }
        return outbox.flushSoon(this, limits.unsent());
    }

    @Override
    public void close(int code, String reason) {
        closingSince = System.nanoTime();
        if (!send(() -> engine.close(code, reason))) {
            // Still HTTP, or closing already: FIN is all that is left to say.
            Thread.startVirtualThread(() -> {
                try {
                    outbox.flush();
                    if (isBetweenRequests()) {
                        // A browser keeps such a connection in store, and may not look at a FIN for a long time.
                        socket.close();
                    } else {
                        socket.shutdownOutput();
                    }
                } catch (IOException e) {
                    socket.close();
                }
            });
        }
    }

    private boolean isBetweenRequests() {
        synchronized (engine.output()) {
            return !http.isUpgraded() && !http.isFinished() && http.betweenUnits();
        }
    }

    private boolean send(Runnable message) {
        synchronized (engine.output()) {
            if (!open || engine.isCloseSent()) {
                return false;
            }
            message.run();
        }
        return outbox.flushSoon(this, limits.unsent());
    }

    @Override
    public void drop(String why) {
        socket.remark(why);
        socket.close();
    }

    @Override
    public boolean isWriting() {
        return outbox.isWriting();
    }

    @Override
    public Optional<String> overdue() {
        // A close that is delayed on purpose is not the peer's fault.
        Duration patience = limits.goodbye().plus(outbox.delay());
        if (closingSince != 0 && System.nanoTime() - closingSince > patience.toNanos()) {
            return Optional.of("The peer did not answer the close in time.");
        }
        return outbox.stuck(limits.stuckWrite());
    }

    @Override
    public boolean isWebSocket() {
        return open;
    }

    @Override
    public Connection connection() {
        return socket.connection();
    }
}
