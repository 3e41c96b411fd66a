package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.trace.Address;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// A port to look at and to change.
final class PortField extends HBox {
    private static final int HIGHEST_PORT = 65_535;

    private final TextField digits = new TextField();
    private final Label wrong = new Label();
    private final Runnable before;
    private final IntConsumer take;

    /// @param name beside the field
    /// @param whose port it is, for screen readers
    /// @param before told when the learner wants another port, whether that is one or not
    /// @param take gets a port from 0 to 65,535
    PortField(String name, String whose, ObservableValue<Address> address, Runnable before, IntConsumer take) {
        this.before = before;
        this.take = take;
        getStyleClass().add("tool-row");
        setAlignment(Pos.CENTER_LEFT);
        digits.setPrefColumnCount(5);
        digits.setAccessibleText(say("%s of the %s", name, whose));
        digits.setOnAction(_ -> take());
        Label label = new Label(name);
        label.setLabelFor(digits);
        label.setMinWidth(USE_PREF_SIZE);
        Button use = new Button(say("Use this port"));
        use.setAccessibleText(say("Use this %s for the %s", name, whose));
        use.setOnAction(_ -> take());
        use.setMinWidth(USE_PREF_SIZE);
        address.subscribe(now -> digits.setText("" + now.port()));
        wrong.getStyleClass().add("bad");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setVisible(false);
        getChildren().addAll(label, digits, use);
    }

    /// Says what is wrong with what was typed, where something is.
    Label wrong() {
        return wrong;
    }

    private void take() {
        String text = digits.getText().strip();
        boolean good = text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT;
        wrong.setVisible(!good);
        wrong.setText(say("A port is a whole number from 0 to 65535; 0 lets the system choose one."));
        before.run();
        if (good) {
            take.accept(Integer.parseInt(text));
        }
    }
}
