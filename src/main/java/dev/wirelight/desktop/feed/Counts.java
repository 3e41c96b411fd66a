package dev.wirelight.desktop.feed;

/// What became of the entries of the trace in this window. `read + missed + waiting` are all that were ever written.
///
/// @param read were read, and shown where they belong to a ladder
/// @param missed were passed over, because they came faster than can be shown
/// @param missedBytes how many bytes of flows stood in those
/// @param waiting will be read next, or when the learner resumes
public record Counts(long read, long missed, long missedBytes, long waiting) {

    public long all() {
        return read + missed + waiting;
    }
}
