package dev.wirelight.desktop.server;

import dev.wirelight.desktop.Icons;
import dev.wirelight.trace.Address;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// How to connect: the words to type elsewhere, and the client that is built in.
final class ConnectRow extends HBox {

    /// @param openUrl opens an address in the browser
    /// @param openClient opens a built-in client for the server at an address
    ConnectRow(ServerDesk desk, Kind kind, Consumer<String> openUrl, Consumer<Address> openClient) {
        getStyleClass().addAll("tool-row", "connect-row");
        setAlignment(Pos.CENTER_LEFT);
        BooleanExpression stopped = BooleanExpression.booleanExpression(
                desk.state().map(state -> state != ServerDesk.State.RUNNING));
        Label where = new Label(kind.where());
        Label how = new Label();
        how.getStyleClass().add("mono");
        how.textProperty().bind(desk.address().map(kind::how));
        how.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(how, Priority.ALWAYS);
        Button copy = Icons.button("copy", "Copy", "Copy this line, to paste it elsewhere", () -> copy(how.getText()));
        Button client = Icons.button(
                "plus",
                "Built-in client",
                "Open a small client in this app and connect it to the server",
                () -> openClient.accept(Kind.near(desk.address().get())));
        client.disableProperty().bind(stopped);
        getChildren().addAll(where, how, copy);
        if (kind == Kind.WEB_SOCKET) {
            Button open = Icons.button(
                    "external-link", "Open", "Open this page in your browser", () -> openUrl.accept(how.getText()));
            open.disableProperty().bind(stopped);
            getChildren().add(open);
        }
        getChildren().add(client);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
