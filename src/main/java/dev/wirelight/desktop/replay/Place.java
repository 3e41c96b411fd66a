package dev.wirelight.desktop.replay;

/// Where a [Replay] stands.
///
/// @param entry as many entries of the trace have passed
/// @param entries how many the trace has had so far
/// @param nanos the moment, since the trace began
/// @param begin the moment of the oldest entry that is still in memory
/// @param end the moment of the newest entry
public record Place(long entry, long entries, long nanos, long begin, long end) {}
