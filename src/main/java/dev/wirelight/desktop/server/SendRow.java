package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.trace.Connection;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the server itself can send: text, a ping, a close.
final class SendRow extends VBox {
    private final ServerDesk desk;
    private final TextField text = new TextField();
    private final BooleanExpression stopped;

    /// @param only the connection that is shown alone; null where all are
    SendRow(ServerDesk desk, Kind kind, ObservableValue<@Nullable Connection> only) {
        this.desk = desk;
        getStyleClass().add("send-rows");
        stopped = BooleanExpression.booleanExpression(desk.state().map(state -> state != ServerDesk.State.RUNNING));
        text.setPromptText(kind.prompt() + " …");
        text.setAccessibleText(kind.prompt());
        text.setOnAction(_ -> send());
        text.disableProperty().bind(stopped);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = row(text, button("send", say("Send"), say("Send this text to every client"), this::send));
        getChildren().add(row);
        if (kind == Kind.WEB_SOCKET) {
            addWebSocketButtons(row, only);
        }
    }

    private void addWebSocketButtons(HBox row, ObservableValue<@Nullable Connection> only) {
        Button ping = button(
                "activity", say("Ping"), say("Send a ping frame with this text to every client: they must answer with a pong"),
                () -> desk.voice().ping(text.getText()));
        ToggleButton close = Icons.toggle("x-circle", say("Close …"), say("Close connections with a code and a reason"));
        close.disableProperty().bind(stopped);
        row.getChildren().addAll(ping, close);

        ComboBox<CloseCode> code = new ComboBox<>();
        code.getItems().setAll(CloseCode.values());
        code.setValue(CloseCode.NORMAL);
        code.setAccessibleText(say("Close code"));
        code.setMinWidth(0);
        TextField reason = new TextField();
        reason.setPromptText(say("Reason (may be empty)"));
        reason.setAccessibleText(say("Close reason"));
        HBox.setHgrow(reason, Priority.ALWAYS);
        Label tooLong = new Label(say("A reason has at most 123 bytes: a close frame's payload is at most 125."));
        tooLong.getStyleClass().add("bad");
        Button doIt = button("x-circle", "", say("Close the connections that the ladder shows: all, or one"), () -> {
            if (CloseCode.fits(reason.getText())) {
                desk.voice().close(code.getValue().code(), reason.getText(), only.getValue());
                close.setSelected(false);
            }
        });
        doIt.textProperty().bind(only.map(one -> say("Close :%s", one.client().port())).orElse(say("Close all")));
        BooleanExpression tooLongNow = BooleanExpression.booleanExpression(
                reason.textProperty().map(words -> !CloseCode.fits(words)));
        tooLong.visibleProperty().bind(tooLongNow);
        tooLong.managedProperty().bind(tooLongNow);
        VBox closing = new VBox(row(code, reason, doIt), tooLong);
        closing.visibleProperty().bind(close.selectedProperty());
        closing.managedProperty().bind(close.selectedProperty());
        getChildren().add(closing);
    }

    private Button button(String icon, String name, String does, Runnable action) {
        Button button = Icons.button(icon, name, does, action);
        button.disableProperty().bind(stopped);
        return button;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void send() {
        if (!text.getText().isEmpty()) {
            desk.voice().say(text.getText());
            text.clear();
        }
    }
}
