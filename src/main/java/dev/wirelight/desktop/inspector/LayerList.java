package dev.wirelight.desktop.inspector;

import dev.wirelight.dissect.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The layers, from the application down to the link. One of them is chosen at a time.
final class LayerList extends ScrollPane {
    private final List<LayerCard> cards = new ArrayList<>();
    private final Consumer<Layer> onChosen;
    private Layer.Kind chosen;

    /// @param first the kind of the layer that is chosen to begin with
    /// @param onChosen told which layer somebody chose
    LayerList(List<Layer> layers, Layer.Kind first, Consumer<Layer> onChosen) {
        this.onChosen = onChosen;
        this.chosen = first;
        getStyleClass().add("layer-list");
        for (Layer layer : layers) {
            LayerCard card = new LayerCard(layer, () -> choose(layer));
            card.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(card, event));
            cards.add(card);
        }
        VBox box = new VBox();
        box.getStyleClass().add("layer-cards");
        box.getChildren().addAll(cards);
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        // The card has the focus, not the pane that it scrolls in.
        setFocusTraversable(false);
        cards.stream().filter(c -> c.layer().kind() == first).findFirst().ifPresent(c -> c.select(true));
    }

    /// The kind of the layer that is chosen.
    Layer.Kind chosen() {
        return chosen;
    }

    /// Chooses the topmost layer of a kind, as if somebody had clicked on it.
    void choose(Layer.Kind kind) {
        cards.stream().map(LayerCard::layer).filter(l -> l.kind() == kind).findFirst().ifPresent(this::choose);
    }

    private void choose(Layer layer) {
        chosen = layer.kind();
        cards.forEach(card -> card.select(card.layer() == layer));
        onChosen.accept(layer);
    }

    private void pressed(LayerCard card, KeyEvent event) {
        int at = cards.indexOf(card);
        switch (event.getCode()) {
            case DOWN -> cards.get(Math.min(at + 1, cards.size() - 1)).requestFocus();
            case UP -> cards.get(Math.max(at - 1, 0)).requestFocus();
            case SPACE, ENTER -> choose(card.layer());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
