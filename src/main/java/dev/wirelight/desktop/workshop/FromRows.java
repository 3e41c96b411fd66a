package dev.wirelight.desktop.workshop;

import dev.wirelight.desktop.server.ServerDesk;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Who sends, to whom, and how the connection stands.
final class FromRows extends VBox {

    FromRows(AddressField address, ServerDesk desk, Delivery delivery) {
        getStyleClass().add("workshop-part");
        Label to = new Label("to");
        to.setLabelFor(address);
        HBox.setHgrow(address, Priority.ALWAYS);
        HBox line = new HBox(to, address);
        line.getStyleClass().addAll("tool-row", "address-row");

        Region dot = new Region();
        dot.getStyleClass().add("state-dot");
        delivery.connected().subscribe(
                now -> dot.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("running"), now));
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

        getChildren()
                .addAll(
                        Parts.title("From: client → server"),
                        line,
                        Parts.trouble(address.trouble()),
                        Parts.row(state, hangUp, start));
    }
}
