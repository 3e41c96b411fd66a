package dev.wirelight.filter;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Trace;
import java.util.Optional;

/// Where the bytes of units are.
@FunctionalInterface
public interface UnitBytes {

    /// The first bytes of a unit as they were on the wire.
    ///
    /// @param most how many are wanted at the most
    /// @return empty when they are no longer in memory
    Optional<byte[]> of(Unit unit, int most);

    /// Those that a trace still holds.
    static UnitBytes in(Trace trace) {
        return (unit, most) -> unit.bytes(trace, most);
    }
}
