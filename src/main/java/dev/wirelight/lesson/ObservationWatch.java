package dev.wirelight.lesson;

import dev.wirelight.lesson.Step.Observation;
import dev.wirelight.trace.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Watches for one [Observation]. Its conditions about connections must all be met by the same connection (or by as many
/// different ones as it names), so that two learners on one server do not pass a step together that neither has done.
final class ObservationWatch {
    private final Observation wanted;
    private final Set<Integer> places = new TreeSet<>();
    private final int[] metByServer;
    private final Map<Connection, Marks> marks = new IdentityHashMap<>();
    private final Set<Condition> noticed = new HashSet<>();

    ObservationWatch(Observation wanted) {
        this.wanted = wanted;
        this.metByServer = new int[wanted.conditions().size()];
        wanted.conditions().stream().filter(c -> !c.isOfServer()).forEach(c -> places.add(c.connection()));
    }

    /// A condition that is not met yet.
    ///
    /// @param met how often it was seen so far
    record Outstanding(Condition condition, int met) {
        String words() {
            return met == 0 ? condition.words() : condition.words() + " (" + met + " of " + condition.times() + " so far)";
        }
    }

    /// How often each condition was met on one connection.
    private static final class Marks {
        final int[] met;

        Marks(int size) {
            met = new int[size];
        }
    }

    /// Looks at something that happened.
    ///
    /// @param connection on which it happened; null where it is about a server
    /// @return the conditions that were met by it for the first time on any connection
    List<Condition> see(Happening happening, @Nullable Connection connection, History past) {
        List<Condition> news = new ArrayList<>();
        List<Condition> conditions = wanted.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            int[] met = condition.isOfServer() ? metByServer : connection == null ? null : metOn(connection);
            if (met == null || met[i] >= condition.times() || !isTurnOf(i, met) || !condition.isMetBy(happening, past)) {
                continue;
            }
            met[i]++;
            if (met[i] == condition.times() && noticed.add(condition)) {
                news.add(condition);
            }
            if (wanted.inOrder()) {
                break; // what meets one condition cannot be what comes after it as well
            }
        }
        return news;
    }

    private int[] metOn(Connection connection) {
        return marks.computeIfAbsent(connection, _ -> new Marks(metByServer.length)).met;
    }

    /// In an ordered list all before it must have been met, as far as they are about the same connection.
    private boolean isTurnOf(int index, int[] met) {
        if (!wanted.inOrder()) {
            return true;
        }
        for (int i = 0; i < index; i++) {
            Condition before = wanted.conditions().get(i);
            Condition own = wanted.conditions().get(index);
            boolean same = before.isOfServer() == own.isOfServer() && before.connection() == own.connection();
            if (same && met[i] < before.times()) {
                return false;
            }
        }
        return true;
    }

    /// The connection is over. What it has done counts, where that is all that was asked of it.
    ///
    /// @return the conditions that were still to come, where it had begun; else empty
    List<Outstanding> end(Connection connection) {
        Marks own = marks.get(connection);
        if (own == null) {
            return List.of();
        }
        if (places.stream().anyMatch(place -> isComplete(place, own.met))) {
            return List.of();
        }
        marks.remove(connection);
        noticed.removeIf(condition -> !condition.isOfServer() && marks.values().stream().noneMatch(other -> isMet(condition,
                other.met)));
        int place = bestPlace(own.met);
        return countMet(place, own.met) == 0 ? List.of() : missing(place, own.met);
    }

    /// Whether all was seen.
    boolean isSeen() {
        return missingOfServer().isEmpty() && assign(List.copyOf(places), 0, new HashSet<>());
    }

    /// Whether each place can have a connection of its own.
    private boolean assign(List<Integer> left, int from, Set<Connection> taken) {
        if (from == left.size()) {
            return true;
        }
        for (Map.Entry<Connection, Marks> entry : marks.entrySet()) {
            Connection connection = entry.getKey();
            if (!taken.contains(connection) && isComplete(left.get(from), entry.getValue().met)) {
                taken.add(connection);
                if (assign(left, from + 1, taken)) {
                    return true;
                }
                taken.remove(connection);
            }
        }
        return false;
    }

    /// What is still to be seen, seen from the connection that has come furthest.
    List<Outstanding> missing() {
        List<Outstanding> missing = new ArrayList<>(missingOfServer());
        Set<Marks> used = new HashSet<>();
        for (int place : places) {
            Marks best = null;
            for (Marks own : marks.values()) {
                boolean better = best == null || countMet(place, own.met) > countMet(place, best.met);
                if (!used.contains(own) && better) {
                    best = own;
                }
            }
            if (best != null) {
                used.add(best);
            }
            missing.addAll(missing(place, best == null ? new int[metByServer.length] : best.met));
        }
        missing.sort(Comparator.comparingInt(one -> wanted.conditions().indexOf(one.condition())));
        return missing;
    }

    private List<Outstanding> missingOfServer() {
        List<Outstanding> missing = new ArrayList<>();
        for (int i = 0; i < metByServer.length; i++) {
            Condition condition = wanted.conditions().get(i);
            if (condition.isOfServer() && metByServer[i] < condition.times()) {
                missing.add(new Outstanding(condition, metByServer[i]));
            }
        }
        return missing;
    }

    private List<Outstanding> missing(int place, int[] met) {
        List<Outstanding> missing = new ArrayList<>();
        for (int i = 0; i < met.length; i++) {
            Condition condition = wanted.conditions().get(i);
            if (!condition.isOfServer() && condition.connection() == place && met[i] < condition.times()) {
                missing.add(new Outstanding(condition, met[i]));
            }
        }
        return missing;
    }

    private boolean isMet(Condition condition, int[] met) {
        return met[wanted.conditions().indexOf(condition)] >= condition.times();
    }

    private boolean isComplete(int place, int[] met) {
        return missing(place, met).isEmpty();
    }

    private int countMet(int place, int[] met) {
        int count = 0;
        for (int i = 0; i < met.length; i++) {
            Condition condition = wanted.conditions().get(i);
            if (!condition.isOfServer() && condition.connection() == place) {
                count += met[i];
            }
        }
        return count;
    }

    private int bestPlace(int[] met) {
        return places.stream().max((a, b) -> Integer.compare(countMet(a, met), countMet(b, met))).orElse(0);
    }

    /// Whether something that happens on a connection is part of what is to be seen, however often it was seen already.
    boolean fits(Happening happening, History past) {
        return wanted.conditions().stream().anyMatch(c -> !c.isOfServer() && c.isMetBy(happening, past));
    }

    /// Forgets what was seen.
    void forget() {
        marks.clear();
        noticed.clear();
        Arrays.fill(metByServer, 0);
    }
}
