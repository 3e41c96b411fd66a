package dev.wirelight.socket;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A socket that waits for connections: `socket()`, `bind()`, `listen()`, then `accept()` again and again.
public final class ListeningSocket implements AutoCloseable {
    /// How many connections may wait for `accept()`; the operating system may allow fewer.
    public static final int BACKLOG = 1_024;

    private final Trace trace;
    private final String service;
    private final ServerSocket socket;

    private ListeningSocket(Trace trace, String service, ServerSocket socket) {
        this.trace = trace;
        this.service = service;
        this.socket = socket;
    }

    /// Opens a listening socket.
    ///
    /// @param service under which name its calls are written down
    /// @param host an address of this computer, or a name of it
    /// @param port 0 for any free one
    /// @throws IOException when the address cannot be had, for instance because the port is busy
    public static ListeningSocket open(Trace trace, String service, String host, int port) throws IOException {
        Address wanted = new Address(host, port);
        ServerSocket socket = new ServerSocket();
        trace.note(service, null, new Call.Socket());
        try {
            // A port whose last connections are still in TIME_WAIT can be had again at once; a port that
            // somebody listens on cannot.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            trace.note(service, null, new Call.Bind(wanted, Errors.words(e)));
            trace.note(service, null, new Call.Close());
            socket.close();
            throw e;
        }
        ListeningSocket listening = new ListeningSocket(trace, service, socket);
        trace.note(service, null, new Call.Bind(listening.address(), null));
        trace.note(service, null, new Call.Listen(BACKLOG));
        return listening;
    }

    /// Where it listens, with the real port.
    public Address address() {
        return Address.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    /// Waits for the next connection.
    ///
    /// @param speaks what is expected to be spoken on it, such as `telnet`
    /// @throws IOException when this socket was closed, or the process has no file descriptor left
    public ConnectedSocket accept(String speaks) throws IOException {
        return acceptTcp(speaks);
    }

    /// Waits for the next connection, which is to speak TLS. Its handshake is still to come: see
    /// [ConnectedSocket#shakeHands].
    ///
    /// @param speaks what is expected to be spoken inside, such as `telnet`
    /// @throws IOException when this socket was closed, or the process has no file descriptor left
    public ConnectedSocket accept(String speaks, TlsTerms terms) throws IOException {
        return TlsSocket.ofServer(trace, acceptTcp(TlsSocket.TLS), speaks, terms);
    }

    private TcpSocket acceptTcp(String speaks) throws IOException {
        Socket accepted = socket.accept();
        try {
            accepted.setTcpNoDelay(true);
        } catch (IOException e) {
            accepted.close(); // its peer is gone already
            throw e;
        }
        Address peer = Address.of((InetSocketAddress) accepted.getRemoteSocketAddress());
        Address local = Address.of((InetSocketAddress) accepted.getLocalSocketAddress());
        Connection connection = trace.open(service, speaks, Side.SERVER, peer, local);
        trace.note(service, connection, new Call.Accept());
        return new TcpSocket(trace, connection, accepted);
    }

    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        if (!socket.isClosed()) {
            socket.close();
            trace.note(service, null, new Call.Close());
        }
    }
}
