package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.copy.CopyMenu;
import dev.wirelight.desktop.copy.Copyable;
import dev.wirelight.desktop.inspector.Highlight.Spot;
import dev.wirelight.dissect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;

/// The fields of a unit, one line each, parts indented below their whole. Parts can be folded away and back, with the
/// triangle in front of the line or with the arrow keys left and right.
final class FieldList extends ListView<FieldRow> {
    private static final int MOST_LINES_WITHOUT_SCROLLING = 14;

    private final List<FieldMap> maps;
    private final Highlight highlight;
    private final boolean wordy;
    private final Set<Field> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean following;
    private double fontSize;
    private Rest rest = Rest.NONE;

    /// @param wordy whether every line shows its explanation, as for the head of a request
    FieldList(List<FieldMap> maps, Highlight highlight, boolean wordy) {
        this.maps = maps;
        this.highlight = highlight;
        this.wordy = wordy;
        getStyleClass().add("field-list");
        setAccessibleText(say("Fields"));
        setCellFactory(list -> new FieldCell(this, highlight, wordy));
        maps.forEach(map -> map.source().fields().forEach(this::openWhatIsWorthIt));
        layOut();
        Rows.whenWidthChanges(this, this::heightsChange);
        heightProperty().addListener((property, before, now) -> Platform.runLater(this::showSelected));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        CopyMenu.install(this, this::chosenBytes);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!following && now instanceof FieldRow.OfField row) {
                highlight.select(row.map(), row.field());
            }
        });
        highlight.selected().addListener((property, before, now) -> follow(now));
    }

    /// Explanations wrap anew at another width: the rows get other heights, and the selected one moves.
    private void heightsChange() {
        refresh();
        showSelected();
    }

    private void showSelected() {
        int selected = getSelectionModel().getSelectedIndex();
        if (selected >= 0) {
            Rows.show(this, selected, wordy);
        }
    }

    /// Larger letters make larger rows.
    void fontIs(double size) {
        if (size != fontSize) {
            fontSize = size;
            Platform.runLater(this::heightsChange);
        }
    }

    /// Flags are seen in the bit grid, and the spaces and line ends of a head in its bytes: they are folded at first.
    private void openWhatIsWorthIt(Field field) {
        boolean flags = field.fields().stream().allMatch(part -> part.bitLength() == 1);
        if (!field.isLeaf() && !wordy && !flags) {
            open.add(field);
            field.fields().forEach(this::openWhatIsWorthIt);
        }
    }

    private void layOut() {
        following = true;
        getItems().setAll(FieldRow.of(maps, open::contains));
        following = false;
        if (!wordy) {
            int lines = Math.min(getItems().size(), MOST_LINES_WITHOUT_SCROLLING);
            setStyle("-fx-pref-height: " + (lines * FieldCell.LINE_EM + 0.5) + "em;");
        }
        follow(highlight.selected().get());
    }

    /// Folds the parts of a field away, or back.
    void turn(Field field) {
        if (!open.remove(field)) {
            open.add(field);
        }
        layOut();
    }

    private void follow(Optional<Spot> spot) {
        following = true;
        int index = -1;
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof FieldRow.OfField row && spot.filter(row::stands).isPresent()) {
                index = i;
            }
        }
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().clearAndSelect(index);
            getFocusModel().focus(index);
            Rows.show(this, index, false);
        }
        following = false;
    }

    /// Says that the bytes of the wire go on after those that are shown.
    void goOnWith(Rest more) {
        rest = more;
    }

    /// The bytes in which the selected field has a bit.
    private Optional<Copyable> chosenBytes() {
        return getSelectionModel().getSelectedItem() instanceof FieldRow.OfField(FieldMap map, Field field, int _, boolean _)
                ? Optional.of((map == maps.getFirst() ? rest : Rest.NONE)
                        .toCopy(Inert.text(field.name()), map.bytes(), field.firstByte(), field.endByte()))
                : Optional.empty();
    }

    private void pressed(KeyEvent event) {
        int at = getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> moveFrom(at, 1);
            case UP -> moveFrom(at, -1);
            case RIGHT -> foldAt(at, true);
            case LEFT -> foldAt(at, false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// To the next line that is a field: a heading cannot be selected.
    private void moveFrom(int at, int step) {
        for (int to = at + step; 0 <= to && to < getItems().size(); to += step) {
            if (getItems().get(to) instanceof FieldRow.OfField row) {
                highlight.select(row.map(), row.field());
                return;
            }
        }
    }

    private void foldAt(int at, boolean wanted) {
        if (at >= 0
                && getItems().get(at) instanceof FieldRow.OfField row
                && !row.field().isLeaf()
                && row.open() != wanted) {
            turn(row.field());
        }
    }
}
