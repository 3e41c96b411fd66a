package dev.wirelight.desktop.workshop;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the columns of the workshop are put together from.
final class Parts {
    private Parts() {}

    /// The words above a group of controls.
    static Label title(String words) {
        Label title = new Label(words);
        title.getStyleClass().addAll("heading", "dim", "part-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        return title;
    }

    /// Controls side by side; those that find no room go on in the next line.
    static FlowPane row(Node... controls) {
        FlowPane row = new FlowPane(controls);
        row.getStyleClass().add("workshop-row");
        row.setPrefWrapLength(0);
        return row;
    }

    /// What is wrong with what was typed beside it. Takes no room while nothing is.
    static Label trouble(ObservableValue<String> words) {
        Label trouble = said(words);
        trouble.setGraphic(new FontIcon("fth-alert-triangle"));
        trouble.getStyleClass().add("trouble");
        return trouble;
    }

    /// What one should know about what was typed beside it.
    static Label said(ObservableValue<String> words) {
        Label said = new Label();
        said.getStyleClass().addAll("small", "said");
        said.textProperty().bind(words);
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.visibleProperty().bind(words.map(text -> !text.isEmpty()));
        said.managedProperty().bind(said.visibleProperty());
        return said;
    }

    /// A column that can be longer than the window is high, and is never wider than its place.
    static ScrollPane scrolled() {
        ScrollPane pane = new ScrollPane();
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("bench-scroll");
        return pane;
    }
}
