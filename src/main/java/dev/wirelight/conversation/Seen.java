package dev.wirelight.conversation;

import dev.wirelight.trace.Entry;

/// One thing that a [TraceReader] found, in the order in which it happened.
public sealed interface Seen {

    /// A socket call. One that moved bytes stands before the units that these bytes completed.
    record Called(Entry entry) implements Seen {}

    /// A unit is complete.
    record Completed(Unit unit) implements Seen {}

    /// This reader came too late, or was told to skip ahead.
    ///
    /// @param entries how many entries of the trace it did not see
    /// @param bytes how many bytes of flows stood in them
    record Missed(long entries, long bytes) implements Seen {}
}
