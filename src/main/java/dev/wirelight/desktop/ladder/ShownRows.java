package dev.wirelight.desktop.ladder;

import java.util.List;
import javafx.collections.ObservableList;

/// Brings a list on the screen up to date with few changes, so that it keeps its place and what is selected in it.
final class ShownRows {

    private ShownRows() {}

    /// Makes `shown` equal to `wanted`: takes off what was let go at the head, changes the row that a unit has joined,
    /// adds what is new at the end.
    static void update(ObservableList<Row> shown, List<Row> wanted) {
        if (shown.isEmpty() || wanted.isEmpty() || shown.getLast().number() < wanted.getFirst().number()) {
            shown.setAll(wanted);
            return;
        }
        updateHead(shown, wanted);
        int common = Math.min(shown.size(), wanted.size());
        for (int i = 0; i < common; i++) {
            if (!shown.get(i).equals(wanted.get(i))) {
                shown.set(i, wanted.get(i));
            }
        }
        if (shown.size() > common) {
            shown.subList(common, shown.size()).clear();
        }
        shown.addAll(wanted.subList(common, wanted.size()));
    }

    private static void updateHead(List<Row> shown, List<Row> wanted) {
        if (wanted.getFirst().number() == 0 && shown.getFirst().number() != 0) {
            shown.addFirst(wanted.getFirst());
        }
        int notes = wanted.getFirst().number() == 0 ? 1 : 0;
        long first = wanted.size() > notes ? wanted.get(notes).number() : Long.MAX_VALUE;
        int gone = notes;
        while (gone < shown.size() && shown.get(gone).number() < first) {
            gone++;
        }
        if (gone > notes) {
            shown.subList(notes, gone).clear();
        }
    }
}
