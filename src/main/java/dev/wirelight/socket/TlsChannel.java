package dev.wirelight.socket;

import dev.wirelight.protocol.tls.TlsRecord;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// TLS over a TCP socket. The JDK's engine knows TLS and no sockets; here its records are read and written.
///
/// An engine takes plain bytes and gives a record (`wrap`), or takes a record and gives plain bytes (`unwrap`); during
/// a handshake it says which of the two it needs next.
final class TlsChannel {
    private static final int LARGEST_RECORD = TlsRecord.HEADER + TlsRecord.MOST;
    private static final byte[] NOTHING = {};
    private static final SSLEngineResult CLOSED =
            new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
    private static final byte[] LONGER_THAN_ANY = new TlsRecord(TlsRecord.HANDSHAKE, 0x0303, 0xffff).bytes();

    private final TcpSocket wire;
    private final SSLEngine engine;
    private final RecordReader records;
    /// Held by whoever wraps, until what was wrapped is written: records must leave in the order in which they were made.
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ending;

    TlsChannel(TcpSocket wire, SSLEngine engine) {
        this.wire = wire;
        this.engine = engine;
        this.records = new RecordReader(wire);
    }

    /// What a record held.
    ///
    /// @param offset where the record begins in the wire's flow
    /// @param length how many bytes it takes there
    record Opened(byte[] plain, int count, long offset, int length) {}

    /// Told of every record that is about to be written.
    interface Written {
        /// @param from where in the bytes that were given stand those in this record
        /// @param offset where the record will begin in the wire's flow
        void record(int from, int count, long offset, int length) throws IOException;
    }

    /// Waits for the first bytes of the peer, and looks at nothing but the first one.
    ///
    /// @throws NotTls when no TLS record begins with it
    void expectTls(long deadline) throws IOException {
        if (!records.read(deadline)) {
            throw new EOFException("nothing was said");
        }
        if (!records.beginsAsRecord()) {
            throw new NotTls(wire, records.all());
        }
    }

    /// The handshake, as the engine wants it.
    ///
    /// @param deadline by [System#nanoTime()]
    void shakeHands(long deadline) throws IOException {
        engine.beginHandshake();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> wrapWhatIsNeeded();
                case NEED_TASK -> runTasks();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (unwrap(deadline).getStatus() == Status.CLOSED) {
                        throw new EOFException("close_notify");
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /// Waits for the next record with something for the application in it; all others are the engine's own matter.
    ///
    /// @param deadline by [System#nanoTime()]; 0 for none
    /// @return null when the peer has sent its close_notify
    /// @throws EOFException when the stream ends without it
    @Nullable Opened receive(long deadline) throws IOException {
        while (true) {
            Unwrapped unwrapped = unwrap(deadline);
            if (unwrapped.opened().count() > 0) {
                return unwrapped.opened();
            }
            if (unwrapped.getStatus() == Status.CLOSED) {
                return null;
            }
            runTasks();
            // Only where nobody is writing: the peer may be waiting for this end to read. The engine keeps what it wants
            // to say, such as a new key of its own, and puts it before the next record.
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && writing.tryLock()) {
                try {
                    wrapWhatIsNeeded();
                } finally {
                    writing.unlock();
                }
            }
        }
    }

    private record Unwrapped(SSLEngineResult result, Opened opened) {
        Status getStatus() {
            return result.getStatus();
        }
    }

    private Unwrapped unwrap(long deadline) throws IOException {
        while (!records.isWhole()) {
            if (!records.read(deadline)) {
                throw new EOFException("end of stream");
            }
        }
        checkRecord();
        ByteBuffer record = records.record();
        int from = record.position();
        long offset = records.offset();
        int length = record.remaining();
        ByteBuffer plain = ByteBuffer.allocate(length);
        try {
            SSLEngineResult result = engine.unwrap(record, plain);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
                result = engine.unwrap(record, plain);
            }
            if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                throw new NoRecord(); // the engine waits for more, and there is no more of this record
            }
            records.skip(result.bytesConsumed());
            return new Unwrapped(result, new Opened(plain.array(), plain.position(), offset, length));
        } catch (SSLException e) {
            sendAlert();
            // A client that gives up early says so before it has any key; the engine expects an encrypted record there.
            byte[] held = Arrays.copyOfRange(record.array(), record.arrayOffset() + from, record.arrayOffset() + from + length);
            throw TlsWords.clearAlert(held).map(name -> new SSLException("Received fatal alert: " + name)).orElse(e);
        }
    }

    /// The engine would wait for the rest of what begins as no record may. It is told of a length that it refuses at once,
    /// so that it says an alert, encrypted or not.
    private void checkRecord() throws NoRecord {
        try {
            records.check();
        } catch (NoRecord e) {
            try {
                engine.unwrap(ByteBuffer.wrap(LONGER_THAN_ANY), ByteBuffer.allocate(0));
            } catch (SSLException refused) {
                sendAlert();
            }
            throw e;
        }
    }

    /// Lets the engine say why it gives up.
    private void sendAlert() {
        try {
            wrapWhatIsNeeded();
        } catch (IOException e) {
            // The peer is gone, or the engine has nothing to say. What broke before is what counts.
        }
    }

    /// Writes what the engine wants to say, all of it in one call.
    private void wrapWhatIsNeeded() throws IOException {
        writing.lock();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                    if (wrap(ByteBuffer.wrap(NOTHING), out).getStatus() == Status.CLOSED) {
                        break;
                    }
                }
            } catch (SSLException e) {
                write(out);
                sendAlert();
                throw e;
            }
            write(out);
        } finally {
            writing.unlock();
        }
    }

    private SSLEngineResult wrap(ByteBuffer plain, ByteArrayOutputStream out) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(LARGEST_RECORD);
        SSLEngineResult result = engine.wrap(plain, record);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            result = engine.wrap(plain, record);
        }
        out.write(record.array(), 0, record.position());
        return result;
    }

    private void write(ByteArrayOutputStream out) throws IOException {
        if (out.size() > 0) {
            wire.write(out.toByteArray(), 0, out.size());
            out.reset();
        }
    }

    /// Encrypts bytes and writes their records, some of them in one call. Where [#endOutput] comes meanwhile it ends between
    /// two records, and what was encrypted is written: each record is counted in the encryption of the next.
    void send(byte[] bytes, int from, int count, Written written) throws IOException {
        writing.lock();
        try {
            ByteBuffer plain = ByteBuffer.wrap(bytes, from, count);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (plain.hasRemaining()) {
                int start = plain.position();
                int before = out.size();
                SSLEngineResult result = ending ? CLOSED : wrap(plain, out);
                if (result.getStatus() == Status.CLOSED) {
                    write(out);
                    throw new SocketException("Nothing can be written any more");
                }
                if (result.bytesConsumed() > 0) {
                    long offset = wire.connection().flow(wire.connection().side().writes()).length() + before;
                    written.record(start, plain.position() - start, offset, out.size() - before);
                }
                runTasks();
                if (out.size() >= LARGEST_RECORD) {
                    write(out);
                }
            }
            write(out);
        } finally {
            writing.unlock();
        }
    }

    /// Says close_notify, as soon as nobody is writing.
    ///
    /// @param first runs just before it
    void endOutput(Runnable first) throws IOException {
        ending = true;
        writing.lock();
        try {
            first.run();
            engine.closeOutbound();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (!engine.isOutboundDone()) {
                int before = out.size();
                SSLEngineResult result = wrap(ByteBuffer.wrap(NOTHING), out);
                if (out.size() == before || result.getStatus() == Status.CLOSED) {
                    break;
                }
            }
            write(out);
        } finally {
            writing.unlock();
        }
    }

    /// Whether somebody is writing now, and perhaps waiting for a peer that does not read.
    boolean isWriting() {
        return writing.isLocked();
    }

    /// Whether more is here already: a whole record, or bytes of one.
    boolean hasMore() throws IOException {
        return records.hasMore();
    }
}
