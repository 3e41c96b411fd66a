package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.filter.RowCount;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.Happening;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.filter.Verdict;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import java.util.ArrayList;
import java.util.List;

/// Leaves of a ladder's rows those that a filter wants. Every row is judged once, however often it is drawn, and only for
/// so long at once: the rest waits for the next time.
final class RowSieve {
    private final UnitBytes bytes;
    private final Verdicts verdicts = new Verdicts();
    private Filter filter = Filter.EVERYTHING;
    private RowCount count = new RowCount(0, 0, 0, 0);

    /// @param bytes those of the units, for a search in a long text
    RowSieve(UnitBytes bytes) {
        this.bytes = bytes;
    }

    /// Wants other rows from now on.
    void use(Filter other) {
        filter = other;
        verdicts.clear();
    }

    Filter filter() {
        return filter;
    }

    /// The rows that are wanted. Sentences about the ladder itself always are.
    ///
    /// @param budget for how many nanoseconds to judge at the most
    List<Row> sift(List<Row> rows, long budget) {
        if (filter.isEverything()) {
            count = new RowCount(rows.size(), rows.size(), 0, 0);
            return rows;
        }
        verdicts.makeRoom(rows);
        long began = System.nanoTime();
        List<Row> wanted = new ArrayList<>();
        int all = 0;
        int notes = 0;
        int undecided = 0;
        int waiting = 0;
        for (Row row : rows) {
            if (row instanceof Row.Note) {
                notes++;
                wanted.add(row);
                continue;
            }
            all++;
            Verdict verdict = verdicts.of(row);
            if (verdict == null && (waiting > 0 || System.nanoTime() - began > budget)) {
                waiting++;
                continue;
            }
            if (verdict == null) {
                verdict = judge(row);
                verdicts.put(row, verdict);
            }
            undecided += verdict == Verdict.UNDECIDED ? 1 : 0;
            if (verdict == Verdict.SHOWN) {
                wanted.add(row);
            }
        }
        count = new RowCount(wanted.size() - notes, all, undecided, waiting);
        return wanted;
    }

    private Verdict judge(Row row) {
        return switch (row) {
            case Row.Passed(_, _, _, Entry call, Unit unit) -> {
                Verdict both = filter.judge(new Happening(call, unit), bytes);
                if (both == Verdict.SHOWN || unit == null || call == null || !(call.call() instanceof Call.Segment)) {
                    yield both;
                }
                // What is said against a segment, such as `not tcp`, says nothing against the unit that it completed.
                Verdict alone = filter.judge(new Happening(null, unit), bytes);
                yield alone == Verdict.HIDDEN ? both : alone;
            }
            case Row.Packet packet -> filter.judge(new Happening(packet.call(), null), bytes);
            case Row.Note _ -> throw new IllegalArgumentException("A sentence is not judged.");
        };
    }

    /// What became of the rows that were sifted last.
    RowCount count() {
        return count;
    }
}
