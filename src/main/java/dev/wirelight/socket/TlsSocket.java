package dev.wirelight.socket;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One end of a TLS connection (RFC 8446, RFC 5246): what is written here is encrypted and goes out in records, what is
/// read here came in records.
///
/// Two connections of the trace belong to it. The wire's has the calls of the TCP socket with all records, the one inside
/// has the plain bytes, and says of them which record carried them.
final class TlsSocket implements ConnectedSocket {
    /// What the wire's connection speaks.
    static final String TLS = "tls";

    private final Trace trace;
    private final TcpSocket wire;
    private final Connection inside;
    private final SSLEngine engine;
    private final TlsChannel channel;
    private final Duration patience;
    private final CountDownLatch handshakeIsOver = new CountDownLatch(1);
    private final LastWord lastWord = new LastWord();

    // What is left of the last record. For the reading thread.
    private TlsChannel.@Nullable Opened opened;
    private int taken;
    private boolean inputEnded;

    // What is written down of the connection inside is written down under this lock.
    private final Object guard = new Object();
    private long readAt;
    private TlsChannel.@Nullable Opened readFrom;
    private Optional<TlsAgreement> agreement = Optional.empty();
    private boolean outputEnded;
    private boolean closing;
    private boolean closed;

    private TlsSocket(Trace trace, TcpSocket wire, String speaks, SSLEngine engine, Duration patience) {
        this.trace = trace;
        this.wire = wire;
        this.inside = trace.openInside(wire.connection(), speaks);
        this.engine = engine;
        this.channel = new TlsChannel(wire, engine);
        this.patience = patience;
    }

    /// The server's end. The client has not said anything yet.
    static TlsSocket ofServer(Trace trace, TcpSocket wire, String speaks, TlsTerms terms) {
        return new TlsSocket(trace, wire, speaks, TlsEngines.forServer(terms), terms.patience());
    }

    /// The client's end.
    ///
    /// @param server whose name its certificate must show
    static TlsSocket toServer(Trace trace, TcpSocket wire, String speaks, Address server, TlsTerms terms) {
        return new TlsSocket(trace, wire, speaks, TlsEngines.forClient(server, terms), terms.patience());
    }

    @Override
    public void shakeHands() throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (wire.connection().side() == Side.SERVER) {
                channel.expectTls(deadline);
            }
            channel.shakeHands(deadline);
            synchronized (guard) {
                if (closed) {
                    throw new SocketException("Socket closed");
                }
                TlsAgreement made = TlsEngines.agreement(engine);
                trace.note(
                        inside.service(),
                        inside,
                        new Call.Secured(made.version(), made.cipherSuite(), made.applicationProtocol()));
                agreement = Optional.of(made);
            }
        } catch (IOException e) {
            Optional<String> why = TlsWords.ofHandshake(e, patience, wire.connection().side());
            why.ifPresent(wire::remark);
            throw why.isEmpty() || e instanceof NotTls ? e : new TlsFailure(why.get(), TlsWords.isDistrust(e));
        } finally {
            handshakeIsOver.countDown();
        }
    }

    @Override
    public Optional<TlsAgreement> tls() {
        synchronized (guard) {
            return agreement;
        }
    }

    @Override
    public Connection connection() {
        return inside;
    }

    @Override
    public int read(byte[] buffer, int timeoutMillis) throws IOException {
        TlsChannel.Opened record = opened;
        if (record == null) {
            record = inputEnded ? null : receive(timeoutMillis);
            if (record == null) {
                return -1;
            }
            taken = 0;
        }
        int count = Math.min(buffer.length, record.count() - taken);
        System.arraycopy(record.plain(), taken, buffer, 0, count);
        taken += count;
        opened = taken < record.count() ? record : null;
        synchronized (guard) {
            if (closed) {
                throw new SocketException("Socket closed");
            }
            readAt = trace.now();
            readFrom = record;
        }
        return count;
    }

    private TlsChannel.@Nullable Opened receive(int timeoutMillis) throws IOException {
        long deadline = timeoutMillis == 0 ? 0 : System.nanoTime() + timeoutMillis * 1_000_000L;
        Call end = new Call.EndOfStream(inside.side().reads());
        try {
            TlsChannel.Opened record = channel.receive(deadline);
            if (record == null) {
                inputEnded = true;
                note(end);
            }
            return record;
        } catch (EOFException e) {
            note(new Call.Truncated(inside.side().reads()));
            throw new TlsFailure("it ended without a close_notify, so what was to be said last may be missing");
        } catch (SSLException e) {
            synchronized (guard) {
                outputEnded = true; // the alert was the last word
            }
            lastWord.isSaid();
            String why = TlsWords.of(e, inside.side());
            wire.remark(why);
            throw new TlsFailure(why);
        }
    }

    @Override
    public void noteRead(byte[] buffer, int count, long firstUnit) {
        synchronized (guard) {
            TlsChannel.Opened record = readFrom;
            if (record == null) {
                throw new IllegalStateException("nothing was read");
            }
            trace.decrypted(readAt, inside, buffer, 0, count, firstUnit, record.offset(), record.length());
            readFrom = null;
            if (closed) {
                noteClose();
            }
        }
    }

    @Override
    public boolean hasMore() throws IOException {
        return opened != null || channel.hasMore();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        awaitHandshake();
        channel.send(bytes, from, count, (at, length, recordOffset, recordLength) -> {
            synchronized (guard) {
                if (closed) {
                    throw new SocketException("Nothing can be written any more");
                }
                long firstUnit = at == from ? inside.flow(inside.side().writes()).length() : Call.NO_UNIT;
                trace.encrypted(inside, bytes, at, length, firstUnit, recordOffset, recordLength);
            }
        });
    }

    private void awaitHandshake() throws IOException {
        try {
            handshakeIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (guard) {
            if (agreement.isEmpty() || closed || outputEnded) {
                throw new SocketException("Nothing can be written any more");
            }
        }
    }

    @Override
    public void remark(String why) {
        synchronized (guard) {
            if (agreement.isPresent() && !closed) {
                note(new Call.Remark(why));
                return;
            }
        }
        wire.remark(why);
    }

    /// Says close_notify, and then FIN. Before the handshake is over there is nobody to whom it could be said.
    @Override
    public void shutdownOutput() throws IOException {
        synchronized (guard) {
            if (agreement.isEmpty()) {
                wire.close();
                return;
            }
        }
        endOutput();
        lastWord.await(false, () -> {}); // another thread may just be saying it, and FIN must not overtake it
        wire.shutdownOutput();
    }

    private void endOutput() throws IOException {
        synchronized (guard) {
            if (closed || outputEnded) {
                return;
            }
            outputEnded = true;
        }
        try {
            channel.endOutput(() -> note(new Call.Shutdown()));
        } finally {
            lastWord.isSaid();
        }
    }

    /// Without a close_notify: this is no proper end.
    @Override
    public void reset() throws IOException {
        wire.resetAtClose();
        synchronized (guard) {
            outputEnded = true;
        }
        lastWord.isSaid();
        close();
    }

    /// Says close_notify where that is still to be said and does not take long; then closes.
    @Override
    public long writingSince() {
        return wire.writingSince();
    }

    @Override
    public void close() {
        boolean farewell;
        boolean writing;
        synchronized (guard) {
            if (closing) {
                return;
            }
            closing = true;
            farewell = agreement.isPresent();
            writing = !outputEnded && channel.isWriting();
        }
        if (farewell) {
            lastWord.await(writing, this::endOutput);
        }
        synchronized (guard) {
            closed = true;
            // Bytes that the reading thread has in its hand are written down before the close.
            if (agreement.isPresent() && readFrom == null) {
                noteClose();
            }
        }
        wire.close();
        handshakeIsOver.countDown();
    }

    private void noteClose() {
        trace.note(inside.service(), inside, new Call.Close());
    }

    /// Writes a call down, unless this end has closed the connection before.
    private void note(Call call) {
        synchronized (guard) {
            if (!closed) {
                trace.note(inside.service(), inside, call);
            }
        }
    }
}
