package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Field;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.jspecify.annotations.Nullable;

/// A line of the [FieldList]: a stripe in the field's colour, its name, its value, and what that means.
final class FieldCell extends ListCell<FieldRow> {
    /// The height of a line without an explanation.
    static final double LINE_EM = 1.85;

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final int MOST_SHOWN = 120;
    private static final double SCROLL_BAR_EM = 1.6;

    private final Highlight highlight;
    private final boolean wordy;
    // Held here, because the highlight holds it only weakly: cells come and go.
    private final ChangeListener<Optional<Highlight.Spot>> onLit = (property, before, now) -> showLit();

    FieldCell(Highlight highlight, boolean wordy) {
        this.highlight = highlight;
        this.wordy = wordy;
        getStyleClass().add("field-cell");
        highlight.lit().addListener(new WeakChangeListener<>(onLit));
        setOnMouseEntered(event -> point());
        setOnMouseExited(event -> highlight.pointAway());
    }

    private void point() {
        if (getItem() instanceof FieldRow.OfField row) {
            highlight.point(row.map(), row.field());
        }
    }

    private void showLit() {
        boolean lit = getItem() instanceof FieldRow.OfField row
                && highlight.lit().get().filter(spot -> spot.has(row.field())).isPresent();
        pseudoClassStateChanged(LIT, lit);
    }

    @Override
    protected void updateItem(@Nullable FieldRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(empty || row == null ? null : show(row));
        showLit();
    }

    private Node show(FieldRow row) {
        return switch (row) {
            case FieldRow.Heading heading -> {
                setAccessibleText(heading.text());
                Label text = new Label(heading.text());
                text.getStyleClass().addAll("dim", "heading", "field-heading");
                yield text;
            }
            case FieldRow.OfField(FieldMap map, Field field, int depth) -> {
                setAccessibleText(spoken(field));
                yield wordy ? twoLines(map, field, depth) : oneLine(map, field, depth);
            }
        };
    }

    private static String spoken(Field field) {
        String broken = field.violations().isEmpty() ? "" : ", breaks a rule";
        return Inert.text(field.name() + ", " + field.text() + ", " + field.meaning(), MOST_SHOWN) + broken;
    }

    private static HBox oneLine(FieldMap map, Field field, int depth) {
        Label name = label(field.name(), "field-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(stripe(map, field, depth), name);
        if (!field.violations().isEmpty()) {
            line.getChildren().add(warning());
        }
        Label value = label(field.text(), "mono", "field-value");
        Label meaning = label(field.meaning(), "dim", "field-meaning");
        line.getChildren().add(value);
        if (!field.meaning().isBlank()) {
            line.getChildren().add(meaning);
        }
        line.getStyleClass().add("field-line");
        return line;
    }

    /// Name and value, and what they are for on a line of its own: what a head's lines need.
    private static HBox twoLines(FieldMap map, Field field, int depth) {
        Label name = label(field.name(), "mono", "field-name");
        Label value = label(field.text(), "mono", "field-value");
        HBox first = new HBox(name, value);
        first.getStyleClass().add("field-line");
        if (!field.violations().isEmpty()) {
            first.getChildren().add(1, warning());
        }
        VBox text = new VBox(first);
        if (!field.explanation().isBlank()) {
            Label words = label(field.explanation() + " " + field.section(), "dim", "small");
            words.setWrapText(true);
            text.getChildren().add(words);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(stripe(map, field, depth), text);
        line.getStyleClass().add("field-line");
        return line;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(Inert.text(text, MOST_SHOWN * 4));
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        return label;
    }

    private static Node warning() {
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("violation-icon");
        return icon;
    }

    private static Region stripe(FieldMap map, Field field, int depth) {
        Region stripe = new Region();
        stripe.getStyleClass().addAll("field-stripe", "colour-" + map.colour(field));
        HBox box = new HBox(stripe);
        box.setStyle("-fx-padding: 0 0 0 " + depth * 1.1 + "em;");
        return box;
    }

    /// As high as its text needs at the width that the list has: a cell is otherwise asked without a width.
    @Override
    protected double computePrefHeight(double width) {
        if (!wordy || getGraphic() == null || getListView() == null) {
            return super.computePrefHeight(width);
        }
        double room = getListView().getWidth() - snappedLeftInset() - snappedRightInset()
                - SCROLL_BAR_EM * getFont().getSize();
        return snappedTopInset() + getGraphic().prefHeight(Math.max(room, 1)) + snappedBottomInset();
    }

    /// Never wider than the list: long values are cut with an ellipsis, and stand in full below.
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
