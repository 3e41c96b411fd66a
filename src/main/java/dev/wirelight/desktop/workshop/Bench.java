package dev.wirelight.desktop.workshop;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.DoubleExpression;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Three columns side by side where there is room for them, else two, else one: nothing is ever wider than the window.
/// Each can be longer than the window is high.
final class Bench extends HBox {
    private static final double ROOM_FOR_THREE = 90;
    private static final double ROOM_FOR_TWO = 66;

    private final Region compose;
    private final Region wire;
    private final Region referee;
    private final Region presets;
    private final DoubleExpression em;
    private int columns;

    /// @param em the font size in pixels
    Bench(Region compose, Region wire, Region referee, Region presets, DoubleExpression em) {
        this.compose = compose;
        this.wire = wire;
        this.referee = referee;
        this.presets = presets;
        this.em = em;
        getStyleClass().add("bench");
        setMinHeight(0);
        // After the layout that changed the width: what is exchanged during a layout is not laid out itself.
        widthProperty().addListener(_ -> Platform.runLater(this::arrange));
        em.addListener(_ -> Platform.runLater(this::arrange));
        arrange();
    }

    private void arrange() {
        double room = getWidth() / em.get();
        int now = room == 0 || room >= ROOM_FOR_THREE ? 3 : room >= ROOM_FOR_TWO ? 2 : 1;
        if (now == columns) {
            return;
        }
        columns = now;
        getChildren().stream()
                .filter(ScrollPane.class::isInstance)
                .map(ScrollPane.class::cast)
                .forEach(pane -> pane.setContent(new VBox()));
        getChildren().clear();
        getChildren().setAll(switch (columns) {
            case 3 -> List.of(
                    compose(true), column("middle-column", wire), column("right-column", referee, presets));
            case 2 -> List.of(compose(true), column("middle-column", referee, wire, presets));
            default -> List.of(column("middle-column", compose(false), referee, wire, presets));
        });
    }

    /// @param alone whether it is a column: then it scrolls itself, all but its buttons
    private Region compose(boolean alone) {
        compose.getStyleClass().remove("left-column");
        if (alone) {
            compose.getStyleClass().add("left-column");
            compose.setMinHeight(0);
        }
        return compose;
    }

    private static ScrollPane column(String style, Region... parts) {
        ScrollPane pane = Parts.scrolled();
        for (Region part : parts) {
            // Too long for the window is what the column scrolls for; nothing in it is to be squeezed.
            part.setMinHeight(USE_PREF_SIZE);
        }
        VBox box = new VBox(parts);
        VBox.setVgrow(parts[parts.length - 1], Priority.ALWAYS);
        box.getStyleClass().add("bench-stack");
        pane.setContent(box);
        pane.setFitToHeight(true);
        pane.getStyleClass().add(style);
        if (style.equals("middle-column")) {
            HBox.setHgrow(pane, Priority.ALWAYS);
        }
        return pane;
    }
}
