package dev.wirelight.trace;

/// How much a [Trace] keeps in memory. When either limit is reached the oldest entries are let go, and counted.
///
/// @param entries at the most, at least 1
/// @param bytes of flows at the most; the newest entry is kept even when it alone is larger
public record TraceLimits(int entries, long bytes) {

    /// 100,000 calls and 64 MiB: some minutes of a busy classroom, hours of one learner.
    public static final TraceLimits DEFAULT = new TraceLimits(100_000, 64L << 20);

    public TraceLimits {
        if (entries < 1 || bytes < 0) {
            throw new IllegalArgumentException("A trace keeps at least 1 entry and 0 bytes.");
        }
    }
}
