package dev.wirelight.desktop.server;

import dev.wirelight.desktop.Icons;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the learner should know about the last thing that was done. Takes no room where there is nothing to say.
final class NoticeRow extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final FontIcon icon = new FontIcon("fth-info");
    private final Label text = new Label();
    private final Button action = new Button();

    NoticeRow(ServerDesk desk) {
        getStyleClass().addAll("tool-row", "notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE); // wraps rather than ends with dots
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        action.setMinWidth(USE_PREF_SIZE);
        Button close = Icons.iconButton("x", "Dismiss", "Take this message away", desk::dismissNotice);
        close.getStyleClass().add("flat");
        getChildren().addAll(icon, text, action, close);
        desk.notice().subscribe(notice -> show(notice));
    }

    private void show(@Nullable Notice notice) {
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
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
