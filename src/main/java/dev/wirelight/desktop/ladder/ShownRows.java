package dev.wirelight.desktop.ladder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.collections.ObservableListBase;

/// The rows of a ladder that are on the screen, brought up to date in one change of few parts: the list on the screen then
/// keeps its place and what is selected in it, and a flood costs no more than a trickle.
final class ShownRows extends ObservableListBase<Row> {
    private static final int GONE = -1;

    private List<Row> rows = new ArrayList<>();

    /// Takes over `wanted`: takes off what was let go or is hidden, changes the rows that have changed, adds what is new at
    /// the end, or between others where it became known late. A row is the same as before if it has the same number.
    ///
    /// @param wanted no two with the same number
    void update(List<Row> wanted) {
        List<Row> before = rows;
        rows = new ArrayList<>(wanted);
        int[] places = placesOf(before, rows);
        beginChange();
        int now = 0;
        int old = 0;
        while (old < before.size() || now < rows.size()) {
            int gone = old;
            while (gone < before.size() && places[gone] == GONE) {
                gone++;
            }
            if (gone > old) {
                nextRemove(now, before.subList(old, gone));
                old = gone;
            }
            int place = old < before.size() ? places[old] : rows.size();
            if (place > now) {
                nextAdd(now, place);
                now = place;
            }
            if (old < before.size()) {
                change(now++, before.get(old++));
            }
        }
        endChange();
    }

    /// Where the rows of before stand now. One that would go past another is taken for gone and new.
    private static int[] placesOf(List<Row> before, List<Row> now) {
        Map<Long, Integer> placeOf = HashMap.newHashMap(now.size());
        for (int i = 0; i < now.size(); i++) {
            placeOf.put(now.get(i).number(), i);
        }
        int[] places = new int[before.size()];
        int last = GONE;
        for (int i = 0; i < places.length; i++) {
            int place = placeOf.getOrDefault(before.get(i).number(), GONE);
            places[i] = place > last ? place : GONE;
            last = Math.max(last, place);
        }
        return places;
    }

    private void change(int index, Row before) {
        if (!rows.get(index).equals(before)) {
            nextSet(index, before);
        }
    }

    /// Those among some rows that have a unit.
    static Stream<Row.Passed> units(List<Row> rows) {
        return rows.stream()
                .filter(Row.Passed.class::isInstance)
                .map(Row.Passed.class::cast)
                .filter(passed -> passed.unit() != null);
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
