package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.lesson.Answer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where the learner types an answer, or chooses it.
final class AnswerBox extends VBox {

    /// @param typed gets what was typed; of a choice its number, 1 for the first
    AnswerBox(Answer answer, Prose prose, Consumer<String> typed) {
        getStyleClass().add("lesson-answer");
        if (!answer.prompt().isEmpty()) {
            getChildren().add(prose.of(answer.prompt()));
        }
        if (answer.kind() == Answer.Kind.CHOICE) {
            Choices[] choices = new Choices[1];
            choices[0] = new Choices(answer.replies().stream().map(AnswerBox::words).toList(), place -> {
                choices[0].mark(words(answer.replies().get(place)));
                typed.accept(String.valueOf(place + 1));
            });
            getChildren().add(choices[0]);
        } else {
            getChildren().add(field(answer.kind(), typed));
        }
    }

    private static String words(Answer.Reply reply) {
        return switch (reply.value()) {
            case Answer.Value.Written(String text) -> text;
            case Answer.Value.Worked(var value) -> value.words();
        };
    }

    private static HBox field(Answer.Kind kind, Consumer<String> typed) {
        TextField field = new TextField();
        field.getStyleClass().add("mono");
        field.setPromptText(
                switch (kind) {
                    case NUMBER -> say("104, 0x68 or 0b1101000");
                    case TEXT, CHOICE -> say("Your answer");
                    case BASE64 -> "Base64";
                });
        field.setAccessibleText(say("Your answer"));
        Button check = new Button(say("Check"));
        check.getStyleClass().add("accent");
        check.setMinWidth(Button.USE_PREF_SIZE);
        check.disableProperty().bind(field.textProperty().map(String::isBlank));
        Runnable answer = () -> {
            if (!field.getText().isBlank()) {
                typed.accept(field.getText());
            }
        };
        field.setOnAction(_ -> answer.run());
        check.setOnAction(_ -> answer.run());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(field, check);
        row.getStyleClass().add("tool-row");
        return row;
    }
}
