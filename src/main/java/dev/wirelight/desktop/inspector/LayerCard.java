package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Origin;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One layer, or the socket API between two of them. Chosen, it also says what the layer is for.
///
/// What was observed has a solid edge; a worked example has a dashed one and says so.
final class LayerCard extends VBox {
    static final String WORKED_EXAMPLE = mark("worked example");
    static final String NO_LAYER = mark("not a layer");

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Layer layer;
    private final Runnable onChosen;
    private final Label explanation;
    private boolean selected;

    /// @param onChosen called when somebody clicks on it or presses Space or Enter
    LayerCard(Layer layer, Runnable onChosen) {
        this.layer = layer;
        this.onChosen = onChosen;
        boolean api = layer.kind() == Layer.Kind.SOCKET_API;
        boolean example = layer.origin() == Origin.RECONSTRUCTED;
        boolean saysSo = says(layer.title(), WORKED_EXAMPLE);
        boolean namesItself = says(layer.title() + layer.summary(), NO_LAYER);

        addWords(layer.title(), "heading", "layer-title");
        addWords(layer.summary(), "layer-summary");
        addWords(api && !namesItself ? say(NO_LAYER) : "", "layer-summary");
        addWords(example && !saysSo ? say(WORKED_EXAMPLE) : "", "layer-mark");
        explanation = addWords(layer.explanation(), "layer-explanation");

        getStyleClass().addAll("layer-card", style(layer.kind()));
        if (example) {
            getStyleClass().add("example");
        }
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        String words = layer.title() + ". " + (api ? say(NO_LAYER) + ". " : "") + layer.summary();
        setAccessibleText(example ? say("%s. A worked example, not observed", words) : words);
        setAccessibleHelp(layer.explanation());
        setOnMouseClicked(event -> {
            requestFocus();
            onChosen.run();
        });
        select(false);
    }

    /// Whether words say something already, in English or in the language of the window.
    private static boolean says(String words, String what) {
        return words.contains(what) || words.contains(say(what));
    }

    Layer layer() {
        return layer;
    }

    boolean isSelected() {
        return selected;
    }

    void select(boolean now) {
        selected = now;
        pseudoClassStateChanged(SELECTED, now);
        boolean shown = now && !layer.explanation().isBlank();
        explanation.setVisible(shown);
        explanation.setManaged(shown);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? (Object) selected
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            onChosen.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    private Label addWords(String text, String... styles) {
        Label label = new Label(Inert.text(text));
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(USE_PREF_SIZE);
        label.setVisible(!text.isBlank());
        label.setManaged(!text.isBlank());
        getChildren().add(label);
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
