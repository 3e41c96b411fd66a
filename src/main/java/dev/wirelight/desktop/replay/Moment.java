package dev.wirelight.desktop.replay;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import java.util.concurrent.TimeUnit;

/// When something happened, as a replay of what the servers do takes it.
///
/// A live capture tells of a packet a little after the socket told of the bytes in it, so the entries of a live trace do not
/// stand in the order in which things happened. A packet happened when it was captured.
public final class Moment {
    /// How much later than it happened a trace is told of a packet, in nanoseconds. What comes later still counts as having
    /// happened so long before.
    static final long MOST_LATE = TimeUnit.MILLISECONDS.toNanos(400);

    private Moment() {}

    /// Nanoseconds since the trace began; never after [Entry#nanos()].
    public static long of(Entry entry) {
        return entry.call() instanceof Call.Segment segment
                ? Math.clamp(segment.packet().nanos(), entry.nanos() - MOST_LATE, entry.nanos())
                : entry.nanos();
    }
}
