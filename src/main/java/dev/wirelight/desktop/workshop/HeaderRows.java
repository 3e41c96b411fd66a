package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.protocol.websocket.Opcode;
import java.security.SecureRandom;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The controls for a frame's header, in the order of its bits (RFC 6455 §5.2). While somebody is at one of them, the bits
/// that it sets are lit.
final class HeaderRows extends VBox {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LENGTH = "Payload len";
    private static final String KEY = "Masking-key";

    private final FrameForm form;
    private final Consumer<String> point;

    /// @param point lights the field of this name; none for an empty one
    HeaderRows(FrameForm form, Consumer<String> point) {
        this.form = form;
        this.point = point;
        getStyleClass().add("workshop-part");
        getChildren()
                .addAll(
                        Parts.title(say("First byte")),
                        Parts.row(
                                flag("FIN", form.fin, say("1: this frame is the last of its message")),
                                flag("RSV1", form.rsv1, say("Reserved: must be 0, unless both sides agreed on an extension")),
                                flag("RSV2", form.rsv2, say("Reserved: must be 0")),
                                flag("RSV3", form.rsv3, say("Reserved: must be 0")),
                                opcode()),
                        Parts.title(say("Mask")),
                        Parts.row(
                                flag("MASK", form.masked, say("1: a masking key follows, and the payload is masked with it")),
                                key(),
                                random()),
                        Parts.trouble(form.composed().map(Composed::keyTrouble)),
                        Parts.title(say("Length")),
                        Parts.row(lengthForm(), length(), trueLength()),
                        Parts.trouble(form.composed().map(Composed::lengthTrouble)),
                        Parts.said(form.composed().map(Composed::lengthNote)));
    }

    /// A bit that is pressed for 1. Its value is written on it, for those to whom its colour says nothing.
    private Node flag(String name, BooleanProperty bit, String does) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(bit.map(set -> name + (set ? " 1" : " 0")));
        button.selectedProperty().bindBidirectional(bit);
        button.setTooltip(new Tooltip(does));
        button.setAccessibleHelp(does);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("bit-button");
        return pointing(button, name);
    }

    private Node opcode() {
        ComboBox<Opcode> menu = new ComboBox<>();
        menu.getItems().setAll(Opcode.values());
        menu.setVisibleRowCount(Opcode.values().length);
        menu.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Opcode opcode) {
                return opcode == null ? "" : words(opcode);
            }

            @Override
            public Opcode fromString(String words) {
                throw new UnsupportedOperationException("The list cannot be written in.");
            }
        });
        menu.valueProperty().bindBidirectional(form.opcode);
        menu.setAccessibleText(say("Opcode"));
        menu.setTooltip(new Tooltip(say("What the frame carries: four bits, so 16 values. Ten of them are reserved.")));
        return pointing(menu, say("Opcode"));
    }

    /// `0x9 ping`, `0x3 reserved`
    static String words(Opcode opcode) {
        String number = "0x" + Integer.toHexString(opcode.bits());
        return number + " " + (opcode.isDefined() ? opcode : say("reserved"));
    }

    private Node key() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(form.key);
        field.getStyleClass().addAll("mono", "key-field");
        field.setAccessibleText(say("Masking key"));
        field.setTooltip(new Tooltip(say("Four bytes in hexadecimal")));
        field.disableProperty().bind(form.masked.not());
        return pointing(field, KEY);
    }

    private Node random() {
        Button button = new Button(say("Random"));
        button.setOnAction(_ -> form.setKey(RANDOM.nextInt()));
        button.setTooltip(new Tooltip(say("Another key by chance, as a client chooses one for every frame")));
        button.setAccessibleText(say("Random masking key"));
        button.disableProperty().bind(form.masked.not());
        return pointing(button, KEY);
    }

    private Node lengthForm() {
        ComboBox<LengthChoice> menu = new ComboBox<>();
        menu.getItems().setAll(LengthChoice.values());
        menu.valueProperty().bindBidirectional(form.lengthForm);
        menu.setAccessibleText(say("Form of the length"));
        menu.setTooltip(new Tooltip(say("7 bits hold 0 to 125, 16 bits up to 65,535. The shortest form must be used")));
        return pointing(menu, LENGTH);
    }

    private Node length() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(form.length);
        field.getStyleClass().add("length-field");
        field.setAccessibleText(say("Declared length"));
        field.setTooltip(new Tooltip(say("Empty: as long as the payload is. Type a number for a length that lies")));
        form.composed().subscribe(composed -> composed.draft()
                .ifPresent(draft -> field.setPromptText(say("%s, as the payload", draft.payload().length))));
        return pointing(field, LENGTH);
    }

    private Node trueLength() {
        Button button = new Button(say("True length"));
        button.setOnAction(_ -> form.length.set(""));
        button.setTooltip(new Tooltip(say("Follow the payload again")));
        button.visibleProperty().bind(form.length.isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Node pointing(Node control, String field) {
        control.hoverProperty().addListener((_, _, here) -> point.accept(here ? field : ""));
        control.focusedProperty().addListener((_, _, here) -> point.accept(here ? field : ""));
        return control;
    }
}
