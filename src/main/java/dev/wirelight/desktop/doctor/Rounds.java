package dev.wirelight.desktop.doctor;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.doctor.Noticed;
import dev.wirelight.doctor.TroubleWatch;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through the trace again and again, and notices what goes wrong. For one thread at a time.
final class Rounds {
    private static final int AT_ONCE = 50;
    private static final long BUDGET_NANOS = 20_000_000;
    /// In a flood, what came before is passed over: it is not the beginner's try that lies there.
    private static final long MOST_BEHIND = 20_000;

    private final Trace trace;
    private final TraceReader reader;
    private final TroubleWatch watch = new TroubleWatch();
    private final Map<Connection, Seen> last = new IdentityHashMap<>();
    private long missed;

    /// What was noticed, and where that is to be seen.
    ///
    /// @param where the client's bytes, or the request that they make up; empty where they are forgotten
    record Found(Noticed noticed, Optional<Seen> where) {}

    /// What came of a round.
    ///
    /// @param missed how many calls were passed over up to now
    record Report(List<Found> found, long missed) {}

    Rounds(Trace trace) {
        this.trace = trace;
        this.reader = new TraceReader(trace);
    }

    /// Reads what is new, for a short while.
    Report next() {
        if (reader.behind() > MOST_BEHIND) {
            reader.skipToEnd();
        }
        List<Found> found = new ArrayList<>();
        long end = System.nanoTime() + BUDGET_NANOS;
        List<Seen> news;
        do {
            news = reader.next(AT_ONCE);
            news.forEach(this::remember);
            for (Noticed noticed : watch.look(news, trace.now())) {
                found.add(new Found(noticed, Optional.ofNullable(last.get(noticed.connection()))));
            }
            news.forEach(this::forget);
        } while (!news.isEmpty() && System.nanoTime() < end);
        return new Report(List.copyOf(found), missed);
    }

    private void remember(Seen seen) {
        switch (seen) {
            case Seen.Called(Entry entry) -> {
                Connection connection = entry.connection();
                if (connection != null
                        && !(entry.call() instanceof Call.Segment)
                        && entry.call() instanceof Call.Transfer transfer
                        && transfer.direction() == Direction.CLIENT_TO_SERVER) {
                    last.put(connection, seen);
                }
            }
            case Seen.Completed(Unit unit) -> {
                if (unit.direction() == Direction.CLIENT_TO_SERVER) {
                    last.put(unit.connection(), seen);
                }
            }
            case Seen.Missed(long entries, long _) -> {
                missed += entries;
                last.clear();
            }
        }
    }

    private void forget(Seen seen) {
        if (seen instanceof Seen.Called(Entry entry) && entry.call() instanceof Call.Close && entry.connection() != null) {
            last.remove(entry.connection());
        }
    }
}
