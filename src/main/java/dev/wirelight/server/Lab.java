package dev.wirelight.server;

import dev.wirelight.certificate.LabCertificate;
import dev.wirelight.certificate.ServerCertificate;
import dev.wirelight.trace.Trace;
import java.util.List;
import java.util.stream.Stream;

/// The lab: a plain TCP server and a WebSocket server side by side, each with a second port that speaks TLS, one chat
/// room, and one trace of all that happens.
public final class Lab implements AutoCloseable {
    public static final int PLAIN_PORT = 7_007;
    public static final int WEB_SOCKET_PORT = 8_000;
    public static final int PLAIN_TLS_PORT = 7_443;
    public static final int WEB_SOCKET_TLS_PORT = 8_443;
    /// The address of this computer that only this computer can reach.
    public static final String LOOPBACK = "127.0.0.1";

    private static final List<Behaviour> OF_PLAIN = List.of(Behaviour.values());
    private static final List<Behaviour> OF_WEB_SOCKET = List.of(Behaviour.ECHO, Behaviour.CLOCK, Behaviour.CHAT);

    private final Trace trace;
    private volatile ServerCertificate certificate;
    private final Server plain;
    private final Server webSocket;
    private final Server plainTls;
    private final Server webSocketTls;

    /// All servers are there, and none is started. Those with TLS show the certificate that the lab makes for this user.
    public Lab(Trace trace, ServerLimits limits) {
        this(trace, limits, LabCertificate.ofThisUser());
    }

    /// All servers are there, and none is started.
    ///
    /// @param certificate what those with TLS show; it is asked for when they start
    public Lab(Trace trace, ServerLimits limits, ServerCertificate certificate) {
        Commons commons = new Commons(limits);
        this.trace = trace;
        this.certificate = certificate;
        this.plain = new Server("plain", Peer.Kind.PLAIN, OF_PLAIN, trace, commons, null);
        this.webSocket = new Server("websocket", Peer.Kind.WEB_SOCKET, OF_WEB_SOCKET, trace, commons, null);
        this.plainTls = new Server("plain-tls", Peer.Kind.PLAIN, OF_PLAIN, trace, commons, this::certificate);
        this.webSocketTls =
                new Server("websocket-tls", Peer.Kind.WEB_SOCKET, OF_WEB_SOCKET, trace, commons, this::certificate);
        commons.securePorts().add(Peer.Kind.PLAIN, plainTls::address);
        commons.securePorts().add(Peer.Kind.WEB_SOCKET, webSocketTls::address);
    }

    public Trace trace() {
        return trace;
    }

    /// What the servers with TLS show.
    public ServerCertificate certificate() {
        return certificate;
    }

    /// Lets the servers with TLS show another certificate, from when each of them is started next.
    public void show(ServerCertificate next) {
        certificate = next;
    }

    public Server plain() {
        return plain;
    }

    public Server webSocket() {
        return webSocket;
    }

    /// The plain server once more, inside TLS.
    public Server plainTls() {
        return plainTls;
    }

    /// The WebSocket server once more, inside TLS: `https://` and `wss://`.
    public Server webSocketTls() {
        return webSocketTls;
    }

    /// Stops all servers, at the same time.
    @Override
    public void close() {
        List<Thread> stopping = Stream.of(plain, webSocket, plainTls, webSocketTls)
                .map(server -> Thread.startVirtualThread(server::stop))
                .toList();
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
