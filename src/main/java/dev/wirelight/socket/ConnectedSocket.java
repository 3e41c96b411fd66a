package dev.wirelight.socket;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// One end of a connection: a TCP socket, or TLS on top of one. Reading is for one thread, writing for one at a time;
/// closing is for any.
///
/// However these threads meet, `close()` is the last that is written down of a connection.
public sealed interface ConnectedSocket extends AutoCloseable permits TcpSocket, TlsSocket {

    /// Connects to a server.
    ///
    /// @param service under which name the calls are written down
    /// @param speaks what is expected to be spoken, such as `telnet`
    /// @param timeoutMillis how long to wait for the server's SYN, ACK
    /// @throws IOException when nobody listens there, or nobody answers
    static ConnectedSocket connect(Trace trace, String service, String speaks, Address server, int timeoutMillis)
            throws IOException {
        return TcpSocket.connect(trace, service, speaks, server, timeoutMillis);
    }

    /// Connects to a server that speaks TLS, and shakes hands with it.
    ///
    /// @param speaks what is expected to be spoken inside, such as `telnet`
    /// @param tls whom this client trusts
    /// @param timeoutMillis how long to wait for the server's SYN, ACK
    /// @throws TlsFailure when both ends do not come to terms, with words for a learner
    /// @throws IOException when nobody listens there, or nobody answers
    static ConnectedSocket connect(
            Trace trace, String service, String speaks, Address server, int timeoutMillis, TlsTerms tls)
            throws IOException {
        TcpSocket wire = TcpSocket.connect(trace, service, TlsSocket.TLS, server, timeoutMillis);
        TlsSocket socket = TlsSocket.toServer(trace, wire, speaks, server, tls);
        try {
            socket.shakeHands();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// The connection whose bytes are read and written here; with TLS the one inside.
    Connection connection();

    /// What was agreed on in the TLS handshake; empty before it is over, and without TLS.
    Optional<TlsAgreement> tls();

    /// Does what has to be done before bytes can be read and written: nothing for TCP, the handshake for TLS. It waits for
    /// the peer.
    ///
    /// @throws NotTls when the peer does not speak TLS
    /// @throws TlsFailure when both ends do not come to terms
    /// @throws IOException when the connection is broken, or the peer too slow; the trace says why
    void shakeHands() throws IOException;

    /// Waits for bytes from the peer. The caller then says what they are with [#noteRead], before it acts on them.
    ///
    /// @param timeoutMillis how long to wait; 0 for ever
    /// @return how many came, or -1 at the end of the stream, which is written down here
    /// @throws SocketTimeoutException when nothing came in time
    /// @throws IOException when the connection is broken; this too is written down here
    int read(byte[] buffer, int timeoutMillis) throws IOException;

    /// Writes down the bytes of the last [#read].
    ///
    /// @param firstUnit the offset in the flow of the first unit that begins in them, or [Call#NO_UNIT]
    void noteRead(byte[] buffer, int count, long firstUnit);

    /// Whether more bytes from the peer are here already.
    boolean hasMore() throws IOException;

    /// Writes bytes that begin with the beginning of a unit. Waits while the peer does not read and its window is full.
    ///
    /// They are written down first, so that nothing that answers them can stand before them.
    void write(byte[] bytes, int from, int count) throws IOException;

    /// Since when ([System#nanoTime]) a write to the operating system has been waiting for the peer; 0 while none does. With
    /// TLS this end may have to write while it reads, such as the answer to a KeyUpdate (RFC 8446 §4.6.3).
    long writingSince();

    /// Writes down why the next call comes, such as a limit that was reached.
    void remark(String why);

    /// Says to the peer that no more bytes will come from here; its bytes can still be read.
    void shutdownOutput() throws IOException;

    /// Closes, and has RST sent in place of FIN: what the peer still has to say is not wanted (RFC 9293 §3.10.5).
    ///
    /// @throws IOException when the connection has ended already
    void reset() throws IOException;

    @Override
    void close();
}
