package dev.wirelight.desktop.feed;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.trace.Trace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Reads the trace on a thread of its own and puts what it sees into the ladders.
///
/// It reads once a pulse, for a few milliseconds at most. Where the servers are faster than that, it falls behind; when
/// it is too far behind it skips to the newest and says how much it missed. The window takes finished rows only, so a
/// flood costs it no more than a trickle.
public final class Feed implements AutoCloseable {

    /// Further behind than this it skips, unless it is on its way back from a pause.
    static final long MOST_BEHIND = 20_000;
    /// The same in bytes: the largest message that the servers take and its echo are never skipped.
    static final long MOST_BYTES_BEHIND = 9L << 20;

    /// Few, since one entry may complete thousands of units.
    private static final int ENTRIES_AT_ONCE = 8;
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

    private final Trace trace;
    private final TraceReader reader;
    private final List<LadderRows> ladders;
    private final Semaphore pulses = new Semaphore(0);
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile Counts done = new Counts(0, 0, 0, 0);

    // Below: only the reading thread's.
    private boolean wasPaused;
    private long backlog;
    private long backlogBytes;
    private long read;
    private long missed;
    private long missedBytes;

    /// @param ladders each takes what belongs to it
    public Feed(Trace trace, List<LadderRows> ladders) {
        this.trace = trace;
        this.reader = new TraceReader(trace);
        this.ladders = new CopyOnWriteArrayList<>(ladders);
    }

    /// Fills one ladder more, with what is read from now on.
    public void add(LadderRows ladder) {
        ladders.add(ladder);
    }

    /// Fills a ladder no more.
    public void remove(LadderRows ladder) {
        ladders.remove(ladder);
    }

    /// Begins to read, once for every [#pulse()].
    public void start() {
        // Not a virtual thread: those share the processors with the servers', and in a flood their turn comes late.
        Thread.ofPlatform().daemon().name("feed").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                pulses.acquireUninterruptibly();
                pulses.drainPermits();
                readSome();
            }
        } catch (RuntimeException e) {
            // A ladder that stands still must not look as if nothing passed.
            String words = "Wirelight made a mistake and can show nothing more; the servers go on. Start it again. " + e;
            ladders.forEach(ladder -> ladder.say(words));
            throw e;
        }
    }

    /// The window is about to be drawn: time to read what is new.
    public void pulse() {
        pulses.release();
    }

    /// Reads what is new, for as long as one pulse allows.
    void readSome() {
        if (paused) {
            wasPaused = true;
            return;
        }
        skipIfTooFarBehind();
        long until = System.nanoTime() + BUDGET_NANOS;
        List<Seen> seen;
        do {
            seen = reader.next(ENTRIES_AT_ONCE);
            seen.forEach(this::take);
        } while (!seen.isEmpty() && System.nanoTime() < until);
        done = new Counts(read, missed, missedBytes, 0);
    }

    /// What gathered during a pause is what the learner paused for: that much is never skipped.
    private void skipIfTooFarBehind() {
        long behind = reader.behind();
        long bytes = reader.behindBytes();
        backlog = wasPaused ? behind : Math.min(backlog, behind);
        backlogBytes = wasPaused ? bytes : Math.min(backlogBytes, bytes);
        wasPaused = false;
        if (behind > MOST_BEHIND + backlog || bytes > MOST_BYTES_BEHIND + backlogBytes) {
            reader.skipToEnd();
        }
    }

    private void take(Seen seen) {
        switch (seen) {
            case Seen.Called _ -> read++;
            case Seen.Completed _ -> {}
            case Seen.Missed(long entries, long bytes) -> {
                missed += entries;
                missedBytes += bytes;
            }
        }
        ladders.forEach(ladder -> ladder.add(seen));
    }

    /// Stops reading, or goes on where it stopped. The servers do not notice.
    public void setPaused(boolean pause) {
        paused = pause;
    }

    /// What became of all entries up to now.
    public Counts counts() {
        Counts now = done;
        long waiting = trace.totals().entries() - now.read() - now.missed();
        return new Counts(now.read(), now.missed(), now.missedBytes(), Math.max(0, waiting));
    }

    @Override
    public void close() {
        closed = true;
        pulses.release();
    }
}
