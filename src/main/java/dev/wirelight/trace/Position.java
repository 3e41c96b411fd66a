package dev.wirelight.trace;

/// How far a reader of the [Trace] has come.
///
/// @param entry the number of the next entry to read
/// @param bytes how many bytes of flows stood in the entries before it
public record Position(long entry, long bytes) {

    /// Before the first entry.
    public static final Position START = new Position(0, 0);
}
