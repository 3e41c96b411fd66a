package dev.wirelight.capture.record;

import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.PacketHead;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One byte stream of a connection that is being recorded: its bytes as far as they may still be needed, and over which of
/// them captured packets lie.
final class RecordedFlow {
    /// So many bytes that were written are kept, in case that a packet carries them again.
    private static final long KEPT_BEHIND = 64 << 10;
    private static final int MOST_CHUNKS_BEHIND = 256;

    private final NavigableMap<Long, byte[]> chunks = new TreeMap<>(); // by the offset of their first byte
    private final NavigableMap<Long, Long> captured = new TreeMap<>(); // from, to; not touching each other
    private long base; // the sequence number of offset 0
    private boolean baseIsCaptured;
    private long sent; // one behind the last byte that was written to the file
    private boolean synCaptured;
    private boolean endCaptured;
    private boolean resetCaptured;
    private boolean ended;

    /// @param initialSequenceNumber for the packets that are made up, as long as no captured one tells the real one
    RecordedFlow(long initialSequenceNumber) {
        this.base = initialSequenceNumber + 1;
    }

    /// Learns bytes; keeps the array.
    void bytes(long offset, byte[] bytes) {
        long end = offset + bytes.length;
        long from = Math.max(offset, knownTo(offset));
        if (from >= end || end <= sent) {
            return; // the other end of the connection told of them before
        }
        for (Map.Entry<Long, byte[]> next = chunks.higherEntry(from); next != null && next.getKey() < end; ) {
            if (next.getKey() + next.getValue().length > end) {
                end = next.getKey();
            } else {
                chunks.remove(next.getKey());
            }
            next = chunks.higherEntry(from);
        }
        boolean whole = from == offset && end == offset + bytes.length;
        chunks.put(from, whole ? bytes : Arrays.copyOfRange(bytes, (int) (from - offset), (int) (end - offset)));
    }

    /// Up to where bytes are known from an offset on.
    private long knownTo(long offset) {
        long to = offset;
        Map.Entry<Long, byte[]> chunk = chunks.floorEntry(to);
        while (chunk != null && chunk.getKey() + chunk.getValue().length > to) {
            to = chunk.getKey() + chunk.getValue().length;
            chunk = chunks.floorEntry(to);
        }
        return to;
    }

    /// Learns of a captured packet of this flow.
    void captured(PacketHead packet, PacketLayout layout) {
        int flags = layout.flags(packet.headers());
        boolean syn = (flags & TcpHeader.SYN) != 0;
        if (!baseIsCaptured || syn || packet.dataLength() > 0) {
            base = layout.sequenceNumber(packet.headers()) + (syn ? 1 : 0) - packet.dataOffset();
            baseIsCaptured = true;
        }
        synCaptured |= syn;
        resetCaptured |= (flags & TcpHeader.RST) != 0;
        endCaptured |= resetCaptured || (flags & TcpHeader.FIN) != 0;
        if (packet.dataLength() > 0) {
            cover(packet.dataOffset(), packet.dataOffset() + packet.dataLength());
        }
    }

    private void cover(long from, long to) {
        long begin = from;
        long end = to;
        Map.Entry<Long, Long> before = captured.floorEntry(end);
        while (before != null && before.getValue() >= begin) {
            begin = Math.min(begin, before.getKey());
            end = Math.max(end, before.getValue());
            captured.remove(before.getKey());
            before = captured.floorEntry(end);
        }
        captured.put(begin, end);
    }

    /// Packets for some bytes are in the file now, captured or not.
    void written(long from, long to) {
        sent = Math.max(sent, to);
        if (from < to) {
            cover(from, to);
        }
        while (chunks.size() > 1 && isLongWritten(chunks.firstEntry())) {
            chunks.pollFirstEntry();
        }
    }

    private boolean isLongWritten(Map.Entry<Long, byte[]> chunk) {
        long end = chunk.getKey() + chunk.getValue().length;
        return end <= sent - KEPT_BEHIND || end <= sent && chunks.size() > MOST_CHUNKS_BEHIND;
    }

    /// Where the next bytes begin, at or behind an offset, over which no captured packet lies.
    long uncoveredFrom(long offset) {
        Map.Entry<Long, Long> before = captured.floorEntry(offset);
        return before == null ? offset : Math.max(offset, before.getValue());
    }

    /// Where bytes end, at or before `to`, over which no captured packet lies, from an offset on that is not covered.
    long uncoveredTo(long offset, long to) {
        Long next = captured.higherKey(offset);
        return next == null ? to : Math.min(to, next);
    }

    /// Some bytes, or as many of them as are known and still here, from the first on.
    byte[] bytes(long from, int length) {
        byte[] found = new byte[length];
        int filled = 0;
        Map.Entry<Long, byte[]> chunk = chunks.floorEntry(from);
        while (filled < length && chunk != null && chunk.getKey() + chunk.getValue().length > from + filled) {
            int at = (int) (from + filled - chunk.getKey());
            int count = Math.min(chunk.getValue().length - at, length - filled);
            System.arraycopy(chunk.getValue(), at, found, filled, count);
            filled += count;
            chunk = chunks.floorEntry(from + filled);
        }
        return Arrays.copyOf(found, filled);
    }

    /// The sequence number of an offset.
    long sequenceNumber(long offset) {
        return base + offset;
    }

    /// One behind the last byte that is in the file.
    long sent() {
        return sent;
    }

    boolean isSynCaptured() {
        return synCaptured;
    }

    /// Whether a packet with RST was captured.
    boolean isResetCaptured() {
        return resetCaptured;
    }

    /// Whether a packet with FIN or RST was captured.
    boolean isEndCaptured() {
        return endCaptured;
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
