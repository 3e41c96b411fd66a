package dev.wirelight.capture.flow;

/// How much memory all connections of one capture may take together, so that a file with many of them takes no more than
/// a file with few.
final class Budget {
    private long left;

    Budget(long bytes) {
        this.left = bytes;
    }

    /// Whether so many bytes are left.
    boolean has(int bytes) {
        return bytes <= left;
    }

    /// Takes so many bytes; more than are left only where they come back at once.
    void take(int bytes) {
        left -= bytes;
    }

    void giveBack(int bytes) {
        left += bytes;
    }
}
