package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.lesson.Inline;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A step that is not the one to do: its title, and behind it what it meant, once it is passed.
final class StepItem extends VBox {
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final Button title = new Button();
    private final VBox inside = new VBox();
    private final String words;

    /// @param number of the step, 1 for the first
    /// @param story what happened in it, as far as that was in this session
    /// @param go makes it the step to do
    StepItem(int number, Step step, Mark mark, StepStory story, Prose prose, Runnable go) {
        getStyleClass().add("lesson-step-item");
        pseudoClassStateChanged(PASSED, mark == Mark.PASSED);
        words = switch (mark) {
            case PASSED -> "✓ " + number + " · " + step.title();
            case SKIPPED -> say("%s · %s (skipped)", number, step.title());
            case OPEN -> number + " · " + step.title();
        };
        title.getStyleClass().addAll("flat", "lesson-step-title");
        title.setWrapText(true);
        title.setMinHeight(Button.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setOnAction(_ -> open(!inside.isVisible()));
        inside.getStyleClass().add("lesson-inside");
        inside.getChildren().setAll(mark == Mark.PASSED ? meaning(step, story, prose) : List.of(prose.of(step.question())));
        Button again = new Button(mark == Mark.PASSED ? say("Do it again") : say("Go to this step"));
        again.setAccessibleText(again.getText() + ": " + step.title());
        again.setOnAction(_ -> go.run());
        inside.getChildren().add(again);
        getChildren().setAll(title, inside);
        open(false);
    }

    private static List<Node> meaning(Step step, StepStory story, Prose prose) {
        List<Node> parts = new ArrayList<>();
        if (!story.praise().isEmpty()) {
            parts.add(prose.of(StepStory.paragraph(story.praise())));
        }
        story.predicted().ifPresent(choice -> {
            Label expected = new Label(choice.right()
                    ? say("You expected it: %s.", choice.text())
                    : say("You expected something else: %s.", choice.text()));
            expected.getStyleClass().add("heading");
            expected.setWrapText(true);
            expected.setMinHeight(Label.USE_PREF_SIZE);
            parts.add(expected);
            if (!Inline.text(choice.comment()).isBlank()) {
                parts.add(prose.of(StepStory.paragraph(choice.comment())));
            }
        });
        parts.add(prose.of(step.explanation()));
        return parts;
    }

    /// Shows what is behind the title, or folds it away.
    void open(boolean open) {
        inside.setVisible(open);
        inside.setManaged(open);
        title.setText(words);
        title.setAccessibleText(open ? say("%s, open", words) : say("%s, folded", words));
    }

    /// Puts the keyboard here.
    void takeFocus() {
        title.requestFocus();
    }
}
