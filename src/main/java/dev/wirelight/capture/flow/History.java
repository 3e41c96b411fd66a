package dev.wirelight.capture.flow;

import java.util.ArrayDeque;
import java.util.Iterator;

/// The last bytes that a flow handed on, and its last gaps: to tell whether what is sent again is the same as before.
///
/// It keeps references to arrays that the trace has too, 64 KiB of them at the most; of what is older it is assumed that it
/// was captured, and was the same.
final class History {
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_PIECES = 256;

    /// @param bytes none in a gap
    private record Piece(long from, long to, byte[] bytes) {
        boolean isGap() {
            return bytes.length == 0;
        }
    }

    private final Budget budget;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>(4);
    private int kept;

    History(Budget budget) {
        this.budget = budget;
    }

    void handedOn(long offset, byte[] bytes) {
        if (bytes.length > 0 && bytes.length <= MOST_BYTES) {
            while (kept + bytes.length > MOST_BYTES || pieces.size() == MOST_PIECES) {
                forgetOldest();
            }
            if (budget.has(bytes.length)) {
                budget.take(bytes.length);
                kept += bytes.length;
                pieces.add(new Piece(offset, offset + bytes.length, bytes));
            }
        }
    }

    void missing(long offset, long length) {
        if (pieces.size() == MOST_PIECES) {
            forgetOldest();
        }
        pieces.add(new Piece(offset, offset + length, new byte[0]));
    }

    private void forgetOldest() {
        int length = pieces.remove().bytes().length;
        kept -= length;
        budget.giveBack(length);
    }

    void forget() {
        while (!pieces.isEmpty()) {
            forgetOldest();
        }
    }

    /// How many bytes of a range are known to be missing.
    long missingIn(long from, long to) {
        long missing = 0;
        for (Piece piece : pieces) {
            if (piece.isGap()) {
                missing += Math.max(0, Math.min(to, piece.to()) - Math.max(from, piece.from()));
            }
        }
        return missing;
    }

    /// Whether a packet has other bytes than were handed on at the same place.
    ///
    /// @param offset of its first data byte
    /// @param to where to stop comparing
    boolean differs(TcpPacket packet, long offset, long to) {
        for (Iterator<Piece> newest = pieces.descendingIterator(); newest.hasNext(); ) {
            Piece piece = newest.next();
            if (piece.to() <= offset) {
                return false;
            }
            if (!piece.isGap() && packet.differs(offset, piece.from(), Math.min(piece.to(), to), piece.bytes())) {
                return true;
            }
        }
        return false;
    }
}
