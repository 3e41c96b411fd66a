package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.Highlight.Spot;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One line of the field list.
sealed interface FieldRow {

    /// A field.
    ///
    /// @param depth 0 for a root of the tree
    /// @param open whether its parts stand below it
    record OfField(FieldMap map, Field field, int depth, boolean open) implements FieldRow {

        /// Whether this is the line where something lit is to be seen: its own, or that of the whole whose parts are
        /// folded away.
        boolean stands(Spot spot) {
            return spot.map() == map && (spot.has(field) || !field.isLeaf() && !open && spot.touches(map, field));
        }

        boolean breaksARule() {
            return breaksARule(field);
        }

        private static boolean breaksARule(Field field) {
            return !field.violations().isEmpty() || field.fields().stream().anyMatch(OfField::breaksARule);
        }
    }

    /// The line above the fields of derived bytes.
    record Heading(FieldMap map) implements FieldRow {
        String text() {
            String name = capital(map.source().name());
            return map.source().origin() == Origin.DERIVED ? say("%s · computed from the bytes above", name) : name;
        }

        private static String capital(String name) {
            return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    /// All lines for some sources, the first of which needs no heading.
    ///
    /// @param open which fields' parts are shown
    static List<FieldRow> of(List<FieldMap> maps, Predicate<Field> open) {
        List<FieldRow> rows = new ArrayList<>();
        for (FieldMap map : maps) {
            if (map != maps.getFirst()) {
                rows.add(new Heading(map));
            }
            map.source().fields().forEach(field -> add(rows, map, field, 0, open));
        }
        return rows;
    }

    private static void add(List<FieldRow> rows, FieldMap map, Field field, int depth, Predicate<Field> open) {
        boolean opened = !field.isLeaf() && open.test(field);
        rows.add(new OfField(map, field, depth, opened));
        if (opened) {
            field.fields().forEach(part -> add(rows, map, part, depth + 1, open));
        }
    }
}
