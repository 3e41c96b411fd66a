package dev.wirelight.desktop.inspector;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A heading, and below it whatever is to be shown. A single part gets all the height that is left.
final class Column extends VBox {
    private final Label heading = new Label();
    private final Label note = new Label();

    Column(String style) {
        getStyleClass().addAll("inspector-column", style);
        heading.getStyleClass().addAll("heading", "dim", "column-heading");
        heading.setWrapText(true);
        heading.setMinWidth(0);
        heading.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("small", "column-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(heading, note);
        note("");
    }

    /// A sentence between the heading and what is shown; empty for none.
    void note(String text) {
        note.setText(text);
        note.setVisible(!text.isEmpty());
        note.setManaged(!text.isEmpty());
    }

    void show(String title, Node... parts) {
        heading.setText(title);
        getChildren().setAll(heading, note);
        getChildren().addAll(parts);
        if (parts.length == 1) {
            VBox.setVgrow(parts[0], Priority.ALWAYS);
        }
    }

    String title() {
        return heading.getText();
    }
}
