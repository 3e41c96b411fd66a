package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The rows of a ladder that a lesson speaks of: it knows what happened, and a ladder finds the row for it.
final class Pointed {
    private static final int MOST = 64;

    private final Deque<Seen> all = new ArrayDeque<>();

    void add(Seen seen) {
        all.remove(seen);
        if (all.size() == MOST) {
            all.removeFirst();
        }
        all.addLast(seen);
    }

    void clear() {
        all.clear();
    }

    boolean has(Row row) {
        return all.stream().anyMatch(seen -> isFor(row, seen));
    }

    /// Where the row for it stands, sought from the newest; less than 0 where there is none.
    int placeIn(List<Row> rows, Seen seen) {
        int place = rows.size() - 1;
        while (place >= 0 && !isFor(rows.get(place), seen)) {
            place--;
        }
        return place;
    }

    /// Whether it is a call, and no unit.
    static boolean isCall(Seen seen) {
        return seen instanceof Seen.Called;
    }

    private static boolean isFor(Row row, Seen seen) {
        return row instanceof Row.Passed passed
                && switch (seen) {
                    case Seen.Called(Entry entry) -> passed.call() != null && passed.call().number() == entry.number();
                    case Seen.Completed(Unit unit) -> passed.unit() != null && isSame(passed.unit(), unit);
                    case Seen.Missed _ -> false;
                };
    }

    /// Two readers of one trace make two objects of the same unit.
    static boolean isSame(Unit one, Unit other) {
        return one.connection() == other.connection()
                && one.direction() == other.direction()
                && one.offset() == other.offset()
                && one.lastEntry() == other.lastEntry();
    }
}
