package dev.wirelight.terminal;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the bytes of a unit.
final class UnitBytes {
    private UnitBytes() {}

    /// The first bytes of a unit. Nearly always all of them came with the call that was seen just before; only else the
    /// trace, which the servers are writing to, is asked.
    ///
    /// @param last the call that was seen last
    /// @param most how many bytes are wanted
    /// @return empty when the trace has let some of them go
    static Optional<byte[]> of(Unit unit, @Nullable Entry last, Trace trace, int most) {
        if (last != null && last.number() == unit.firstEntry() && last.call() instanceof Call.Transfer transfer) {
            int from = (int) (unit.offset() - transfer.offset());
            int length = (int) Math.min(unit.length(), most);
            if (from >= 0 && from + length <= transfer.bytes().length) {
                return Optional.of(Arrays.copyOfRange(transfer.bytes(), from, from + length));
            }
        }
        return unit.bytes(trace, most);
    }
}
