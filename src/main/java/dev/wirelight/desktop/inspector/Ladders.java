package dev.wirelight.desktop.inspector;

import dev.wirelight.conversation.Unit;
import java.util.List;
import java.util.function.Consumer;

/// What the inspector knows of the ladders: where the other side of something inside TLS stands, and how to lead there.
///
/// @param units finds records, and what was said inside
/// @param choose chooses the row of a unit
/// @param mark marks the rows of units, and of no others: the records that carried what is explained, or what was in the
/// record that is explained
public record Ladders(WireUnits units, Consumer<Unit> choose, Consumer<List<Unit>> mark) {
    static final Ladders NONE = new Ladders(WireUnits.NONE, _ -> {}, _ -> {});
}
