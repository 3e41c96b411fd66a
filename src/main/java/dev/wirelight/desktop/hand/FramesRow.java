package dev.wirelight.desktop.hand;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.HexPairs;
import dev.wirelight.desktop.Icons;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Bytes that the learner writes to the client, such as a frame.
final class FramesRow extends VBox {
    private final BooleanProperty clientThere = new SimpleBooleanProperty();
    private final TextField bytes = new TextField();
    private final Label wrong = new Label(say("Write each byte as two hexadecimal digits, such as 81 05 48 65 6c 6c 6f."));

    /// @param send writes bytes to the client
    /// @param finish ends this side of the connection
    FramesRow(Consumer<byte[]> send, Runnable finish) {
        bytes.getStyleClass().add("mono");
        bytes.setPromptText(say("81 05 48 65 6c 6c 6f   is the text Hello; a server masks nothing"));
        bytes.setAccessibleText(say("Bytes to send, in hexadecimal"));
        HBox.setHgrow(bytes, Priority.ALWAYS);
        Button go = Icons.button("send", say("Send bytes"), say("Sends these bytes as they are"), () -> send(send));
        Button end = Icons.button("log-out", say("End (FIN)"), say("Says that you will send nothing more"), finish);
        bytes.setOnAction(_ -> go.fire());
        go.disableProperty().bind(clientThere.not());
        end.disableProperty().bind(clientThere.not());
        Label you = new Label(say("You:"));
        you.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(you, bytes, go, end);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        wrong.getStyleClass().add("bad");
        wrong.setVisible(false);
        // Its room stays, so that nothing below moves away from under the mouse.
        getChildren().addAll(row, wrong);
    }

    void setClientThere(boolean there) {
        clientThere.set(there);
    }

    private void send(Consumer<byte[]> send) {
        Optional<byte[]> typed = HexPairs.read(bytes.getText()).filter(some -> some.length > 0);
        wrong.setVisible(typed.isEmpty());
        typed.ifPresent(some -> {
            send.accept(some);
            bytes.selectAll();
        });
    }
}
