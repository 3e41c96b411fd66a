package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.trace.Direction;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Who sends, to whom, and how the connection stands.
final class FromRows extends VBox {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    /// @param direction who sends to whom
    /// @param compress whether the handshake offers to compress messages
    FromRows(
            ObjectProperty<Direction> direction,
            AddressField address,
            ServerDesk desk,
            Delivery delivery,
            BooleanProperty compress) {
        getStyleClass().add("workshop-part");
        Label to = new Label(say("to"));
        to.setLabelFor(address);
        HBox.setHgrow(address, Priority.ALWAYS);
        HBox line = new HBox(to, address);
        line.getStyleClass().addAll("tool-row", "address-row");

        Region dot = new Region();
        dot.getStyleClass().add("state-dot");
        delivery.connected().subscribe(
                now -> dot.pseudoClassStateChanged(RUNNING, now));
        Label state = new Label();
        state.textProperty().bind(delivery.state());
        state.setWrapText(true);
        state.getStyleClass().addAll("small", "connection-state");
        state.setGraphic(dot);
        Button hangUp = new Button(say("Hang up"));
        hangUp.setTooltip(new Tooltip(say("End the connection without a close frame. The next Send opens a new one")));
        hangUp.setOnAction(_ -> delivery.hangUp());
        Button start = new Button(say("Start the WebSocket server"));
        start.setTooltip(new Tooltip(say("The lab’s own server does not listen yet")));
        start.setOnAction(_ -> desk.start());
        // Somebody else's server is not started from here.
        BooleanBinding toServer = direction.isEqualTo(Direction.CLIENT_TO_SERVER);
        start.visibleProperty().bind(desk.state().isEqualTo(ServerDesk.State.STOPPED).and(toServer.not().or(address.own())));
        hangUp.visibleProperty().bind(delivery.connected().and(toServer).and(start.visibleProperty().not()));
        HBox buttons = new HBox(new StackPane(start, hangUp));
        StackPane.setAlignment(start, Pos.CENTER_LEFT);
        StackPane.setAlignment(hangUp, Pos.CENTER_LEFT);

        CheckBox offer = new CheckBox(say("offer compression (permessage-deflate)"));
        offer.selectedProperty().bindBidirectional(compress);
        offer.setTooltip(new Tooltip(say("Ask in the opening handshake that messages may be compressed (RFC 7692)."
                + " Only then RSV1 has a meaning. The lab’s server agrees when “Compress” is set under its Options")));

        VBox client = new VBox(line, Parts.trouble(address.trouble()), offer, state);
        client.getStyleClass().add("workshop-part");
        client.visibleProperty().bind(toServer);
        Label clients = new Label();
        clients.setWrapText(true);
        clients.textProperty().bind(desk.webSockets().map(peers -> count(peers.size(),
                "to all WebSocket clients of the lab’s server: %,d client connected",
                "to all WebSocket clients of the lab’s server: %,d clients connected")));
        clients.visibleProperty().bind(client.visibleProperty().not());
        // Both take their room always, as the buttons do: nothing below moves away from under the mouse.
        StackPane either = new StackPane(client, clients);
        StackPane.setAlignment(clients, Pos.TOP_LEFT);
        getChildren().addAll(Parts.title(say("From")), ways(direction), either, buttons);
    }

    private static HBox ways(ObjectProperty<Direction> direction) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox(
                way(say("client → server"), "left-pill", Direction.CLIENT_TO_SERVER, group, direction),
                way(say("server → its clients"), "right-pill", Direction.SERVER_TO_CLIENT, group, direction));
        direction.subscribe(now -> group.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == now)));
        return box;
    }

    private static ToggleButton way(
            String words, String style, Direction way, ToggleGroup group, ObjectProperty<Direction> direction) {
        ToggleButton button = new ToggleButton(words);
        button.setUserData(way);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(style);
        button.setOnAction(_ -> {
            direction.set(way);
            button.setSelected(true); // a second click on the same one changes nothing
        });
        return button;
    }
}
