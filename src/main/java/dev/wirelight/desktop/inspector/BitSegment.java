package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Field;
import java.util.Arrays;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The part of a field that stands in one row of the [BitGrid]: its name, and a square for each bit.
final class BitSegment extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final int MOST_LETTERS = 4;
    private static final int BITS_FOR_TEXT = 4;
    private static final int MOST_SHOWN = 40;

    private final Field field;
    private final int from;
    private final int to;
    private final String notDrawn;

    /// @param notDrawn what of the field stands in no row, in words; empty where all of it is drawn
    BitSegment(FieldMap map, Field field, int from, int to, String notDrawn) {
        this.field = field;
        this.from = from;
        this.to = to;
        this.notDrawn = notDrawn;
        getStyleClass().addAll("bit-segment", "colour-" + map.colour(field));

        Label name = new Label(label(map.bytes()));
        name.getStyleClass().add(to - from == 1 ? "flag-name" : "bit-name");
        name.setMinWidth(0);
        name.setWrapText(to - from > 1);
        name.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        name.setAlignment(Pos.CENTER);
        VBox.setVgrow(name, Priority.ALWAYS);

        HBox squares = new HBox();
        squares.getStyleClass().add("bits");
        for (int bit = from; bit < to; bit++) {
            Label square = new Label(valueAt(map.bytes(), bit));
            square.getStyleClass().addAll("mono", "bit");
            square.setMinWidth(0);
            square.setPrefWidth(0);
            square.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(square, Priority.ALWAYS);
            if (bit % 8 == 7 && bit + 1 < to) {
                square.getStyleClass().add("last-of-byte");
            }
            squares.getChildren().add(square);
        }
        getChildren().addAll(name, squares);
        Tooltip.install(this, new Tooltip(Inert.text(field.name() + " = " + field.text() + "  " + field.meaning(), 200)));
    }

    /// A single bit's name stands upright, letter under letter, as in the RFC's figure; a wider field has its value too.
    private String label(byte[] bytes) {
        if (to - from == 1) {
            String name = field.name().length() <= MOST_LETTERS ? field.name() : field.name().substring(0, 1);
            return String.join("\n", name.split(""));
        }
        String name = from > field.bitOffset() ? say("%s, continued", field.name()) : field.name();
        String value = value(bytes);
        return Inert.text(name, MOST_SHOWN) + (value.isEmpty() ? "" : "\n" + Inert.text(value, MOST_SHOWN)) + notDrawn;
    }

    private String value(byte[] bytes) {
        if (field.bitLength() == to - from) {
            return to - from >= BITS_FOR_TEXT ? field.text() : "";
        }
        boolean bytesOnly = from % 8 == 0 && to % 8 == 0;
        return bytesOnly ? Words.hex(Arrays.copyOfRange(bytes, from / 8, to / 8)) : "";
    }

    private static String valueAt(byte[] bytes, int bit) {
        return (bytes[bit / 8] >> 7 - bit % 8 & 1) == 0 ? "0" : "1";
    }

    Field field() {
        return field;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    void light(boolean lit) {
        pseudoClassStateChanged(LIT, lit);
        // Its outline is drawn over its neighbours.
        setViewOrder(lit ? -1 : 0);
    }
}
