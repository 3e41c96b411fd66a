package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Field;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is lit: the fields that somebody points at, or else the one that is selected.
///
/// Field list, bit grid, hex view and tables all show this and all change it.
public final class Highlight {

    /// Fields that are lit together.
    ///
    /// @param map the source that they are in
    /// @param fields at least one; several where a byte holds several, such as FIN, RSV1 and the opcode
    /// @param at the byte of the source that is pointed at, or [#WHOLE]
    public record Spot(FieldMap map, List<Field> fields, int at) {
        public static final int WHOLE = -1;

        public boolean has(Field field) {
            return fields.stream().anyMatch(f -> f == field);
        }

        /// Whether one of the fields shares a bit with this field of the same source.
        public boolean touches(FieldMap other, Field field) {
            long end = field.bitOffset() + field.bitLength();
            return other == map
                    && fields.stream()
                            .anyMatch(f -> f.bitOffset() < end && field.bitOffset() < f.bitOffset() + f.bitLength());
        }

        /// Whether one of the fields has a bit in a byte. A derived byte is lit with the wire's byte that it came from.
        public boolean covers(FieldMap other, int index) {
            int here = index + other.wireOffset() - map.wireOffset();
            return fields.stream().anyMatch(f -> f.bitLength() > 0 && f.firstByte() <= here && here < f.endByte());
        }

        /// Whether this very byte is pointed at.
        public boolean isAt(FieldMap other, int index) {
            return at != WHOLE && at == index + other.wireOffset() - map.wireOffset();
        }
    }

    private final ReadOnlyObjectWrapper<Optional<Spot>> lit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Spot>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Spot> pointed = Optional.empty();

    /// What is lit now.
    public ReadOnlyObjectProperty<Optional<Spot>> lit() {
        return lit.getReadOnlyProperty();
    }

    /// What a click or the keyboard chose; it stays lit when nobody points at anything.
    public ReadOnlyObjectProperty<Optional<Spot>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Lights a field for as long as it is pointed at.
    public void point(FieldMap map, Field field) {
        pointed = Optional.of(new Spot(map, List.of(field), Spot.WHOLE));
        update();
    }

    /// Lights every field that has a bit in this byte.
    public void pointAt(FieldMap map, int index) {
        List<Field> fields = map.at(index);
        pointed = fields.isEmpty() ? Optional.empty() : Optional.of(new Spot(map, fields, index));
        update();
    }

    public void pointAway() {
        pointed = Optional.empty();
        update();
    }

    /// Selects a field; it stays lit.
    public void select(FieldMap map, Field field) {
        selectSpot(Optional.of(new Spot(map, List.of(field), Spot.WHOLE)));
    }

    /// Selects the field that has the most bits in this byte.
    public void selectAt(FieldMap map, int index) {
        map.widestAt(index).ifPresent(field -> selectSpot(Optional.of(new Spot(map, List.of(field), index))));
    }

    /// Selects the leaf before or after the selected one in the same source.
    ///
    /// @param by 1 or -1
    public void step(FieldMap map, int by) {
        List<Field> leaves = map.leaves();
        int now = -1;
        for (int i = 0; i < leaves.size(); i++) {
            Field leaf = leaves.get(i);
            if (selected.get().filter(spot -> spot.has(leaf)).isPresent()) {
                now = i;
            }
        }
        int next = Math.clamp(now + by, 0, leaves.size() - 1);
        if (!leaves.isEmpty()) {
            select(map, leaves.get(next));
        }
    }

    private void selectSpot(Optional<Spot> spot) {
        pointed = Optional.empty();
        selected.set(spot);
        update();
    }

    private void update() {
        lit.set(pointed.isPresent() ? pointed : selected.get());
    }
}
