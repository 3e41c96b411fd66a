package dev.wirelight.desktop.filter;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.FilterError;
import dev.wirelight.trace.Connection;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// The field in which somebody types a filter, with what is wrong with it or how much it hides in a line below.
///
/// A filter counts as soon as its writer rests for a moment, or presses Enter. While it cannot be understood the one before
/// stays.
public final class FilterBar extends VBox {
    private static final Duration REST = Duration.millis(350);

    private final FilterField field;
    private final Button clear;
    private final Label words = new Label();
    private final Button correct = new Button();
    private final HBox below = new HBox(words, correct);
    private final Consumer<Filter> use;
    private final PauseTransition rest = new PauseTransition(REST);
    private Filter filter = Filter.EVERYTHING;
    private Optional<FilterError> wrong = Optional.empty();

    /// @param what whose rows they are, for screen readers
    /// @param em the font size in pixels
    /// @param connections those that can be proposed
    /// @param use told the filter whenever another one counts
    public FilterBar(
            String what, DoubleExpression em, Supplier<Collection<Connection>> connections, Consumer<Filter> use) {
        this.use = use;
        getStyleClass().add("filter-bar");
        field = new FilterField(em, connections);
        field.setPromptText(say("Filter: words to search for, or opcode:text, from:client …"));
        field.setAccessibleText(say("Filter of what passed at the %s", what));
        field.setAccessibleHelp(say("Only rows that fit are shown. Arrow down goes to the proposals, Enter takes one."));
        clear = Icons.iconButton("x", say("Clear the filter"), say("Show all rows again (Esc)"), this::clear);
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        HBox row = new HBox(new FontIcon("fth-filter"), field, clear);
        HBox.setHgrow(field, Priority.ALWAYS);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        correct.getStyleClass().addAll("follow", "small");
        correct.setMinWidth(USE_PREF_SIZE);
        correct.setOnAction(_ -> correct());
        below.getStyleClass().addAll("filter-below", "small");
        below.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, below);
        rest.setOnFinished(_ -> read(false));
        field.textProperty().addListener((_, _, _) -> typed());
        field.setOnAction(_ -> read(true));
        field.onEmptied(this::clear);
        field.onProposalsClosed(() -> read(true));
        showBelow(false);
    }

    private void typed() {
        field.mark(Optional.empty());
        if (field.getText().isBlank()) {
            read(true);
        } else {
            rest.playFromStart();
        }
    }

    /// Reads what stands in the field.
    ///
    /// @param finished whether its writer has said so; who still looks at proposals is not told what is wrong so far
    private void read(boolean finished) {
        rest.stop();
        try {
            Filter read = Filter.of(field.getText());
            wrong = Optional.empty();
            words.setText("");
            showBelow(false);
            if (!read.toString().equals(filter.toString())) {
                filter = read;
                use.accept(read);
            } else {
                use.accept(filter); // which counts anew
            }
        } catch (FilterError e) {
            if (!finished && !field.proposed().isEmpty()) {
                return;
            }
            wrong = Optional.of(e);
            words.setText(filter.isEverything()
                    ? e.inOneLine()
                    : say("%s Until that is mended, this counts: %s", e.inOneLine(), filter));
            colour("bad");
            correct.setText(e.correction().map(word -> say("Write %s", word)).orElse(""));
            showBelow(true);
        }
        field.mark(wrong);
    }

    /// Puts what was probably meant in the place of what is wrong.
    private void correct() {
        FilterError error = wrong.orElseThrow();
        field.replaceText(error.from(), error.to(), error.correction().orElseThrow());
        field.requestFocus();
        field.end();
        read(true);
    }

    /// Takes the filter away.
    public void clear() {
        field.clear();
        read(true);
    }

    /// Says how much is hidden. Whoever owns the rows calls it when that has changed.
    public void show(RowCount count, String hint) {
        if (wrong.isPresent()) {
            return;
        }
        boolean filtered = !filter.isEverything();
        words.setText(filtered ? count.words() + (hint.isEmpty() ? "" : " · " + hint) : "");
        colour("dim");
        correct.setText("");
        showBelow(filtered);
    }

    /// What to show in the place of the rows where all of them are hidden.
    public Node wayBack() {
        Button all = new Button(say("Show all rows"));
        all.setOnAction(_ -> clear());
        VBox note = new VBox(new Label(say("The filter hides every row that is here.")), all);
        note.getStyleClass().add("first-step");
        note.setAlignment(Pos.CENTER);
        return note;
    }

    private void colour(String style) {
        words.getStyleClass().removeAll("bad", "dim");
        words.getStyleClass().add(style);
    }

    private void showBelow(boolean shown) {
        below.setVisible(shown);
        below.setManaged(shown);
        correct.setVisible(!correct.getText().isEmpty());
        correct.setManaged(correct.isVisible());
    }

    /// Puts the keyboard into the field.
    public void takeFocus() {
        field.requestFocus();
        field.selectAll();
    }

    /// What is typed, for the tests.
    FilterField field() {
        return field;
    }
}
