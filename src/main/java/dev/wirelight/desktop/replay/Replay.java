package dev.wirelight.desktop.replay;

import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Totals;
import dev.wirelight.trace.Trace;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where somebody is who goes through a trace: says which entries are due now. It reads nothing itself; whoever draws asks
/// [#due] and reads up to there.
///
/// It stands between two entries, or plays: then time passes from where it stands, faster or slower than it did, and
/// entries become due when their time has come. Of a long silence only the last second passes. At the end of the trace it pauses. All methods may be called from any
/// thread.
public final class Replay {
    /// What is longer than this for who watches is shortened; where it plays slower than it happened, what was longer.
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long SHORT_SILENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long SAID_FOR = TimeUnit.SECONDS.toNanos(4);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_SECONDS = 5; // that are caught up with

    /// Later than every moment.
    public static final long ALL = Long.MAX_VALUE / 2;

    private final Trace trace;
    private final Entries entries;
    private final LongSupplier clock;
    private final Landmarks landmarks;
    private final Steps steps;
    /// Of a live trace, of which the entries do not stand in the order of their moments.
    private final Optional<Moments> moments;
    /// The entries before this one are due.
    private long at;
    private long nanos;
    private long playedAt;
    private boolean playing;
    private boolean opening;
    private long read;
    private Speed speed = Speed.NORMAL;
    private Landmark pace = Landmark.EVENT;
    private @Nullable Connection paceOf;
    private long skipped;
    private long skippedAt;

    /// A replay of a file, whose entries stand in the order in which they happened. It stands after the first `at` of them.
    ///
    /// @param clock nanoseconds of any beginning, never going backwards
    public static Replay ofFile(Trace trace, LongSupplier clock, Landmarks landmarks, long at) {
        return new Replay(trace, clock, landmarks, at, false);
    }

    /// A replay of what the servers do, which goes from [Moment] to [Moment]. It stands after the first `at` entries.
    ///
    /// @param clock nanoseconds of any beginning, never going backwards
    public static Replay ofServers(Trace trace, LongSupplier clock, Landmarks landmarks, long at) {
        return new Replay(trace, clock, landmarks, at, true);
    }

    private Replay(Trace trace, LongSupplier clock, Landmarks landmarks, long at, boolean live) {
        this.trace = trace;
        this.entries = new Entries(trace);
        this.clock = clock;
        this.landmarks = landmarks;
        this.steps = new Steps(entries, landmarks);
        this.moments = live ? Optional.of(new Moments(entries, landmarks)) : Optional.empty();
        stand(at);
    }

    /// Which entries are worth stepping to.
    public Landmarks landmarks() {
        return landmarks;
    }

    /// The entries before this number are to be read now. Not all of them need have [happened][#hasHappenedBy].
    public synchronized long due() {
        long end = entries.end();
        if (opening) {
            return end;
        }
        if (playing) {
            if (speed == Speed.EVENT_A_SECOND) {
                goOnEverySecond(end);
            } else {
                long now = now();
                at = speed == Speed.AT_ONCE ? end : Math.max(at, entries.firstAfter(now));
                skipSilence(now, end);
            }
            if (at >= end) {
                nanos = entries.nanosOf(end - 1);
                playing = false;
            }
        }
        return moments.isEmpty() ? at : entries.firstAfter(hasHappenedBy() + Moment.MOST_LATE);
    }

    private void goOnEverySecond(long end) {
        long seconds = (clock.getAsLong() - playedAt) / SECOND;
        playedAt += seconds * SECOND;
        for (long i = 0; i < Math.min(seconds, MOST_SECONDS) && at < end; i++) {
            goBehindNext(pace, paceOf);
        }
    }

    /// What counts as an event where it plays one a second, and of which connection; null for any.
    public synchronized void paceBy(Landmark what, @Nullable Connection only) {
        pace = what;
        paceOf = only;
    }

    /// What has its [Moment] later than this is not to be seen yet, although it is [#due] to be read.
    public synchronized long hasHappenedBy() {
        if (opening || moments.isEmpty()) {
            return ALL;
        }
        return playing ? now() : nanos;
    }

    private void skipSilence(long now, long end) {
        double pace = speed == Speed.AT_ONCE ? 1 : Math.max(1, speed.of(SHORT_SILENCE) / (double) SHORT_SILENCE);
        if (at <= entries.oldest() || at >= end || entries.nanosOf(at) - now <= LONGEST_SILENCE * pace) {
            return;
        }
        nanos = entries.nanosOf(at) - (long) (SHORT_SILENCE * pace);
        playedAt = clock.getAsLong();
        skipped = nanos - now;
        skippedAt = playedAt;
    }

    /// How much silence was passed over a few seconds ago at the most, in nanoseconds; 0 for none.
    public synchronized long skippedSilence() {
        return playing && clock.getAsLong() - skippedAt < SAID_FOR ? skipped : 0;
    }

    private long now() {
        return nanos + speed.of(clock.getAsLong() - playedAt);
    }

    public synchronized boolean isPlaying() {
        return playing;
    }

    /// Lets time pass from here on. At the end of the trace it begins again.
    public synchronized void play() {
        opening = false;
        if (at >= entries.end()) {
            stand(entries.oldest());
        }
        if (at <= entries.oldest()) {
            nanos = Math.max(nanos, entries.nanosOf(entries.oldest()));
        }
        playedAt = clock.getAsLong() - (speed == Speed.EVENT_A_SECOND ? SECOND : 0); // the first comes at once
        playing = true;
    }

    public synchronized void pause() {
        if (playing) {
            due();
        }
        if (playing) {
            nanos = now();
            playing = false;
        }
    }

    public synchronized Speed speed() {
        return speed;
    }

    public synchronized void setSpeed(Speed other) {
        if (other == speed) {
            return;
        }
        boolean wasPlaying = playing;
        pause();
        speed = other;
        if (wasPlaying) {
            play();
        }
    }

    /// Goes on behind the next such entry, and pauses there.
    ///
    /// @param only the connection that it must belong to; null for any
    public synchronized void next(Landmark what, @Nullable Connection only) {
        pause();
        opening = false;
        goBehindNext(what, only);
    }

    private void goBehindNext(Landmark what, @Nullable Connection only) {
        if (moments.isPresent()) {
            long moment = moments.get().after(nanos, what, only);
            standAt(moment == Moments.NONE ? entries.nanosOf(entries.end() - 1) : moment);
            return;
        }
        stand(steps.behindNext(at, what, only));
    }

    /// Goes back behind the such entry before the one that was shown last, and pauses there.
    ///
    /// @param only the connection that it must belong to; null for any
    public synchronized void previous(Landmark what, @Nullable Connection only) {
        pause();
        opening = false;
        if (moments.isPresent()) {
            long last = moments.get().before(nanos + 1, what, only);
            long moment = moments.get().before(last, what, only);
            standAt(moment == Moments.NONE ? beforeAll() : moment);
            return;
        }
        stand(steps.behindOneBefore(at, what, only));
    }

    /// Goes to a moment, in nanoseconds since the trace began. What was playing plays on from there.
    public synchronized void goTo(long moment) {
        opening = false;
        at = entries.firstAfter(moment);
        nanos = moment;
        playedAt = clock.getAsLong();
    }

    /// Goes behind the first `entries` entries, and pauses there.
    public synchronized void goBehind(long entries) {
        opening = false;
        playing = false;
        stand(entries);
    }

    /// Goes before everything that is still in memory, and pauses there.
    public synchronized void toStart() {
        pause();
        opening = false;
        if (moments.isPresent()) {
            standAt(beforeAll());
        } else {
            stand(entries.oldest());
        }
    }

    /// Goes behind everything that has happened, and pauses there.
    public synchronized void toEnd() {
        pause();
        opening = false;
        stand(entries.end());
    }

    private long beforeAll() {
        return entries.nanosOf(entries.oldest()) - Moment.MOST_LATE - 1;
    }

    private void stand(long entry) {
        at = Math.clamp(entry, entries.oldest(), entries.end());
        nanos = entries.nanosOf(Math.max(at - 1, entries.oldest()));
    }

    private void standAt(long moment) {
        nanos = moment;
        at = entries.firstAfter(moment);
    }

    /// All is due until the reader says that it has [#opened] enough, or somebody goes elsewhere.
    public synchronized void open() {
        opening = true;
        playing = false;
    }

    /// The reader has read the entries before this one.
    public synchronized void read(long entry) {
        read = entry;
    }

    /// How much of the way to where the replay stands has been read, from 0 to 100.
    public synchronized int percentRead() {
        return opening || read >= at || at == 0 ? 100 : (int) (100 * read / at);
    }

    public synchronized boolean isOpening() {
        return opening;
    }

    /// The reader has come so far in what is opening.
    ///
    /// @param enough whether that is all that it wants
    public synchronized void opened(long entry, boolean enough) {
        if (opening) {
            stand(entry);
            opening = !enough;
        }
    }

    public synchronized Place place() {
        Totals totals = trace.totals();
        long begin = entries.nanosOf(totals.entriesLetGo());
        long end = Math.max(begin, entries.nanosOf(totals.entries() - 1));
        long passed = playing || moments.isEmpty() ? at : moments.get().count(nanos);
        return new Place(passed, totals.entries(), Math.clamp(playing ? now() : nanos, begin, end), begin, end);
    }
}
