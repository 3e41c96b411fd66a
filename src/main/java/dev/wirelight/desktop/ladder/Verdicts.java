package dev.wirelight.desktop.ladder;

import dev.wirelight.filter.Verdict;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was judged of the rows of a ladder, by their numbers. These go up one by one, so a hundred thousand verdicts are
/// looked up in a moment.
final class Verdicts {
    private static final int SPARE = 1_000;

    private long first;
    private @Nullable Row[] rows = new @Nullable Row[0];
    private @Nullable Verdict[] verdicts = new @Nullable Verdict[0];

    /// Makes room for the verdicts of these rows, and forgets those of rows that were let go.
    void makeRoom(List<Row> wanted) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (Row row : wanted) {
            if (!(row instanceof Row.Note)) {
                least = Math.min(least, row.number());
                most = Math.max(most, row.number());
            }
        }
        if (least > most || first <= least && most < first + rows.length) {
            return;
        }
        int length = Math.toIntExact(most - least + 1 + SPARE + (most - least) / 2);
        @Nullable Row[] keptRows = new @Nullable Row[length];
        @Nullable Verdict[] kept = new @Nullable Verdict[length];
        long from = Math.max(first, least);
        long to = Math.min(first + rows.length, least + length);
        if (from < to) {
            System.arraycopy(rows, (int) (from - first), keptRows, (int) (from - least), (int) (to - from));
            System.arraycopy(verdicts, (int) (from - first), kept, (int) (from - least), (int) (to - from));
        }
        first = least;
        rows = keptRows;
        verdicts = kept;
    }

    /// The verdict on a row; null where this very row has not been judged: it may have changed under its number.
    @Nullable Verdict of(Row row) {
        int index = (int) (row.number() - first);
        return rows[index] == row ? verdicts[index] : null;
    }

    void put(Row row, Verdict verdict) {
        int index = (int) (row.number() - first);
        rows[index] = row;
        verdicts[index] = verdict;
    }

    void clear() {
        Arrays.fill(rows, null);
        Arrays.fill(verdicts, null);
    }
}
