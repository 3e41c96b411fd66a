package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class ShownRowsTest {

    private static List<Row> rows(long from, long to) {
        return new ArrayList<>(LongStream.rangeClosed(from, to)
                .mapToObj(n -> (Row) new Row.Note(n, "row " + n))
                .toList());
    }

    private static ObservableList<Row> shown(long from, long to) {
        return FXCollections.observableArrayList(rows(from, to));
    }

    @Test
    void whatIsNewComesToTheEndAndTheRestStays() {
        ObservableList<Row> shown = shown(1, 3);
        Row first = shown.getFirst();

        ShownRows.update(shown, rows(1, 5));

        assertThat(shown).isEqualTo(rows(1, 5));
        assertThat(shown.getFirst()).isSameAs(first);
    }

    @Test
    void whatWasLetGoLeavesTheHeadAndTheNoteCountsIt() {
        ObservableList<Row> shown = shown(1, 10);
        List<Row> wanted = rows(4, 12);
        wanted.addFirst(new Row.Note(0, "3 let go"));

        ShownRows.update(shown, wanted);

        assertThat(shown).isEqualTo(wanted);
    }

    @Test
    void anyStepFromAnyStateGivesWhatIsWanted() {
        Random random = new Random(7);
        ObservableList<Row> shown = FXCollections.observableArrayList();
        long first = 1;
        long last = 0;
        for (int step = 0; step < 2_000; step++) {
            last += random.nextInt(0, 6);
            first = Math.min(last + 1, first + random.nextInt(0, 5));
            List<Row> wanted = rows(first, last);
            if (!wanted.isEmpty() && random.nextBoolean()) {
                wanted.set(wanted.size() - 1, new Row.Note(last, "row " + last + ", changed"));
            }
            if (first > 1) {
                wanted.addFirst(new Row.Note(0, (first - 1) + " let go"));
            }

            ShownRows.update(shown, wanted);

            assertThat(shown).isEqualTo(wanted);
        }
    }
}
