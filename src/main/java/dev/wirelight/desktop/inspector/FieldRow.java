package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.Origin;
import java.util.ArrayList;
import java.util.List;

/// One line of the field list.
sealed interface FieldRow {

    /// A field.
    ///
    /// @param depth 0 for a root of the tree
    record OfField(FieldMap map, Field field, int depth) implements FieldRow {}

    /// The line above the fields of derived bytes.
    record Heading(FieldMap map) implements FieldRow {
        String text() {
            String how = map.source().origin() == Origin.DERIVED ? " · computed from the bytes above" : "";
            return capital(map.source().name()) + how;
        }

        private static String capital(String name) {
            return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    /// All lines for some sources, the first of which needs no heading.
    static List<FieldRow> of(List<FieldMap> maps) {
        List<FieldRow> rows = new ArrayList<>();
        for (FieldMap map : maps) {
            if (map != maps.getFirst()) {
                rows.add(new Heading(map));
            }
            map.source().fields().forEach(field -> add(rows, map, field, 0));
        }
        return rows;
    }

    private static void add(List<FieldRow> rows, FieldMap map, Field field, int depth) {
        rows.add(new OfField(map, field, depth));
        field.fields().forEach(part -> add(rows, map, part, depth + 1));
    }
}
