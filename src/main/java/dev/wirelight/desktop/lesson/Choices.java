package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Some choices, one below the other, of which the learner takes one.
final class Choices extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// @param take gets the place of the one that was taken, 0 for the first
    Choices(List<String> choices, IntConsumer take) {
        getStyleClass().add("lesson-choices");
        for (int i = 0; i < choices.size(); i++) {
            int place = i;
            Button button = new Button(choices.get(i));
            button.setWrapText(true);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinHeight(Button.USE_PREF_SIZE);
            button.getStyleClass().add("lesson-choice");
            button.setOnAction(_ -> take.accept(place));
            getChildren().add(button);
        }
    }

    /// Marks one as taken.
    void mark(String choice) {
        getChildren().forEach(node -> {
            if (node instanceof Button button) {
                boolean chosen = choice.equals(button.getText());
                button.pseudoClassStateChanged(CHOSEN, chosen);
                button.setAccessibleText(chosen ? say("%s, chosen", choice) : choice);
            }
        });
    }
}
