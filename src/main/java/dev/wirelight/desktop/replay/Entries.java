package dev.wirelight.desktop.replay;

import dev.wirelight.trace.Batch;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import java.util.Optional;

/// The entries of a trace, found by number and by time.
record Entries(Trace trace) {

    /// The number of the first that is still in memory.
    long oldest() {
        return trace.totals().entriesLetGo();
    }

    /// The number that the next one will have.
    long end() {
        return trace.end().entry();
    }

    /// The number of the first entry that was written later than a moment; times in a trace never go back.
    long firstAfter(long moment) {
        long low = oldest();
        long high = end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (nanosOf(middle) <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// When an entry was written; 0 where it is no longer, or not yet, there.
    long nanosOf(long entry) {
        return find(entry).map(Entry::nanos).orElse(0L);
    }

    Optional<Entry> find(long entry) {
        if (entry < 0) {
            return Optional.empty();
        }
        Batch batch = trace.since(new Position(entry, 0), 1);
        return batch.missedEntries() > 0 ? Optional.empty() : batch.entries().stream().findFirst();
    }
}
