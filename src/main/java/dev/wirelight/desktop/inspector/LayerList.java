package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Layer;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The layers, from the application down to the link. One of them is chosen at a time.
final class LayerList extends ScrollPane {
    private final ToggleGroup chosen = new ToggleGroup();
    private final VBox cards = new VBox();

    /// @param onChosen told which layer somebody chose
    LayerList(List<Layer> layers, Layer.Kind first, Consumer<Layer> onChosen) {
        getStyleClass().add("layer-list");
        cards.getStyleClass().add("layer-cards");
        setContent(cards);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        for (Layer layer : layers) {
            LayerCard card = new LayerCard(layer);
            card.setToggleGroup(chosen);
            card.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
            cards.getChildren().add(card);
            if (chosen.getSelectedToggle() == null && layer.kind() == first) {
                card.setSelected(true);
            }
        }
        chosen.selectedToggleProperty().addListener((property, before, now) -> {
            // A second click on the chosen card would leave nothing chosen.
            if (now instanceof LayerCard card) {
                onChosen.accept(card.layer());
            } else if (before != null) {
                before.setSelected(true);
            }
        });
    }

    /// Chooses the topmost layer of a kind, as if somebody had clicked on it.
    void choose(Layer.Kind kind) {
        for (Toggle toggle : chosen.getToggles()) {
            if (toggle instanceof LayerCard card && card.layer().kind() == kind) {
                chosen.selectToggle(card);
                return;
            }
        }
    }

    private void walk(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    default -> 0;
                };
        int next = cards.getChildren().indexOf(event.getSource()) + step;
        if (step != 0 && next >= 0 && next < cards.getChildren().size()) {
            Node card = cards.getChildren().get(next);
            card.requestFocus();
            event.consume();
        }
    }
}
