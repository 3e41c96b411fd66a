package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Stands in the place of the ladder while nothing has happened, and says what to do next.
final class FirstStep extends VBox {

    FirstStep(ServerDesk desk, Kind kind) {
        getStyleClass().add("first-step");
        setAlignment(Pos.CENTER);
        Button start = Icons.button(
                "play", say("Start the %s", kind.title()), say("The server begins to listen for clients"), desk::start);
        start.getStyleClass().addAll("accent", "first-button");
        start.disableProperty().bind(desk.state().map(state -> state != ServerDesk.State.STOPPED));
        Label then = new Label(say("Then its socket calls stand here, and everything that clients send and get."));
        then.getStyleClass().add("dim");
        then.setWrapText(true);
        getChildren().addAll(start, then);
    }

    /// Puts the keyboard on the button.
    void takeFocus() {
        getChildren().getFirst().requestFocus();
    }
}
