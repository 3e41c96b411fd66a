package dev.wirelight.capture.flow;

import dev.wirelight.trace.PacketHead;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The data of a flow that were captured before bytes that belong in front of them. Pieces do not overlap: what was
/// captured first stays.
final class Waiting {
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_PIECES = 4_096;

    /// @param packet what carried it
    record Piece(byte[] bytes, PacketHead packet) {}

    private final Budget budget;
    private final NavigableMap<Long, Piece> pieces = new TreeMap<>();
    private int kept;

    Waiting(Budget budget) {
        this.budget = budget;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /// Where the first piece begins.
    long first() {
        return pieces.firstKey();
    }

    /// What carried the first piece.
    PacketHead firstPacket() {
        return pieces.firstEntry().getValue().packet();
    }

    /// Where the last piece ends.
    long end() {
        Map.Entry<Long, Piece> last = pieces.lastEntry();
        return last.getKey() + last.getValue().bytes().length;
    }

    /// How many bytes of a range are here.
    long covered(long from, long to) {
        long covered = 0;
        for (Map.Entry<Long, Piece> piece : touching(from, to).entrySet()) {
            long end = piece.getKey() + piece.getValue().bytes().length;
            covered += Math.max(0, Math.min(to, end) - Math.max(from, piece.getKey()));
        }
        return covered;
    }

    /// Whether a packet has other bytes than wait here for the same place.
    boolean differs(TcpPacket packet, long offset, long to) {
        return touching(offset, to).entrySet().stream().anyMatch(piece -> packet.differs(
                offset,
                piece.getKey(),
                Math.min(to, piece.getKey() + piece.getValue().bytes().length),
                piece.getValue().bytes()));
    }

    private NavigableMap<Long, Piece> touching(long from, long to) {
        Long before = pieces.floorKey(from);
        return pieces.subMap(before == null ? from : before, true, Math.max(from, to), false);
    }

    /// Keeps those data of a packet that are not here yet. For those that fill the hole in front there is always room,
    /// since they are taken out at once.
    ///
    /// @param offset of its first data byte
    /// @param from where in the flow to begin, at or behind `offset`
    /// @param to where to end
    /// @param next what the flow waits for
    /// @return whether there was room for all of them
    boolean add(TcpPacket packet, PacketHead head, long offset, long from, long to, long next) {
        boolean waits = offset > next;
        long at = from;
        while (at < to) {
            Map.Entry<Long, Piece> before = pieces.floorEntry(at);
            if (before != null && before.getKey() + before.getValue().bytes().length > at) {
                at = before.getKey() + before.getValue().bytes().length;
                continue;
            }
            Long after = pieces.ceilingKey(at);
            long end = after == null ? to : Math.min(to, after);
            int length = (int) (end - at);
            boolean room = pieces.size() < MOST_PIECES && kept + length <= MOST_BYTES && budget.has(length);
            if (waits && !room) {
                return false;
            }
            budget.take(length);
            kept += length;
            pieces.put(at, new Piece(packet.data((int) (at - offset), (int) (end - offset)), head));
            at = end;
        }
        return true;
    }

    /// Takes out all bytes from an offset on, up to the first that is missing.
    byte[] takeFrom(long offset) {
        byte[] run = new byte[0];
        int length = 0;
        for (Piece next = pieces.remove(offset); next != null; next = pieces.remove(offset + length)) {
            int grown = length + next.bytes().length;
            if (grown > run.length) {
                run = length == 0 ? next.bytes() : Arrays.copyOf(run, Math.max(grown, 2 * run.length));
            }
            System.arraycopy(next.bytes(), 0, run, length, next.bytes().length);
            length = grown;
        }
        kept -= length;
        budget.giveBack(length);
        return run.length == length ? run : Arrays.copyOf(run, length);
    }

    void forget() {
        pieces.clear();
        budget.giveBack(kept);
        kept = 0;
    }
}
