package dev.wirelight.trace;

import java.util.List;

/// What [Trace#since] found.
///
/// @param entries in the order of their numbers, without a hole between them
/// @param missedEntries how many had been let go before this reader came for them
/// @param missedBytes how many bytes of flows those held
/// @param next where to go on
public record Batch(List<Entry> entries, long missedEntries, long missedBytes, Position next) {}
