package dev.wirelight.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.trace.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Watches for what one [Step] asks for, and for what often happens instead, from the moment at which the step began.
final class StepWatch {
    private static final int MOST_CONNECTIONS = 4_096;
    private static final History NO_HISTORY = new History();

    private final Optional<ObservationWatch> wanted;
    private final List<Miss> misses = new ArrayList<>();
    private final Map<Connection, History> histories = new IdentityHashMap<>();
    private boolean seen;

    private record Miss(Step.NearMiss nearMiss, ObservationWatch watch, Set<Connection> fired) {}

    StepWatch(Step step) {
        this.wanted = step.seen().map(ObservationWatch::new);
        step.nearMisses().forEach(miss -> misses.add(new Miss(miss, new ObservationWatch(miss.when()), new HashSet<>())));
        this.seen = wanted.isEmpty();
    }

    /// Looks at something that happened.
    ///
    /// @param connection on which it happened; null where it is about a server
    /// @param by what in the trace it was; empty where it was there when the step began
    void see(Happening happening, @Nullable Connection connection, Optional<Seen> by, List<PlayEvent> out) {
        History past = connection == null ? NO_HISTORY : history(connection);
        if (!seen && wanted.isPresent()) {
            ObservationWatch own = wanted.get();
            own.see(happening, connection, past)
                    .forEach(met -> out.add(new PlayEvent.Noticed(met, happening.words(), by)));
            seen = own.isSeen();
        }
        for (Miss miss : seen && wanted.isPresent() ? List.<Miss>of() : misses) {
            miss.watch().see(happening, connection, past);
            if (miss.watch().isSeen()) {
                miss.watch().forget();
                if (connection == null || miss.fired().add(connection)) {
                    out.add(new PlayEvent.NearMissed(miss.nearMiss()));
                }
            }
        }
        if (connection != null) {
            past.take(happening);
        }
    }

    private History history(Connection connection) {
        History own = histories.get(connection);
        if (own == null) {
            own = new History();
            if (histories.size() < MOST_CONNECTIONS) {
                histories.put(connection, own);
            }
        }
        return own;
    }

    /// A connection is over.
    void end(Connection connection, List<PlayEvent> out) {
        histories.remove(connection);
        misses.forEach(miss -> {
            miss.watch().end(connection);
            miss.fired().remove(connection);
        });
        if (!seen && wanted.isPresent()) {
            List<Condition> missing = wanted.get().end(connection);
            if (!missing.isEmpty()) {
                out.add(new PlayEvent.Interrupted("The connection from port " + connection.client().port()
                        + " ended before this was seen: " + missing.getFirst().words()
                                + ". Connect again, and begin this step anew."));
            }
        }
    }

    /// Whether all was seen that must be seen.
    boolean isSeen() {
        return seen;
    }

    /// What is still to be seen.
    List<Condition> missing() {
        return seen || wanted.isEmpty() ? List.of() : wanted.get().missing();
    }
}
