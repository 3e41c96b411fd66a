package dev.wirelight.doctor;

import java.util.EnumSet;
import java.util.Set;

/// The bytes of a client that have come and do not make up a whole request yet, as far as they matter here: how their
/// lines end.
final class Opening {
    private final Set<Trouble> told = EnumSet.noneOf(Trouble.class);
    private long end;
    private long cameAt;
    private long bareLfAt = -1;
    private long begunAt = -1;
    private int last = -1;

    /// More bytes have come.
    ///
    /// @param offset of the first of them in the flow
    void add(byte[] bytes, long offset, long nanos) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && last != '\r') {
                bareLfAt = offset + i;
            }
            if (bytes[i] != '\r' && bytes[i] != '\n') {
                begunAt = offset + i;
            }
            last = bytes[i];
        }
        end = offset + bytes.length;
        cameAt = nanos;
    }

    /// All before this place in the flow is understood.
    void understood(long upTo) {
        if (bareLfAt < upTo) {
            bareLfAt = -1;
        }
        if (begunAt < upTo) {
            begunAt = -1;
        }
        if (end <= upTo) {
            last = -1;
        }
    }

    /// Whether one of the lines ended in LF alone.
    boolean hasBareLf() {
        return bareLfAt >= 0;
    }

    /// Whether something stands there that waits for its end; empty lines do not.
    boolean isBegun() {
        return begunAt >= 0;
    }

    /// When the last bytes came, in nanoseconds since the trace began.
    long cameAt() {
        return cameAt;
    }

    /// What has been said of this connection.
    Set<Trouble> told() {
        return told;
    }
}
