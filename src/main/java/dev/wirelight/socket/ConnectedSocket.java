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

/// One end of a TCP connection. Reading is for one thread, writing for one at a time; closing is for any.
///
/// However these threads meet, `close()` is the last that is written down of a connection.
public final class ConnectedSocket implements AutoCloseable {
    private final Trace trace;
    private final Connection connection;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    // Guarded by the socket, like everything that is written down here.
    private long readAt;
    private boolean readIsNoted = true;

    ConnectedSocket(Trace trace, Connection connection, Socket socket) throws IOException {
        this.trace = trace;
        this.connection = connection;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /// Connects to a server.
    ///
    /// @param service under which name the calls are written down
    /// @param speaks what is expected to be spoken, such as `telnet`
    /// @param timeoutMillis how long to wait for the server's SYN, ACK
    /// @throws IOException when nobody listens there, or nobody answers
    public static ConnectedSocket connect(Trace trace, String service, String speaks, Address server, int timeoutMillis)
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
        return new ConnectedSocket(trace, connection, socket);
    }

    public Connection connection() {
        return connection;
    }

    /// Waits for bytes from the peer. The caller then says what they are with [#noteRead], before it acts on them.
    ///
    /// @param timeoutMillis how long to wait; 0 for ever
    /// @return how many came, or -1 at the end of the stream, which is written down here
    /// @throws SocketTimeoutException when nothing came in time
    /// @throws IOException when the connection is broken; this too is written down here
    public int read(byte[] buffer, int timeoutMillis) throws IOException {
        int count;
        try {
            socket.setSoTimeout(timeoutMillis);
            count = in.read(buffer);
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

    /// Writes down the bytes of the last [#read].
    ///
    /// @param firstUnit the offset in the flow of the first unit that begins in them, or [Call#NO_UNIT]
    public void noteRead(byte[] buffer, int count, long firstUnit) {
        synchronized (socket) {
            trace.read(readAt, connection, buffer, 0, count, firstUnit);
            readIsNoted = true;
            if (socket.isClosed()) {
                noteClose();
            }
        }
    }

    /// Whether more bytes from the peer are here already.
    public boolean hasMore() throws IOException {
        return in.available() > 0;
    }

    /// Writes bytes that begin with the beginning of a unit. Waits while the peer does not read and its window is full.
    ///
    /// They are written down first, so that nothing that answers them can stand before them.
    public void write(byte[] bytes, int from, int count) throws IOException {
        synchronized (socket) {
            if (socket.isClosed() || socket.isOutputShutdown()) {
                throw new SocketException("Nothing can be written any more");
            }
            trace.write(connection, bytes, from, count, connection.flow(connection.side().writes()).length());
        }
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            note(new Call.Failed("write", Errors.words(e)));
            throw e;
        }
    }

    /// Writes down why the next call comes, such as a limit that was reached.
    public void remark(String why) {
        note(new Call.Remark(why));
    }

    /// Says to the peer that no more bytes will come from here; its bytes can still be read.
    public void shutdownOutput() throws IOException {
        synchronized (socket) {
            if (!socket.isClosed() && !socket.isOutputShutdown()) {
                note(new Call.Shutdown());
                socket.shutdownOutput();
            }
        }
    }

    /// Closes, and has RST sent in place of FIN: what the peer still has to say is not wanted (RFC 9293 §3.10.5).
    ///
    /// @throws IOException when the connection has ended already
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        close();
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
