package dev.wirelight.desktop.feed;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.desktop.ladder.Horizon;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.replay.Landmarks;
import dev.wirelight.desktop.replay.Replay;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Totals;
import dev.wirelight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the trace on a thread of its own and puts what it sees into the ladders.
///
/// It reads once a pulse, for a few milliseconds at most. While somebody replays, it reads up to where the replay stands, and
/// begins again where that is further back than it has read. Where the servers are faster than that, it falls behind; when
/// it is too far behind it skips to the newest and says how much it missed. The window takes finished rows only, so a
/// flood costs it no more than a trickle.
public final class Feed implements AutoCloseable {

    /// Further behind than this it skips, unless it is on its way back from a pause.
    static final long MOST_BEHIND = 20_000;
    /// The same in bytes: the largest message that the servers take and its echo are never skipped.
    static final long MOST_BYTES_BEHIND = 9L << 20;

    /// Few, since one entry may complete thousands of units.
    private static final int ENTRIES_AT_ONCE = 8;
    private static final int REPLAYED_AT_ONCE = 100;
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(6);

    /// A replay slows no server down: what is to be seen may be read at once.
    private static final long REPLAY_BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long FAR = 5_000;

    private final Trace trace;
    private final Landmarks landmarks;
    private TraceReader reader;
    private final List<LadderRows> ladders;
    private final Semaphore pulses = new Semaphore(0);
    private volatile boolean paused;
    private volatile @Nullable Replay replay;
    private volatile @Nullable LadderRows replacement;
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
        this.landmarks = new Landmarks();
    }

    /// A feed that does nothing but replay.
    ///
    /// @param ladder takes what the replay shows
    public Feed(Trace trace, LadderRows ladder, Replay replay) {
        this.trace = trace;
        this.reader = new TraceReader(trace);
        this.ladders = new CopyOnWriteArrayList<>(List.of(ladder));
        this.landmarks = replay.landmarks();
        this.replay = replay;
        this.paused = true;
    }

    /// Fills another ladder instead, from the beginning.
    public void fill(LadderRows other) {
        replacement = other;
    }

    /// What is replayed while the feed is paused. Comes a moment after [#setPaused].
    public Optional<Replay> replay() {
        return Optional.ofNullable(replay);
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
            String words = say(
                    "Wirelight made a mistake and can show nothing more; the servers go on. Start it again. %s",
                    e);
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
        Replay replayed = replay;
        if (paused) {
            wasPaused = true;
            if (replayed == null) {
                replay = Replay.ofServers(trace, System::nanoTime, landmarks, reader.nextEntry());
            } else {
                replaySome(replayed);
            }
            return;
        }
        if (replayed != null) {
            replay = null;
            ladders.forEach(ladder -> ladder.showUpTo(Horizon.NONE));
        }
        skipIfTooFarBehind();
        readUpTo(Long.MAX_VALUE, BUDGET_NANOS);
        ladders.forEach(LadderRows::ready);
    }

    private void replaySome(Replay replayed) {
        LadderRows other = replacement;
        if (other != null) {
            replacement = null;
            ladders.clear();
            ladders.add(other);
        }
        long due = replayed.due();
        boolean back = due < reader.nextEntry();
        if (other != null || back && !ladders.stream().allMatch(ladder -> ladder.reachesBackTo(due))) {
            beginAgain();
        }
        boolean opening = replayed.isOpening();
        if (!opening && !replayed.isPlaying() && due - reader.nextEntry() > FAR) {
            ladders.forEach(LadderRows::hold); // nobody wants to see all that a jump passes over
        }
        boolean all = readUpTo(due, REPLAY_BUDGET_NANOS);
        boolean full = opening && isFull();
        if (opening) {
            replayed.opened(reader.nextEntry(), full);
        }
        if (full && reader.behind() > 0) {
            ladders.forEach(ladder -> ladder.say(say("The ladder is full. Play, step or move the slider to go on.")));
        }
        replayed.read(reader.nextEntry());
        Horizon horizon = new Horizon(replayed.hasHappenedBy(), opening ? Long.MAX_VALUE : due);
        ladders.forEach(ladder -> ladder.showUpTo(horizon));
        if (!all && !full) {
            pulses.release(); // somebody waits for what is far away: no need to wait for the next picture too
        }
        if (all || full) {
            ladders.forEach(LadderRows::ready);
        }
    }

    /// A conversation can be understood from its beginning only, so going back is reading again.
    private void beginAgain() {
        Totals totals = trace.totals();
        reader = new TraceReader(trace, new Position(totals.entriesLetGo(), totals.bytesLetGo()));
        read = totals.entriesLetGo();
        missed = 0;
        missedBytes = 0;
        for (LadderRows ladder : ladders) {
            ladder.restart();
            if (totals.entriesLetGo() > 0) {
                ladder.say(count(totals.entriesLetGo(),
                        "What happened before is no longer in memory: %,d event.",
                        "What happened before is no longer in memory: %,d events."));
            }
        }
    }

    private boolean isFull() {
        return ladders.stream().anyMatch(LadderRows::isFull);
    }

    /// @return whether all has been read that is before `entry`
    private boolean readUpTo(long entry, long budget) {
        boolean opening = replay instanceof Replay replayed && replayed.isOpening();
        // What opens is to stop as soon as the ladder is full.
        int most = opening ? 1 : replay == null ? ENTRIES_AT_ONCE : REPLAYED_AT_ONCE;
        long until = System.nanoTime() + budget;
        boolean more = true;
        while (more && !(opening && isFull())) {
            int wanted = (int) Math.min(most, entry - reader.nextEntry());
            List<Seen> seen = wanted <= 0 ? List.of() : reader.next(wanted);
            seen.forEach(this::take);
            if (seen.isEmpty()) {
                more = false;
            } else if (System.nanoTime() >= until) {
                break;
            }
        }
        done = new Counts(read, missed, missedBytes, 0);
        return !more;
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
        landmarks.add(seen);
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
        Replay replayed = replay;
        long ahead = replayed == null
                ? 0
                : Math.clamp(now.read() + now.missed() - replayed.place().entry(), 0, now.read());
        long read = now.read() - ahead;
        long waiting = trace.totals().entries() - read - now.missed();
        return new Counts(read, now.missed(), now.missedBytes(), Math.max(0, waiting));
    }

    @Override
    public void close() {
        closed = true;
        pulses.release();
    }
}
