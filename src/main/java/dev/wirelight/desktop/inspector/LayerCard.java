package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Origin;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One layer, or the socket API between two of them. Chosen, it also says what the layer is for.
///
/// What was observed has a solid edge; a worked example has a dashed one and says so.
final class LayerCard extends ToggleButton {
    static final String WORKED_EXAMPLE = "worked example";
    static final String NO_LAYER = "not a layer";

    private final Layer layer;

    LayerCard(Layer layer) {
        this.layer = layer;
        boolean api = layer.kind() == Layer.Kind.SOCKET_API;
        boolean example = layer.origin() == Origin.RECONSTRUCTED;

        Label title = wrapped(layer.title(), "heading", "layer-title");
        HBox head = new HBox(title);
        HBox.setHgrow(title, Priority.ALWAYS);
        VBox text = new VBox(head, wrapped(layer.summary(), "layer-summary"));
        if (api && !layer.title().contains(NO_LAYER) && !layer.summary().contains(NO_LAYER)) {
            text.getChildren().add(wrapped(NO_LAYER, "layer-summary"));
        }
        if (example && !layer.summary().contains(WORKED_EXAMPLE)) {
            text.getChildren().add(wrapped(WORKED_EXAMPLE, "layer-mark"));
        }
        Label explanation = wrapped(layer.explanation(), "layer-explanation");
        explanation.visibleProperty().bind(selectedProperty());
        explanation.managedProperty().bind(selectedProperty());
        text.getChildren().add(explanation);
        setGraphic(text);

        getStyleClass().setAll("layer-card", style(layer.kind()));
        if (example) {
            getStyleClass().add("example");
        }
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText(layer.title() + ". " + (api ? NO_LAYER + ". " : "") + layer.summary()
                + (example ? ". A " + WORKED_EXAMPLE + ", not observed" : ""));
        setAccessibleHelp(layer.explanation());
    }

    Layer layer() {
        return layer;
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(Inert.text(text));
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setVisible(!text.isBlank());
        label.setManaged(!text.isBlank());
        return label;
    }

    private static String style(Layer.Kind kind) {
        return switch (kind) {
            case APPLICATION -> "layer-application";
            case SOCKET_API -> "layer-socket-api";
            case TRANSPORT -> "layer-transport";
            case INTERNET -> "layer-internet";
            case LINK -> "layer-link";
            case OTHER -> "layer-other";
        };
    }
}
