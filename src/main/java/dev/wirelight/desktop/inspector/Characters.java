package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A line of telnet, character by character: the number of each byte, and the letter or control character that it is.
final class Characters extends VBox {

    Characters(FieldMap wire, Highlight highlight) {
        byte[] bytes = wire.bytes();
        List<ByteTable.Row> rows = List.of(
                new ByteTable.Row(say("byte"), i -> Words.hex(bytes[i]), 0, false),
                new ByteTable.Row(say("decimal"), i -> Integer.toString(bytes[i] & 0xff), 0, false),
                new ByteTable.Row(say("character"), i -> Inert.shortName(bytes[i] & 0xff), 0, true));
        Label heading = new Label(say("Character by character"));
        heading.getStyleClass().addAll("heading", "part-heading");
        getChildren().addAll(heading, new ByteTable(wire, 0, bytes.length, rows, highlight));
        getStyleClass().add("characters");
    }
}
