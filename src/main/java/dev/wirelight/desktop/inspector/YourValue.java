package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.HandshakeMistake;
import dev.wirelight.dissect.HandshakeSteps;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where a learner who computed the accept value by hand, in a shell for instance, has it checked: a wrong one is told by
/// the mistake that leads to it.
final class YourValue extends VBox {
    private static final String HIDE = mark("Hide the answer");
    private static final String SHOW = mark("Show me");

    private final HandshakeSteps steps;
    private final TextField value = new TextField();
    private final Label verdict = new Label();

    /// @param cover told whether the answer is to be hidden while the learner tries
    YourValue(HandshakeSteps steps, Consumer<Boolean> cover) {
        this.steps = steps;
        getStyleClass().add("your-value");
        Label heading = new Label(say("Now you · compute the answer for this key yourself"));
        heading.getStyleClass().addAll("heading", "part-heading");
        value.setPromptText(say("28 characters, computed by hand or in a shell"));
        value.setAccessibleText(say("Your value for Sec-WebSocket-Accept"));
        value.getStyleClass().add("mono");
        value.setOnAction(_ -> check());
        HBox.setHgrow(value, Priority.ALWAYS);
        Button check = new Button(say("Check"));
        check.setOnAction(_ -> check());
        Button covering = new Button(say(HIDE));
        covering.setOnAction(_ -> {
            boolean covered = covering.getText().equals(say(HIDE));
            covering.setText(covered ? say(SHOW) : say(HIDE));
            cover.accept(covered);
        });
        covering.setMinWidth(USE_PREF_SIZE);
        check.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(value, check, covering);
        line.getStyleClass().add("your-value-line");
        verdict.setWrapText(true);
        verdict.setVisible(false);
        verdict.managedProperty().bind(verdict.visibleProperty());
        getChildren().addAll(heading, line, verdict);
    }

    private void check() {
        HandshakeMistake found = steps.diagnose(value.getText());
        boolean right = found == HandshakeMistake.NONE;
        verdict.getStyleClass().setAll("label", "verdict", right ? "value-good" : "value-bad");
        verdict.setText((right ? "✓ " : "✗ ") + found.sentence() + " " + found.advice());
        verdict.setVisible(true);
    }
}
