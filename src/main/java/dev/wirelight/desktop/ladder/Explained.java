package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import java.util.List;
import java.util.Optional;

/// What the inspector explains, and what of it stands in other rows.
///
/// @param counterparts the TLS records that carried it, or what was in the record that it is
record Explained(Optional<Selection> selection, List<Unit> counterparts) {
    static final Explained NOTHING = new Explained(Optional.empty(), List.of());

    Explained {
        counterparts = List.copyOf(counterparts);
    }

    boolean isIn(Row row) {
        return selection.filter(row::isAbout).isPresent();
    }

    boolean hasCounterpartIn(Row row) {
        return row instanceof Row.Passed passed
                && passed.unit() instanceof Unit unit
                && counterparts.stream().anyMatch(other -> Pointed.isSame(other, unit));
    }
}
