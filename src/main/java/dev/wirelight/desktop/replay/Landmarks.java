package dev.wirelight.desktop.replay;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import java.util.BitSet;

/// Remembers which entries of a trace are worth stepping to, in two bits each. The newest [#MOST] are remembered at least.
///
/// One thread adds, any may ask.
public final class Landmarks {
    /// Where there is no such entry.
    public static final long NONE = -1;

    static final int MOST = 8 << 20;

    private BitSet events = new BitSet();
    private BitSet units = new BitSet();
    private long base;
    private long known;

    /// Takes in what a reader saw. Seeing it again changes nothing.
    public synchronized void add(Seen seen) {
        switch (seen) {
            case Seen.Called(Entry entry) -> {
                known = Math.max(known, entry.number() + 1);
                if (!(entry.call() instanceof Call.Segment)) {
                    mark(events, entry.number());
                }
            }
            case Seen.Completed(Unit unit) -> {
                mark(events, unit.lastEntry());
                mark(units, unit.lastEntry());
            }
            case Seen.Missed _ -> {}
        }
    }

    private void mark(BitSet marks, long entry) {
        if (entry < base) {
            return;
        }
        if (entry - base >= 2L * MOST) {
            forget(entry - MOST);
        }
        marks.set((int) (entry - base));
    }

    private void forget(long before) {
        int gone = (int) Math.min(Integer.MAX_VALUE, before - base);
        shift(events, gone);
        shift(units, gone);
        base = before;
    }

    private static void shift(BitSet marks, int gone) {
        BitSet kept = marks.length() <= gone ? new BitSet() : marks.get(gone, marks.length());
        marks.clear();
        marks.or(kept);
    }

    /// The first such entry that is not before `from`. What no reader has seen yet may be anything, so it counts.
    public synchronized long next(Landmark what, long from) {
        if (what == Landmark.ENTRY || from >= known) {
            return from;
        }
        int found = set(what).nextSetBit((int) Math.max(0, from - base));
        return found < 0 ? known : base + found;
    }

    /// The last such entry before `before`, or [#NONE].
    public synchronized long previous(Landmark what, long before) {
        if (what == Landmark.ENTRY || before > known) {
            return before - 1;
        }
        if (before <= base) {
            return NONE;
        }
        int found = set(what).previousSetBit((int) (before - 1 - base));
        return found < 0 ? NONE : base + found;
    }

    private BitSet set(Landmark what) {
        return what == Landmark.UNIT ? units : events;
    }
}
