package dev.wirelight.desktop.workshop;

import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.trace.Direction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
        Label to = new Label("to");
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
        state.getStyleClass().add("small");
        state.setGraphic(dot);
        Button hangUp = new Button("Hang up");
        hangUp.setTooltip(new Tooltip("End the connection without a close frame. The next Send opens a new one"));
        hangUp.setOnAction(_ -> delivery.hangUp());
        hangUp.visibleProperty().bind(delivery.connected());
        hangUp.managedProperty().bind(hangUp.visibleProperty());
        Button start = new Button("Start the WebSocket server");
        start.setTooltip(new Tooltip("The lab’s own server does not listen yet"));
        start.setOnAction(_ -> desk.start());
        start.visibleProperty().bind(desk.state().map(now -> now == ServerDesk.State.STOPPED));
        start.managedProperty().bind(start.visibleProperty());

        CheckBox offer = new CheckBox("offer compression (permessage-deflate)");
        offer.selectedProperty().bindBidirectional(compress);
        offer.setTooltip(new Tooltip("Ask in the opening handshake that messages may be compressed (RFC 7692)."
                + " Only then RSV1 has a meaning. The lab’s server agrees when “Compress” is set under its Options"));

        VBox client = new VBox(line, Parts.trouble(address.trouble()), offer, Parts.row(state, hangUp));
        client.getStyleClass().add("workshop-part");
        client.visibleProperty().bind(direction.isEqualTo(Direction.CLIENT_TO_SERVER));
        client.managedProperty().bind(client.visibleProperty());
        Label clients = new Label();
        clients.setWrapText(true);
        clients.textProperty().bind(desk.peers().map(peers -> "to all clients of the lab’s WebSocket server: "
                + Amounts.of(peers.size(), "client") + " connected"));
        clients.visibleProperty().bind(client.visibleProperty().not());
        clients.managedProperty().bind(clients.visibleProperty());
        getChildren().addAll(Parts.title("From"), ways(direction), client, clients, start);
    }

    private static HBox ways(ObjectProperty<Direction> direction) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox(
                way("client → server", "left-pill", Direction.CLIENT_TO_SERVER, group, direction),
                way("server → its clients", "right-pill", Direction.SERVER_TO_CLIENT, group, direction));
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
