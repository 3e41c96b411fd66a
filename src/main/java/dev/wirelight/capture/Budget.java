package dev.wirelight.capture;

/// How much memory all connections of one capture may take together, so that a file with many of them takes no more than
/// a file with few.
final class Budget {
    private long left;

    Budget(long bytes) {
        this.left = bytes;
    }

    /// Takes so many bytes, if they are there.
    boolean take(int bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }

    void giveBack(int bytes) {
        left += bytes;
    }
}
