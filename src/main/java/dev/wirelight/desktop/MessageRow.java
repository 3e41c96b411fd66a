package dev.wirelight.desktop;

import dev.wirelight.words.Words;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the learner should know about a file, under the top bar. Takes no room where there is nothing to say.
final class MessageRow extends HBox {
    private static final Duration SHOWN = Duration.seconds(12);
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final FontIcon icon = new FontIcon("fth-info");
    private final Label text = new Label();
    private final PauseTransition fade = new PauseTransition(SHOWN);

    MessageRow() {
        getStyleClass().addAll("tool-row", "notice", "message");
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = Icons.iconButton("x", Words.say("Dismiss"), Words.say("Take this message away"), this::dismiss);
        close.getStyleClass().add("flat");
        getChildren().addAll(icon, text, close);
        fade.setOnFinished(_ -> dismiss());
        dismiss();
    }

    /// Reports what was done; goes by itself after a while.
    void say(String words) {
        show(words, false);
        fade.playFromStart();
    }

    /// Says what is being done; stays until it is done.
    void announce(String words) {
        show(words, false);
    }

    /// Says what went wrong; stays until it is taken away.
    void warn(String words) {
        show(words, true);
    }

    private void show(String words, boolean bad) {
        fade.stop();
        icon.setIconLiteral(bad ? "fth-alert-triangle" : "fth-info");
        pseudoClassStateChanged(BAD, bad);
        text.setText(words);
        setVisible(true);
        setManaged(true);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    void dismiss() {
        fade.stop();
        setVisible(false);
        setManaged(false);
    }
}
