package dev.wirelight.trace;

/// What went into a [Trace], and what it let go to stay within its memory. What it still holds is the difference.
///
/// @param entries entries ever written
/// @param bytes bytes ever written, in both directions
/// @param entriesLetGo of those, how many are no longer in memory
/// @param bytesLetGo of those, how many are no longer in memory
/// @param connections connections ever opened
public record Totals(long entries, long bytes, long entriesLetGo, long bytesLetGo, int connections) {}
