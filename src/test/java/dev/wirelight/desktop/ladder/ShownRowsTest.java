package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ShownRowsTest {

    private static List<Row> rows(long from, long to) {
        return new ArrayList<>(LongStream.rangeClosed(from, to)
                .mapToObj(n -> (Row) new Row.Note(n, "row " + n))
                .toList());
    }

    private static ShownRows shown(long from, long to) {
        ShownRows shown = new ShownRows();
        shown.update(rows(from, to));
        return shown;
    }

    @Test
    void whatIsNewComesToTheEndAndTheRestStays() {
        ShownRows shown = shown(1, 3);

        shown.update(rows(1, 5));

        assertThat(shown).isEqualTo(rows(1, 5));
    }

    @Test
    void whatWasLetGoLeavesTheHeadAndTheNoteCountsIt() {
        ShownRows shown = shown(1, 10);
        List<Row> wanted = rows(4, 12);
        wanted.addFirst(new Row.Note(0, "3 let go"));

        shown.update(wanted);

        assertThat(shown).isEqualTo(wanted);
    }

    @Test
    void whatBecameKnownLateComesBetweenTheOthers() {
        ShownRows shown = shown(1, 4);
        List<Row> mirror = mirrorOf(shown);
        List<Row> wanted = rows(1, 4);
        wanted.add(2, new Row.Note(5, "late"));

        shown.update(wanted);

        assertThat(mirror).isEqualTo(wanted);
    }

    @Test
    void anyRowsMayBeHiddenAndComeBack() {
        Random random = new Random(11);
        List<Row> all = rows(1, 30);
        ShownRows shown = new ShownRows();
        List<Row> mirror = mirrorOf(shown);
        for (int step = 0; step < 500; step++) {
            List<Row> wanted = new ArrayList<>(all);
            wanted.removeIf(_ -> random.nextInt(3) == 0);
            if (random.nextInt(4) == 0) {
                java.util.Collections.shuffle(wanted, random);
            }

            shown.update(wanted);

            assertThat(mirror).isEqualTo(wanted);
        }
    }

    @Test
    void anyStepFromAnyStateGivesWhatIsWanted() {
        Random random = new Random(7);
        ShownRows shown = new ShownRows();
        // Another list that only hears of the changes must come to the same.
        List<Row> mirror = mirrorOf(shown);
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

            shown.update(wanted);

            assertThat(shown).isEqualTo(wanted);
            assertThat(mirror).isEqualTo(wanted);
        }
    }

    private static List<Row> mirrorOf(ShownRows shown) {
        List<Row> mirror = new ArrayList<>(shown);
        shown.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                for (int i = 0; i < change.getRemovedSize(); i++) {
                    assertThat(mirror.remove(change.getFrom())).isEqualTo(change.getRemoved().get(i));
                }
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        return mirror;
    }
}
