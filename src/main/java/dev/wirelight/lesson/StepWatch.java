package dev.wirelight.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
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
    private final Set<Connection> warned = new HashSet<>();
    private Optional<Happening.Line> ownLine = Optional.empty();
    private Optional<String> ownKey = Optional.empty();
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
        if (connection != null && wanted.isPresent() && wanted.get().fits(happening, past)) {
            keep(happening);
        }
        if (!seen && wanted.isPresent()) {
            ObservationWatch own = wanted.get();
            for (Condition met : own.see(happening, connection, past)) {
                out.add(new PlayEvent.Noticed(met, happening.words(), by));
                warned.remove(connection);
            }
            seen = own.isSeen();
        }
        for (Miss miss : seen && wanted.isPresent() ? List.<Miss>of() : misses) {
            miss.watch().see(happening, connection, past);
            if (miss.watch().isSeen()) {
                miss.watch().forget();
                if (connection == null || miss.fired().add(connection)) {
                    out.add(new PlayEvent.NearMissed(miss.nearMiss()));
                    warn(connection);
                }
            }
        }
        if (connection != null) {
            past.take(happening);
        }
    }

    private void warn(@Nullable Connection connection) {
        if (connection != null && warned.size() < MOST_CONNECTIONS) {
            warned.add(connection);
        }
    }

    /// Answers are held against what the step asked for, and not against what somebody else sent meanwhile.
    private void keep(Happening happening) {
        if (happening instanceof Happening.Line line && line.direction() == Direction.CLIENT_TO_SERVER) {
            ownLine = Optional.of(line);
        }
        if (happening instanceof Happening.Head(_, _, HttpHead head, _)) {
            ownKey = head.first("Sec-WebSocket-Key").or(() -> ownKey);
        }
    }

    /// What values are worked out from, where this step has seen it.
    WorkedValue.Known known(WorkedValue.Known before) {
        return new WorkedValue.Known(
                ownKey.orElse(before.key()),
                before.clientPorts(),
                before.serverPorts(),
                ownLine.map(Happening.Line::length).orElse(before.lastLine()));
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

    /// A connection is over. Whoever was told by a near miss just before, why it did not pass, is not told that again.
    void end(Connection connection, List<PlayEvent> out) {
        histories.remove(connection);
        misses.forEach(miss -> {
            miss.watch().end(connection);
            miss.fired().remove(connection);
        });
        boolean told = warned.remove(connection);
        if (!seen && wanted.isPresent()) {
            List<ObservationWatch.Outstanding> missing = wanted.get().end(connection);
            if (!missing.isEmpty() && !told) {
                out.add(new PlayEvent.Interrupted("The connection from port " + connection.client().port()
                        + " ended before this was seen: " + missing.getFirst().words()
                                + ". Connect again, and do the whole step on the new connection."));
            }
        }
    }

    /// Whether all was seen that must be seen.
    boolean isSeen() {
        return seen;
    }

    /// What is still to be seen.
    List<ObservationWatch.Outstanding> missing() {
        return seen || wanted.isEmpty() ? List.of() : wanted.get().missing();
    }
}
