package dev.wirelight.desktop.bench;

import dev.wirelight.workshop.bench.Finding;
import javafx.scene.control.Label;

/// What is said of something that was typed: with a sign before it, so that the colour is not the only one.
final class Said extends Label {

    Said() {
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        managedProperty().bind(visibleProperty());
        say("");
    }

    void say(Finding finding) {
        dress(finding.right() ? "value-good" : "value-bad", (finding.right() ? "✓ " : "✗ ") + finding.words());
    }

    /// Says why what was typed cannot be read; nothing where that is empty.
    void say(String trouble) {
        dress("value-bad", trouble.isEmpty() ? "" : "✗ " + trouble);
    }

    private void dress(String style, String words) {
        getStyleClass().setAll("label", "small", style);
        setText(words);
        setVisible(!words.isEmpty());
    }
}
