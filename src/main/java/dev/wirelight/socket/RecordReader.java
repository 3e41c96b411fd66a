package dev.wirelight.socket;

import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.trace.Call;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Takes whole TLS records out of what a TCP socket reads; for one thread. What it reads it writes down at once.
///
/// It knows no more of a record than where it ends: type, version and length are its first five bytes (RFC 8446 §5.1).
final class RecordReader {
    private static final int MAJOR_VERSION = 3;

    private static final int LEAST = 1 << 10;
    private static final int MOST = 64 << 10;

    private final TcpSocket wire;
    private byte[] buffer = new byte[LEAST];
    private int from;
    private int to;

    RecordReader(TcpSocket wire) {
        this.wire = wire;
    }

    /// Reads at least one byte more, whatever that belongs to. Not for where a whole record is here already.
    ///
    /// @param deadline by [System#nanoTime()]; 0 for none
    /// @return false at the end of the stream
    /// @throws SocketTimeoutException when nothing came in time
    boolean read(long deadline) throws IOException {
        makeRoom();
        int count = wire.read(buffer, to, millisUntil(deadline));
        if (count < 0) {
            return false;
        }
        wire.noteRead(buffer, to, count, firstRecord(count));
        to += count;
        return true;
    }

    private static int millisUntil(long deadline) throws SocketTimeoutException {
        if (deadline == 0) {
            return 0;
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("the time is over");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    /// A small buffer while little comes; a larger one where the last read filled it, or where a record needs it.
    private void makeRoom() {
        int needed = Math.max(LEAST, recordLength());
        int size = to == buffer.length ? Math.max(needed, Math.min(MOST, 4 * buffer.length)) : needed;
        byte[] next = size == buffer.length ? buffer : new byte[size];
        System.arraycopy(buffer, from, next, 0, to - from);
        buffer = next;
        to -= from;
        from = 0;
    }

    /// Where in the flow the first record begins that begins in the bytes that were read last.
    private long firstRecord(int count) {
        int end = to + count;
        int start = from;
        while (start < to) {
            if (end - start < TlsRecord.HEADER) {
                return Call.NO_UNIT;
            }
            start += lengthAt(start, end);
        }
        long flow = wire.connection().flow(wire.connection().side().reads()).length();
        return start < end ? flow + start - to : Call.NO_UNIT;
    }

    /// Whether all of a record is here.
    boolean isWhole() {
        return to - from >= TlsRecord.HEADER && to - from >= recordLength();
    }

    /// How long the next record is, with its header; 5 as long as its header is not complete. Where this is no record at
    /// all it is all that is here; see [#check].
    private int recordLength() {
        return to - from < TlsRecord.HEADER ? TlsRecord.HEADER : lengthAt(from, to);
    }

    private int lengthAt(int start, int end) {
        TlsRecord record = TlsRecord.read(buffer, start);
        return isPossible(record) ? TlsRecord.HEADER + record.length() : end - start;
    }

    private static boolean isPossible(TlsRecord record) {
        return isKnown(record) && record.length() <= TlsRecord.MOST;
    }

    private static boolean isKnown(TlsRecord record) {
        return TlsRecord.isType(record.type()) && record.version() >> 8 == MAJOR_VERSION;
    }

    /// Throws where what is here begins as no record may, so that nobody waits for the rest of it.
    void check() throws NoRecord {
        TlsRecord record = TlsRecord.read(buffer, from);
        if (!isKnown(record)) {
            throw new NoRecord();
        }
        if (!isPossible(record)) {
            throw new NoRecord(record.length());
        }
    }

    /// Whether what is here begins as a record does.
    boolean beginsAsRecord() {
        return to > from && TlsRecord.isType(buffer[from] & 0xff);
    }

    /// All that is here.
    byte[] all() {
        return Arrays.copyOfRange(buffer, from, to);
    }

    /// The next record, which must be whole.
    ByteBuffer record() {
        return ByteBuffer.wrap(buffer, from, recordLength());
    }

    /// Where in the flow the next record begins.
    long offset() {
        return wire.connection().flow(wire.connection().side().reads()).length() - (to - from);
    }

    /// Passes over bytes that have been used.
    void skip(int count) {
        from += count;
    }

    /// Whether a whole record is here, or something to read.
    boolean hasMore() throws IOException {
        return isWhole() || wire.hasMore();
    }
}
