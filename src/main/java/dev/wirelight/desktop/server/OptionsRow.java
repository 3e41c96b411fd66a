package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.server.Behaviour;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The options of a server: its port, what it does with what it gets, and whether it compresses messages.
final class OptionsRow extends VBox {
    private final ServerDesk desk;

    /// @param open whether the options are shown
    OptionsRow(ServerDesk desk, Kind kind, BooleanProperty open) {
        this.desk = desk;
        getStyleClass().add("options");
        visibleProperty().bind(open);
        managedProperty().bind(open);

        PortField port = new PortField(say("Port"), kind.title(), desk.address(), desk::dismissOffer, desk::changePort);

        ComboBox<Behaviour> behaviour = behaviours(kind);
        Label behaviourLabel = new Label(say("It answers with"));
        behaviourLabel.setLabelFor(behaviour);
        Label explanation = new Label();
        explanation.getStyleClass().addAll("dim", "small");
        explanation.setWrapText(true);
        explanation.textProperty().bind(desk.behaviour().map(Behaviour::explanation));

        FlowPane row = new FlowPane(port, row(behaviourLabel, behaviour));
        row.getStyleClass().add("tool-flow");
        if (kind == Kind.WEB_SOCKET) {
            row.getChildren().add(compress());
        }
        getChildren().addAll(row, port.wrong(), explanation);
        desk.secure().ifPresent(secure -> {
            PortField securePort = new PortField(
                    say("Port with TLS"), kind.title(), secure.address(), desk::dismissOffer, secure::changePort);
            row.getChildren().add(1, securePort);
            getChildren().add(1, securePort.wrong());
        });
        if (kind == Kind.WEB_SOCKET) {
            getChildren().add(new TricksBox(desk));
        }
    }

    private CheckBox compress() {
        CheckBox compress = new CheckBox(say("Compress (permessage-deflate)"));
        compress.setSelected(desk.compresses().get());
        compress.selectedProperty().subscribe(desk::compress);
        compress.setTooltip(new Tooltip(say("Messages of clients that connect from now on are sent compressed, if the client"
                + " offers that.\nA browser always does. The frames are shorter then, and their payload cannot be read"
                + " as it stands.")));
        return compress;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ComboBox<Behaviour> behaviours(Kind kind) {
        ComboBox<Behaviour> behaviour = new ComboBox<>();
        behaviour.getItems().setAll(desk.behaviours());
        behaviour.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Behaviour one) {
                return one == null ? "" : one.word();
            }

            @Override
            public Behaviour fromString(String word) {
                throw new UnsupportedOperationException("The list cannot be written in.");
            }
        });
        behaviour.setAccessibleText(say("What the %s answers with", kind.title()));
        desk.behaviour().subscribe(behaviour::setValue);
        behaviour.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null && chosen != desk.behaviour().get()) {
                desk.behave(chosen);
            }
        });
        return behaviour;
    }
}
