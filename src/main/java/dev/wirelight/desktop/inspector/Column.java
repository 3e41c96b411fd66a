package dev.wirelight.desktop.inspector;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A heading, and below it whatever is to be shown. A single part gets all the height that is left.
final class Column extends VBox {
    private final Label heading = new Label();

    Column(String style) {
        getStyleClass().addAll("inspector-column", style);
        heading.getStyleClass().addAll("heading", "dim", "column-heading");
        heading.setWrapText(true);
        heading.setMinWidth(0);
        heading.setMinHeight(USE_PREF_SIZE);
        getChildren().add(heading);
    }

    void show(String title, Node... parts) {
        heading.setText(title);
        getChildren().setAll(heading);
        getChildren().addAll(parts);
        if (parts.length == 1) {
            VBox.setVgrow(parts[0], Priority.ALWAYS);
        }
    }

    String title() {
        return heading.getText();
    }
}
