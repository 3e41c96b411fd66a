package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.desktop.workshop.HexText;
import dev.wirelight.desktop.workshop.MaskingPicture;
import dev.wirelight.workshop.bench.MaskingSheet;
import dev.wirelight.workshop.bench.TypedText;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Masking by hand, in both directions: what is typed into one of the fields changes the others (RFC 6455 §5.3).
final class MaskingPane extends VBox {
    private final SecureRandom random = new SecureRandom();
    private final MaskingPicture picture = new MaskingPicture();
    private final List<Line> lines = List.of(
            new Line(say("Payload, as text"), sheet -> TypedText.write(sheet.payload()), MaskingPane::withText),
            new Line(say("Payload, as bytes"), sheet -> Words.hex(sheet.payload()), bytes(MaskingSheet::withPayload)),
            new Line(say("Masking key, four bytes"), sheet -> Words.hex(sheet.key()), bytes(MaskingSheet::withKey)),
            new Line(say("Masked payload"), sheet -> Words.hex(sheet.masked()), bytes(MaskingSheet::withMasked)),
            new Line(say("The whole frame, as it goes out"), sheet -> Words.hex(sheet.wire()), bytes(MaskingSheet::withWire)));
    private MaskingSheet sheet = MaskingSheet.EXAMPLE;
    private boolean showing;

    MaskingPane() {
        getStyleClass().add("bench-pane");
        VBox fields = new VBox();
        fields.getStyleClass().add("bench-fields");
        lines.forEach(line -> fields.getChildren().add(line.node()));
        fields.getChildren().addAll(
                keys(),
                HandshakePane.words(say("Masking hides nothing: the key travels in the frame, right before the payload. It keeps a "
                        + "page in a browser from choosing the bytes that a proxy on the way sees (RFC 6455 §10.3). "
                        + "Only clients mask. Masking twice with one key gives back what was there.")));
        ScrollPane right = new ScrollPane(picture);
        right.setFitToWidth(true);
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        right.getStyleClass().add("bench-scroll");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox both = new HBox(fields, right);
        both.getStyleClass().add("bench-halves");
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(
                HandshakePane.words(say("Write a text and see it masked, or paste a frame and see what it says. Change any field: the "
                        + "others follow. In a text, \\n is LF, \\r is CR, and \\x00 any byte.")),
                both);
        show();
    }

    private HBox keys() {
        Button other = Icons.button("shuffle", say("Another key"), say("Take four random bytes, as a client does for every frame"), this::takeRandom);
        Button none = Icons.button("circle", say("Key 00 00 00 00"), say("With this key the masked bytes are the plain ones"), () -> take(new byte[4]));
        Button example = Icons.button("book-open", say("Example of RFC 6455"), say("Take the frame of the specification's §5.7"), () -> {
            sheet = MaskingSheet.EXAMPLE;
            show();
        });
        HBox row = new HBox(other, none, example);
        row.getStyleClass().add("tool-row");
        return row;
    }

    private void takeRandom() {
        byte[] key = new byte[4];
        random.nextBytes(key);
        take(key);
    }

    /// Takes another frame.
    void take(MaskingSheet other) {
        sheet = other;
        show();
    }

    private void take(byte[] key) {
        sheet = sheet.withKey(key).sheet();
        show();
    }

    private static MaskingSheet.Change withText(MaskingSheet sheet, String typed) {
        TypedText read = TypedText.read(typed);
        return read.isGood() ? sheet.withPayload(read.bytes()) : new MaskingSheet.Change(sheet, read.trouble());
    }

    private static BiFunction<MaskingSheet, String, MaskingSheet.Change> bytes(
            BiFunction<MaskingSheet, byte[], MaskingSheet.Change> with) {
        return (sheet, typed) -> {
            HexText read = HexText.read(typed);
            return read.isGood() ? with.apply(sheet, read.bytes()) : new MaskingSheet.Change(sheet, read.trouble());
        };
    }

    private void show() {
        showing = true;
        lines.forEach(Line::show);
        showing = false;
        picture.show(sheet.frame());
    }

    /// A field, and what is wrong with what was typed into it.
    private final class Line {
        private final String name;
        private final Function<MaskingSheet, String> of;
        private final BiFunction<MaskingSheet, String, MaskingSheet.Change> with;
        private final TextField field = new TextField();
        private final Said said = new Said();

        Line(
                String name,
                Function<MaskingSheet, String> of,
                BiFunction<MaskingSheet, String, MaskingSheet.Change> with) {
            this.name = name;
            this.of = of;
            this.with = with;
            field.getStyleClass().add("mono");
            field.setAccessibleText(name);
            field.textProperty().addListener((_, _, text) -> {
                if (!showing) {
                    typed(text);
                }
            });
        }

        VBox node() {
            Label title = new Label(name);
            title.getStyleClass().addAll("heading", "dim");
            title.setLabelFor(field);
            return new VBox(title, field, said);
        }

        private void typed(String text) {
            MaskingSheet.Change change = with.apply(sheet, text);
            tell(change.trouble());
            if (!change.trouble().isEmpty()) {
                return;
            }
            sheet = change.sheet();
            showing = true;
            lines.stream().filter(line -> line != this).forEach(Line::show);
            showing = false;
            picture.show(sheet.frame());
        }

        private void tell(String trouble) {
            said.say(trouble);
            field.setAccessibleHelp(trouble);
        }

        void show() {
            field.setText(of.apply(sheet));
            tell("");
        }
    }
}
