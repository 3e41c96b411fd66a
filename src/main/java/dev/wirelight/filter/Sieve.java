package dev.wirelight.filter;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import java.util.ArrayList;
import java.util.List;

/// Lets pass what is wanted of what a reader saw, and counts what it holds back.
///
/// A call and the first unit that it completed are judged together, as the one row that they are in a ladder, and then each
/// by itself: so `opcode:text` lets pass the frames without their calls, and `not opcode:ping` holds back both.
///
/// A captured segment is another matter than the unit that it completed, since it speaks another protocol: what is said
/// against the one does not hold back the other. So `not tcp` lets pass the units.
public final class Sieve {
    private final Filter filter;
    private final UnitBytes bytes;
    private long shown;
    private long hidden;
    private long undecided;

    public Sieve(Filter filter, UnitBytes bytes) {
        this.filter = filter;
        this.bytes = bytes;
    }

    /// What is wanted of these.
    ///
    /// @param seen as a reader gave it out: the units that a call completed stand behind it
    /// @return in the same order; what the reader missed always passes
    public List<Seen> sift(List<Seen> seen) {
        if (filter.isEverything()) {
            shown += seen.size();
            return seen;
        }
        List<Seen> wanted = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            switch (seen.get(i)) {
                case Seen.Missed missed -> wanted.add(missed);
                case Seen.Completed(Unit unit) -> alone(seen.get(i), new Happening(null, unit), wanted);
                case Seen.Called(Entry entry) -> {
                    if (i + 1 < seen.size()
                            && seen.get(i + 1) instanceof Seen.Completed(Unit unit)
                            && unit.lastEntry() == entry.number()) {
                        both(seen.get(i), entry, seen.get(++i), unit, wanted);
                    } else {
                        alone(seen.get(i), new Happening(entry, null), wanted);
                    }
                }
            }
        }
        return wanted;
    }

    private void alone(Seen seen, Happening row, List<Seen> wanted) {
        Verdict verdict = filter.judge(row, bytes);
        count(verdict, verdict == Verdict.SHOWN ? 1 : 0, 1);
        if (verdict == Verdict.SHOWN) {
            wanted.add(seen);
        }
    }

    private void both(Seen call, Entry entry, Seen completed, Unit unit, List<Seen> wanted) {
        Verdict verdict = filter.judge(new Happening(entry, unit), bytes);
        if (verdict != Verdict.SHOWN && !(entry.call() instanceof Call.Segment)) {
            count(verdict, 0, 2);
            return;
        }
        boolean showCall = filter.judge(new Happening(entry, null), bytes) == Verdict.SHOWN;
        Verdict ofUnit = filter.judge(new Happening(null, unit), bytes);
        boolean showUnit = ofUnit == Verdict.SHOWN;
        boolean together = verdict == Verdict.SHOWN && !showCall && !showUnit; // only both of them are what is wanted
        if (showCall || together) {
            wanted.add(call);
        }
        if (showUnit || together) {
            wanted.add(completed);
        }
        count(verdict == Verdict.HIDDEN ? ofUnit : verdict, together ? 2 : (showCall ? 1 : 0) + (showUnit ? 1 : 0), 2);
    }

    private void count(Verdict verdict, int passed, int all) {
        shown += passed;
        hidden += all - passed;
        undecided += verdict == Verdict.UNDECIDED ? 1 : 0;
    }

    /// How many calls and units passed.
    public long shown() {
        return shown;
    }

    /// How many calls and units were held back.
    public long hidden() {
        return hidden;
    }

    /// How many of those could not be searched to their end.
    public long undecided() {
        return undecided;
    }
}
