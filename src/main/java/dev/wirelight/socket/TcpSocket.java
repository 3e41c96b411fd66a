package dev.wirelight.socket;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// One end of a TCP connection: the operating system's socket, and what is done to it, written down.
final class TcpSocket implements ConnectedSocket {
    private final Trace trace;
    private final Connection connection;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    // Guarded by the socket, like everything that is written down here.
    private long readAt;
    private boolean readIsNoted = true;
    private volatile long writingSince;

    TcpSocket(Trace trace, Connection connection, Socket socket) throws IOException {
        this.trace = trace;
        this.connection = connection;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /// As [ConnectedSocket#connect].
    static TcpSocket connect(Trace trace, String service, String speaks, Address server, int timeoutMillis)
            throws IOException {
        Socket socket = new Socket();
        trace.note(service, null, new Call.Socket());
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.host(), server.port()), timeoutMillis);
        } catch (IOException e) {
            trace.note(service, null, new Call.Connect(server, Errors.words(e)));
            trace.note(service, null, new Call.Close());
            socket.close();
            throw e;
        }
        Address local = Address.of((InetSocketAddress) socket.getLocalSocketAddress());
        Address remote = Address.of((InetSocketAddress) socket.getRemoteSocketAddress());
        Connection connection = trace.open(service, speaks, Side.CLIENT, local, remote);
        trace.note(service, connection, new Call.Connect(remote, null));
        return new TcpSocket(trace, connection, socket);
    }

    @Override
    public Optional<TlsAgreement> tls() {
        return Optional.empty();
    }

    /// Does nothing: TCP's own handshake was over before there was this socket.
    @Override
    public void shakeHands() {}

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public int read(byte[] buffer, int timeoutMillis) throws IOException {
        return read(buffer, 0, timeoutMillis);
    }

    /// As [#read], into the buffer from this place on.
    int read(byte[] buffer, int from, int timeoutMillis) throws IOException {
        int count;
        try {
            socket.setSoTimeout(timeoutMillis);
            count = in.read(buffer, from, buffer.length - from);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            note(new Call.Failed("read", Errors.words(e)));
            throw e;
        }
        synchronized (socket) {
            if (socket.isClosed()) {
                throw new SocketException("Socket closed");
            }
            readAt = trace.now();
            readIsNoted = count < 0;
        }
        if (count < 0) {
            note(new Call.EndOfStream(connection.side().reads()));
        }
        return count;
    }

    @Override
    public void noteRead(byte[] buffer, int count, long firstUnit) {
        noteRead(buffer, 0, count, firstUnit);
    }

    /// As [#noteRead], where the bytes stand in the buffer from this place on.
    void noteRead(byte[] buffer, int from, int count, long firstUnit) {
        synchronized (socket) {
            trace.read(readAt, connection, buffer, from, count, firstUnit);
            readIsNoted = true;
            if (socket.isClosed()) {
                noteClose();
            }
        }
    }

    @Override
    public boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        synchronized (socket) {
            if (socket.isClosed() || socket.isOutputShutdown()) {
                throw new SocketException("Nothing can be written any more");
            }
            trace.write(connection, bytes, from, count, connection.flow(connection.side().writes()).length());
        }
        writingSince = System.nanoTime();
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            note(new Call.Failed("write", Errors.words(e)));
            throw e;
        } finally {
            writingSince = 0;
        }
    }

    @Override
    public long writingSince() {
        return writingSince;
    }

    @Override
    public void remark(String why) {
        note(new Call.Remark(why));
    }

    @Override
    public void shutdownOutput() throws IOException {
        synchronized (socket) {
            if (!socket.isClosed() && !socket.isOutputShutdown()) {
                note(new Call.Shutdown());
                socket.shutdownOutput();
            }
        }
    }

    @Override
    public void reset() throws IOException {
        resetAtClose();
        close();
    }

    /// Has RST sent when this is closed.
    void resetAtClose() throws IOException {
        socket.setSoLinger(true, 0);
    }

    @Override
    public void close() {
        synchronized (socket) {
            if (socket.isClosed()) {
                return;
            }
            // Bytes that the reading thread has in its hand are written down before the close.
            if (readIsNoted) {
                noteClose();
            }
            try {
                socket.close();
            } catch (IOException e) {
                trace.note(connection.service(), connection, new Call.Failed("close", Errors.words(e)));
            }
        }
    }

    private void noteClose() {
        trace.note(connection.service(), connection, new Call.Close());
    }

    /// Writes a call down, unless this end has closed the socket before.
    private void note(Call call) {
        synchronized (socket) {
            if (!socket.isClosed()) {
                trace.note(connection.service(), connection, call);
            }
        }
    }
}
