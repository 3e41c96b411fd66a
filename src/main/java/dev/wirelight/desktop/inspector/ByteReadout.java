package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import java.util.stream.Collectors;
import javafx.scene.control.Label;

/// The byte that is pointed at, in every notation: `byte 6 · 7f = 0111 1111 = 127 · DEL`.
public final class ByteReadout extends Label {

    public ByteReadout(FieldMap map, Highlight highlight) {
        getStyleClass().addAll("mono", "dim", "byte-readout");
        setMinWidth(0);
        highlight.lit().addListener((property, before, now) -> show(map, now.orElse(null)));
        show(map, highlight.lit().get().orElse(null));
    }

    private void show(FieldMap map, Highlight.@org.jspecify.annotations.Nullable Spot spot) {
        if (spot == null || spot.at() == Highlight.Spot.WHOLE) {
            setText(say("Point at a byte to see its bits."));
            return;
        }
        int index = spot.at() + spot.map().wireOffset() - map.wireOffset();
        setText(0 <= index && index < map.bytes().length ? words(map, index) : "");
    }

    /// One byte in words, with the names of its fields.
    static String words(FieldMap map, int index) {
        int value = map.bytes()[index] & 0xff;
        String name = Inert.name(value);
        String fields = map.at(index).stream().map(field -> field.name()).collect(Collectors.joining(", "));
        return say("byte %s: %s",
                index,
                Words.hex(value) + " = " + Words.binary(value) + " = " + value + (name.isEmpty() ? "" : " · " + name) + " · " + fields);
    }
}
