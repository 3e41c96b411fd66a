package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the [HexView]: offset, bytes in hexadecimal, the same bytes as text.
final class HexRow extends ListCell<Integer> {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

    /// A byte on the screen; the view asks the node under the mouse which one it is.
    static final class ByteLabel extends Label {
        private final int index;

        private ByteLabel(int index, String text, String style, int colour) {
            super(text);
            this.index = index;
            getStyleClass().setAll("label", "mono", style, "colour-" + colour);
        }

        int index() {
            return index;
        }
    }

    private final HexView view;
    private final HBox line = new HBox();

    HexRow(HexView view) {
        this.view = view;
        getStyleClass().setAll("hex-row");
        line.getStyleClass().add("hex-line");
    }

    @Override
    protected void updateItem(@Nullable Integer first, boolean empty) {
        super.updateItem(first, empty);
        if (empty || first == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        FieldMap map = view.map();
        int perRow = view.bytesPerRow();
        int end = Math.min(first + perRow, map.bytes().length);
        // A single row needs no empty places: its text stands right beside it.
        int filled = map.bytes().length <= perRow ? end : first + perRow;
        Label offset = new Label("%04x".formatted(first));
        offset.getStyleClass().addAll("mono", "dim", "hex-offset");
        line.getChildren().setAll(offset);
        for (int i = first; i < filled; i++) {
            line.getChildren().add(i < end ? label(map, i, true) : gap("hex-byte"));
            if (i % 8 == 7 && i + 1 < filled) {
                line.getChildren().add(gap("hex-middle"));
            }
        }
        line.getChildren().add(gap("hex-middle"));
        for (int i = first; i < end; i++) {
            line.getChildren().add(label(map, i, false));
        }
        setGraphic(line);
        setAccessibleText(say("Offset %s: %s", first, spoken(map, first, end)));
        showLit();
    }

    private static String spoken(FieldMap map, int first, int end) {
        return Words.hex(java.util.Arrays.copyOfRange(map.bytes(), first, end));
    }

    private static ByteLabel label(FieldMap map, int index, boolean hex) {
        byte b = map.bytes()[index];
        int colour = map.widestAt(index).map(map::colour).orElse(1);
        return hex
                ? new ByteLabel(index, Words.hex(b), "hex-byte", colour)
                : new ByteLabel(index, Inert.column(b), "hex-text", colour);
    }

    private static Region gap(String style) {
        Region gap = new Region();
        gap.getStyleClass().addAll("mono", style);
        return gap;
    }

    void showLit() {
        for (Node node : line.getChildren()) {
            if (node instanceof ByteLabel label) {
                label.pseudoClassStateChanged(LIT, view.isLit(label.index()));
                label.pseudoClassStateChanged(HERE, view.isHere(label.index()));
                label.pseudoClassStateChanged(MARKED, view.isMarked(label.index()));
                label.pseudoClassStateChanged(CUT, view.isCutAfter(label.index()));
            }
        }
    }
}
