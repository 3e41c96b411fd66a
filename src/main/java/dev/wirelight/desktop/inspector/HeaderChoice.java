package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// The headers of all segments that carried a unit, to choose one from.
final class HeaderChoice {
    private HeaderChoice() {}

    /// @param layer whose headers they are
    /// @param shown the one that is shown now
    /// @param onChosen told when somebody chooses another
    static Node of(Layer layer, Source shown, Consumer<Source> onChosen) {
        List<Source> all = new ArrayList<>();
        layer.source().ifPresent(all::add);
        all.addAll(layer.others());
        ComboBox<Source> box = new ComboBox<>();
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Source source) {
                return source == null ? "" : source.name();
            }

            @Override
            public Source fromString(String name) {
                throw new UnsupportedOperationException("nobody can type here");
            }
        });
        box.getItems().setAll(all);
        box.setValue(shown);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(say("Which of the segments that carried these bytes"));
        box.setOnAction(event -> onChosen.accept(box.getValue()));
        return box;
    }
}
