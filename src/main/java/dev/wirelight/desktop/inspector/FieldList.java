package dev.wirelight.desktop.inspector;

import dev.wirelight.desktop.inspector.Highlight.Spot;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The fields of a unit, one line each, parts indented below their whole.
final class FieldList extends ListView<FieldRow> {
    private static final int MOST_LINES_WITHOUT_SCROLLING = 14;

    private final Highlight highlight;
    private final boolean wordy;

    /// @param wordy whether every line shows its explanation, as for the head of a request
    FieldList(List<FieldMap> maps, Highlight highlight, boolean wordy) {
        this.highlight = highlight;
        this.wordy = wordy;
        getStyleClass().add("field-list");
        setAccessibleText("Fields");
        getItems().setAll(FieldRow.of(maps));
        setCellFactory(list -> new FieldCell(highlight, wordy));
        if (!wordy) {
            int lines = Math.min(getItems().size(), MOST_LINES_WITHOUT_SCROLLING);
            setStyle("-fx-pref-height: " + (lines * FieldCell.LINE_EM + 0.5) + "em;");
        }
        widthProperty().addListener((property, before, now) -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::skipHeadings);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now instanceof FieldRow.OfField row && !shows(highlight.selected().get(), row)) {
                highlight.select(row.map(), row.field());
            }
        });
        highlight.selected().addListener((property, before, now) -> follow(now));
        follow(highlight.selected().get());
    }

    boolean isWordy() {
        return wordy;
    }

    private static boolean shows(Optional<Spot> spot, FieldRow.OfField row) {
        return spot.filter(s -> s.map() == row.map() && s.has(row.field())).isPresent();
    }

    private void follow(Optional<Spot> spot) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof FieldRow.OfField row && shows(spot, row)) {
                if (getSelectionModel().getSelectedIndex() != i) {
                    getSelectionModel().clearAndSelect(i);
                    getFocusModel().focus(i);
                    scrollTo(Math.max(0, i - 2));
                }
                return;
            }
        }
        getSelectionModel().clearSelection();
    }

    /// A heading cannot be selected: the arrow keys go on to the field behind it.
    private void skipHeadings(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        int next = getSelectionModel().getSelectedIndex() + step;
        if (step != 0
                && next >= 0
                && next + step >= 0
                && next + step < getItems().size()
                && getItems().get(next) instanceof FieldRow.Heading) {
            getSelectionModel().clearAndSelect(next + step);
            scrollTo(Math.max(0, next + step - 2));
            event.consume();
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            highlight.pointAway();
        }
    }
}
