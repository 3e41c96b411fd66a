package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the learner should know about the last thing that was done. Takes no room where there is nothing to say.
final class NoticeRow extends HBox {
    /// How long a sentence stays that reports success and asks for nothing.
    private static final Duration SHOWN = Duration.seconds(6);

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final FontIcon icon = new FontIcon("fth-info");
    private final Label text = new Label();
    private final Button action = new Button();
    private final PauseTransition fade = new PauseTransition(SHOWN);

    NoticeRow(ServerDesk desk) {
        getStyleClass().addAll("tool-row", "notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE); // wraps rather than ends with dots
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        action.setMinWidth(USE_PREF_SIZE);
        Button close = Icons.iconButton("x", say("Dismiss"), say("Take this message away"), desk::dismissNotice);
        close.getStyleClass().add("flat");
        getChildren().addAll(icon, text, action, close);
        fade.setOnFinished(_ -> desk.dismissNotice());
        desk.notice().subscribe(notice -> show(notice));
    }

    private void show(@Nullable Notice notice) {
        fade.stop();
        setVisible(notice != null);
        setManaged(notice != null);
        if (notice == null) {
            return;
        }
        icon.setIconLiteral(notice.bad() ? "fth-alert-triangle" : "fth-info");
        pseudoClassStateChanged(BAD, notice.bad());
        text.setText(notice.text());
        boolean hasAction = notice.button() != null;
        action.setVisible(hasAction);
        action.setManaged(hasAction);
        action.setText(notice.button());
        action.setOnAction(_ -> notice.action().run());
        if (!notice.bad() && !hasAction) {
            fade.playFromStart();
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
