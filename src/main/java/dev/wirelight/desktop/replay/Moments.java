package dev.wirelight.desktop.replay;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the next and the previous [Moment] in a live trace.
final class Moments {
    /// Where there is none.
    static final long NONE = Long.MIN_VALUE;

    private final Entries entries;
    private final Landmarks landmarks;
    private long counted;
    private long countedFor = NONE;
    private long countedUpTo;

    Moments(Entries entries, Landmarks landmarks) {
        this.entries = entries;
        this.landmarks = landmarks;
    }

    /// The first moment later than this one at which there is such an entry, or [#NONE].
    ///
    /// @param only the connection that it must belong to; null for any
    long after(long moment, Landmark what, @Nullable Connection only) {
        long found = NONE;
        long end = entries.end();
        long n = landmarks.next(what, entries.firstAfter(moment));
        for (; n < end; n = landmarks.next(what, n + 1)) {
            Optional<Entry> there = entries.find(n);
            if (found != NONE && (there.isEmpty() || there.get().nanos() - late(what) > found)) {
                break;
            }
            long its = there.filter(entry -> fits(entry, what, only)).map(Moment::of).orElse(NONE);
            if (its > moment && (found == NONE || its < found)) {
                found = its;
            }
        }
        return found;
    }

    /// The last moment before this one at which there is such an entry, or [#NONE].
    ///
    /// @param only the connection that it must belong to; null for any
    long before(long moment, Landmark what, @Nullable Connection only) {
        long found = NONE;
        long oldest = entries.oldest();
        long n = landmarks.previous(what, entries.firstAfter(moment - 1 + late(what)));
        for (; n >= oldest; n = landmarks.previous(what, n)) {
            Optional<Entry> there = entries.find(n);
            if (there.isEmpty() || there.get().nanos() <= found) {
                break;
            }
            long its = there.filter(entry -> fits(entry, what, only)).map(Moment::of).orElse(NONE);
            if (its < moment && its > found) {
                found = its;
            }
        }
        return found;
    }

    /// Only packets are late, and only who steps to every entry steps to them.
    private static long late(Landmark what) {
        return what == Landmark.ENTRY ? Moment.MOST_LATE : 0;
    }

    private static boolean fits(Entry entry, Landmark what, @Nullable Connection only) {
        boolean wanted = what == Landmark.ENTRY || !(entry.call() instanceof Call.Segment);
        return wanted && Steps.isOf(entry, only);
    }

    /// How many entries had happened by then.
    long count(long moment) {
        long first = entries.firstAfter(moment);
        long upTo = entries.firstAfter(moment + Moment.MOST_LATE);
        if (moment != countedFor || upTo != countedUpTo) {
            counted = first;
            for (long n = first; n < upTo; n++) {
                counted += entries.find(n).filter(entry -> Moment.of(entry) <= moment).isPresent() ? 1 : 0;
            }
            countedFor = moment;
            countedUpTo = upTo;
        }
        return counted;
    }
}
