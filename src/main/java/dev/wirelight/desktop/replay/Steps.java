package dev.wirelight.desktop.replay;

import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import org.jspecify.annotations.Nullable;

/// Finds where a step leads in a file, whose entries stand in the order in which they happened.
record Steps(Entries entries, Landmarks landmarks) {

    /// How many entries have passed behind the next such entry; all where there is none.
    ///
    /// @param at as many have passed before
    /// @param only the connection that it must belong to; null for any
    long behindNext(long at, Landmark what, @Nullable Connection only) {
        long end = entries.end();
        long found = landmarks.next(what, Math.max(at, entries.oldest()));
        while (found < end && !belongs(found, only)) {
            found = landmarks.next(what, found + 1);
        }
        return Math.min(found + 1, end);
    }

    /// How many entries have passed behind the such entry before the last that has passed.
    ///
    /// @param at as many have passed before
    /// @param only the connection that it must belong to; null for any
    long behindOneBefore(long at, Landmark what, @Nullable Connection only) {
        return before(what, before(what, at, only), only) + 1;
    }

    private long before(Landmark what, long entry, @Nullable Connection only) {
        long oldest = entries.oldest();
        long found = entry;
        do {
            found = landmarks.previous(what, found);
        } while (found >= oldest && !belongs(found, only));
        return Math.max(found, oldest - 1);
    }

    private boolean belongs(long entry, @Nullable Connection only) {
        return only == null || entries.find(entry).filter(found -> isOf(found, only)).isPresent();
    }

    /// Whether an entry belongs to a connection, or to what is said inside it; to any where that is null.
    static boolean isOf(Entry entry, @Nullable Connection only) {
        Connection connection = entry.connection();
        return only == null || connection != null && connection.wire() == only.wire();
    }
}
