package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Wordiness;
import dev.wirelight.trace.Address;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.DoubleExpression;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How to connect: the words to type elsewhere, and the client that is built in.
final class ConnectRow extends HBox {

    private static final double ROOM_FOR_WHERE = 42;
    private static final double ROOM_FOR_TWO = 36;
    private static final double ROOM_FOR_ONE = 30;
    private static final String[] WORDS = {mark("Open"), mark("Built-in client")};
    private static final String WHERE = mark("In a terminal:");

    /// @param em the font size in pixels
    /// @param openUrl opens an address in the browser
    /// @param openClient opens a built-in client for the server at an address
    ConnectRow(
            ServerDesk desk,
            Kind kind,
            DoubleExpression em,
            Consumer<String> openUrl,
            Consumer<Address> openClient) {
        getStyleClass().addAll("tool-row", "connect-row");
        setAlignment(Pos.CENTER_LEFT);
        BooleanExpression stopped = BooleanExpression.booleanExpression(
                desk.state().map(state -> state != ServerDesk.State.RUNNING));
        Label where = new Label(kind.where());
        where.setMinWidth(0);
        where.visibleProperty().bind(widthProperty().greaterThan(em.multiply(ROOM_FOR_WHERE + Wordiness.of(WORDS) + Wordiness.of(WHERE))));
        where.managedProperty().bind(where.visibleProperty());
        Label how = new Label();
        how.getStyleClass().add("mono");
        how.textProperty().bind(desk.address().map(kind::how));
        how.setMinWidth(USE_PREF_SIZE);
        Button copy = Icons.iconButton(
                "copy", say("Copy"), say("Copy this line, to paste it elsewhere"), () -> Copied.text(how.getText()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button client = Icons.button(
                "plus",
                say("Built-in client"),
                say("Open a small client in this app and connect it to the server"),
                () -> openClient.accept(Kind.near(desk.address().get())));
        client.setAccessibleText(say("Built-in client for the %s", kind.title()));
        client.disableProperty().bind(stopped);
        BooleanBinding narrow =
                widthProperty().lessThan(em.multiply((kind == Kind.WEB_SOCKET ? ROOM_FOR_TWO : ROOM_FOR_ONE) + Wordiness.of(WORDS)));
        Icons.shorten(client, narrow);
        getChildren().addAll(where, how, copy, space);
        if (kind == Kind.WEB_SOCKET) {
            Button open = Icons.button(
                    "external-link", say("Open"), say("Open this page in your browser"), () -> openUrl.accept(how.getText()));
            open.disableProperty().bind(stopped);
            Icons.shorten(open, narrow);
            getChildren().add(open);
        }
        getChildren().add(client);
    }
}
