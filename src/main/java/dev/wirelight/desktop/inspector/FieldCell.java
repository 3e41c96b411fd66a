package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Field;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A line of the [FieldList]: a stripe in the field's colour, its name, its value, and what that means.
final class FieldCell extends ListCell<FieldRow> {
    /// The height of a line without an explanation.
    static final double LINE_EM = 1.65;

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final int MOST_SHOWN = 120;
    private static final double SCROLL_BAR_EM = 1.3;

    private final FieldList list;
    private final Highlight highlight;
    private final boolean wordy;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable FieldRow drawn;
    // Held here, because the highlight holds it only weakly: cells come and go.
    private final ChangeListener<Optional<Highlight.Spot>> onLit = (property, before, now) -> showLit();

    FieldCell(FieldList list, Highlight highlight, boolean wordy) {
        this.list = list;
        this.highlight = highlight;
        this.wordy = wordy;
        getStyleClass().add("field-cell");
        tooltip.setWrapText(true);
        highlight.lit().addListener(new WeakChangeListener<>(onLit));
        fontProperty().addListener((property, before, now) -> list.fontIs(now.getSize()));
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
                && highlight.lit().get().filter(row::stands).isPresent();
        pseudoClassStateChanged(LIT, lit);
    }

    @Override
    protected void updateItem(@Nullable FieldRow row, boolean empty) {
        super.updateItem(row, empty);
        showLit();
        if (row != null && row == drawn && getGraphic() != null) {
            return;
        }
        drawn = empty ? null : row;
        setTooltip(null);
        setGraphic(empty || row == null ? null : show(row));
        Platform.runLater(this::requestLayout); // what is exchanged during a layout is not laid out by it
    }

    private Node show(FieldRow row) {
        return switch (row) {
            case FieldRow.Heading heading -> {
                setAccessibleText(heading.text());
                Label text = new Label(heading.text());
                text.getStyleClass().addAll("dim", "heading", "field-heading");
                yield text;
            }
            case FieldRow.OfField field -> {
                setAccessibleText(spoken(field));
                yield wordy ? twoLines(field) : oneLine(field);
            }
        };
    }

    private static String spoken(FieldRow.OfField row) {
        Field field = row.field();
        String words = Inert.text(field.name() + ", " + field.text() + ", " + field.meaning(), MOST_SHOWN);
        if (row.breaksARule()) {
            words = say("%s, breaks a rule", words);
        }
        if (field.isLeaf()) {
            return words;
        }
        return row.open() ? say("%s, open", words) : say("%s, folded, the right arrow key opens it", words);
    }

    /// All of it, because a narrow column cuts a line.
    private HBox oneLine(FieldRow.OfField row) {
        Field field = row.field();
        tooltip.setText(Inert.text(
                field.name() + ": " + field.text() + (field.meaning().isEmpty() ? "" : "\n" + field.meaning()),
                MOST_SHOWN * 4));
        setTooltip(tooltip);
        return withStart(row, line(row, true, label(row.field().meaning(), "dim", "field-meaning")));
    }

    /// Name and value, and what they are for on a line of its own: what a head's lines need.
    private HBox twoLines(FieldRow.OfField row) {
        VBox text = new VBox(line(row, false, label("")));
        Field field = row.field();
        if (!field.explanation().isBlank()) {
            Label words = label(field.explanation() + " " + field.section(), "dim", "field-words");
            words.setWrapText(true);
            text.getChildren().add(words);
        }
        return withStart(row, text);
    }

    private static FieldLine line(FieldRow.OfField row, boolean apart, Label meaning) {
        Label name = label(row.field().name(), "field-name");
        if (!apart) {
            name.getStyleClass().add("heading");
        }
        Node warning = Notices.warningSign();
        warning.setVisible(row.breaksARule());
        return new FieldLine(name, warning, label(row.field().text(), "mono", "field-value"), meaning, apart);
    }

    private HBox withStart(FieldRow.OfField row, Node content) {
        HBox line = start(row);
        HBox.setHgrow(content, Priority.ALWAYS);
        line.getChildren().add(content);
        return line;
    }

    private HBox start(FieldRow.OfField row) {
        Region stripe = new Region();
        stripe.getStyleClass().addAll("field-stripe", "colour-" + row.map().colour(row.field()));
        HBox line = new HBox(stripe);
        line.getStyleClass().add("field-line");
        line.setStyle("-fx-padding: 0 0 0 " + row.depth() * 1.1 + "em;");
        if (!row.field().isLeaf()) {
            Label fold = new Label(row.open() ? "▾" : "▸");
            fold.getStyleClass().addAll("dim", "field-fold");
            fold.setOnMousePressed(event -> {
                list.turn(row.field());
                event.consume();
            });
            line.getChildren().add(fold);
        }
        return line;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(Inert.text(text, MOST_SHOWN * 4));
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        return label;
    }

    /// As high as its text needs at the width that the list has: a cell is otherwise asked without a width.
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() == null) {
            return super.computePrefHeight(width);
        }
        double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - SCROLL_BAR_EM * getFont().getSize();
        return snappedTopInset() + getGraphic().prefHeight(Math.max(room, 1)) + snappedBottomInset();
    }

    /// Never wider than the list: long values are cut with an ellipsis, and stand in full below.
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
