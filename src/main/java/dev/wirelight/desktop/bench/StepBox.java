package dev.wirelight.desktop.bench;

import dev.wirelight.workshop.bench.Finding;
import java.util.function.Consumer;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// One step that can be changed: its name, what stands in it, what that means, and whether it is right.
final class StepBox extends VBox {
    /// Nobody needs more, and all of it is read again with every letter.
    private static final int MOST_LETTERS = 500;
    private static final int ROWS = 3;

    private final TextArea typed = new TextArea();
    private final Label note = new Label();
    private final Said said = new Said();
    private boolean showing;

    /// @param title such as `1 · key, as text`
    /// @param changed told what somebody typed
    StepBox(String title, Consumer<String> changed) {
        getStyleClass().addAll("step", "bench-step");
        Label head = new Label(title);
        head.getStyleClass().addAll("heading", "small");
        head.setWrapText(true);
        head.setLabelFor(typed);
        typed.setWrapText(true);
        typed.setPrefRowCount(ROWS);
        typed.setPrefColumnCount(1);
        typed.setAccessibleText(title);
        typed.getStyleClass().add("mono");
        typed.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() > MOST_LETTERS ? null : change));
        typed.addEventFilter(KeyEvent.KEY_PRESSED, StepBox::leaveWithTab);
        typed.textProperty().addListener((_, _, text) -> {
            if (!showing) {
                changed.accept(text);
            }
        });
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("mono", "dim", "small");
        note.managedProperty().bind(note.visibleProperty());
        note.setVisible(false);
        getChildren().addAll(head, typed, note, said);
    }

    /// Tab is for going on, here as everywhere; a tab in the text is written `\t`.
    private static void leaveWithTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && event.getSource() instanceof TextArea area) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /// Puts in what follows from the steps before.
    void show(String text) {
        showing = true;
        typed.setText(text);
        showing = false;
    }

    /// @param words below what was typed, such as the same as bytes; empty for none
    void note(String words) {
        note.setText(words);
        note.setVisible(!words.isEmpty());
    }

    void say(Finding finding) {
        said.say(finding);
        typed.setAccessibleHelp(finding.words());
    }

    void say(String trouble) {
        said.say(trouble);
        typed.setAccessibleHelp(trouble);
    }
}
