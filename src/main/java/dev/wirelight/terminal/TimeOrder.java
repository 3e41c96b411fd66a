package dev.wirelight.terminal;

import dev.wirelight.conversation.Seen;
import dev.wirelight.trace.Call;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Puts what was seen into the order in which it happened: a live capture tells of a packet a little after the socket did.
///
/// For one thread.
final class TimeOrder {
    /// More do not wait: in a flood the oldest go on before their time.
    static final int MOST = 1_000;

    private record Waiting(long nanos, Seen seen) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long newest = Long.MIN_VALUE;

    /// Takes one in behind all that did not happen later.
    void add(Seen seen) {
        long nanos = nanosOf(seen);
        newest = Math.max(newest, nanos);
        Deque<Waiting> later = new ArrayDeque<>();
        while (waiting.peekLast() instanceof Waiting last && last.nanos > nanos) {
            later.push(waiting.removeLast());
        }
        waiting.addLast(new Waiting(nanos, seen));
        waiting.addAll(later);
    }

    /// Gives back the oldest, if it happened before a moment or too many wait; null where there is none.
    ///
    /// @param before in nanoseconds since the trace began
    @Nullable Seen next(long before) {
        boolean due = waiting.size() > MOST || waiting.peekFirst() instanceof Waiting first && first.nanos < before;
        return due ? waiting.removeFirst().seen : null;
    }

    /// What was missed has no time: it stays behind what was there.
    private long nanosOf(Seen seen) {
        return switch (seen) {
            case Seen.Called(var entry) when entry.call() instanceof Call.Segment segment -> segment.packet().nanos();
            case Seen.Called(var entry) -> entry.nanos();
            case Seen.Completed(var unit) -> unit.nanos();
            case Seen.Missed _ -> newest;
        };
    }
}
