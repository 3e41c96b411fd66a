package dev.wirelight.server;

import dev.wirelight.trace.Trace;
import java.util.List;

/// The lab: a plain TCP server and a WebSocket server side by side, one chat room, and one trace of all that happens.
public final class Lab implements AutoCloseable {
    public static final int PLAIN_PORT = 7_007;
    public static final int WEB_SOCKET_PORT = 8_000;
    /// The address of this computer that only this computer can reach.
    public static final String LOOPBACK = "127.0.0.1";

    private final Trace trace;
    private final Server plain;
    private final Server webSocket;

    /// Both servers are there, and none is started.
    public Lab(Trace trace, ServerLimits limits) {
        ChatRoom room = new ChatRoom();
        this.trace = trace;
        this.plain = new Server("plain", Peer.Kind.PLAIN, List.of(Behaviour.values()), trace, limits, room);
        this.webSocket = new Server(
                "websocket",
                Peer.Kind.WEB_SOCKET,
                List.of(Behaviour.ECHO, Behaviour.CLOCK, Behaviour.CHAT),
                trace,
                limits,
                room);
    }

    public Trace trace() {
        return trace;
    }

    public Server plain() {
        return plain;
    }

    public Server webSocket() {
        return webSocket;
    }

    /// Stops both servers.
    @Override
    public void close() {
        Thread first = Thread.startVirtualThread(plain::stop);
        webSocket.stop();
        try {
            first.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
