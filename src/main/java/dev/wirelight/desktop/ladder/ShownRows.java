package dev.wirelight.desktop.ladder;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The rows of a ladder that are on the screen, brought up to date in one change of few parts: the list on the screen then
/// keeps its place and what is selected in it, and a flood costs no more than a trickle.
final class ShownRows extends ObservableListBase<Row> {
    private List<Row> rows = new ArrayList<>();

    /// Takes over `wanted`: takes off what was let go at the head, changes the rows that have changed, adds what is new at
    /// the end.
    ///
    /// @param wanted in the order of their numbers; a note with the number 0 may stand in front
    void update(List<Row> wanted) {
        List<Row> before = rows;
        rows = new ArrayList<>(wanted);
        beginChange();
        int note = noteIn(wanted);
        if (note > noteIn(before)) {
            nextAdd(0, 1);
        } else if (note < noteIn(before)) {
            nextRemove(0, before.getFirst());
        }
        List<Row> old = before.subList(noteIn(before), before.size());
        List<Row> now = rows.subList(note, rows.size());
        int gone = countBefore(now.isEmpty() ? Long.MAX_VALUE : now.getFirst().number(), old);
        if (gone > 0) {
            nextRemove(note, old.subList(0, gone));
        }
        int common = Math.min(old.size() - gone, now.size());
        if (note == 1 && noteIn(before) == 1) {
            change(0, before.getFirst());
        }
        for (int i = 0; i < common; i++) {
            change(note + i, old.get(gone + i));
        }
        if (old.size() - gone > common) {
            nextRemove(note + common, old.subList(gone + common, old.size()));
        }
        if (now.size() > common) {
            nextAdd(note + common, rows.size());
        }
        endChange();
    }

    private void change(int index, Row before) {
        if (!rows.get(index).equals(before)) {
            nextSet(index, before);
        }
    }

    private static int noteIn(List<Row> rows) {
        return !rows.isEmpty() && rows.getFirst().number() == 0 ? 1 : 0;
    }

    private static int countBefore(long number, List<Row> rows) {
        int count = 0;
        while (count < rows.size() && rows.get(count).number() < number) {
            count++;
        }
        return count;
    }

    @Override
    public Row get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
