package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.workshop.FrameForm.PayloadKind;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The payload: typed as text or as hexadecimal bytes, or taken from a file.
final class PayloadRows extends VBox {
    private static final String PAYLOAD = "Payload data";

    private final FrameForm form;
    private final Background background;
    private final Consumer<String> point;
    private final ToggleGroup kinds = new ToggleGroup();

    /// @param point lights the field of this name; none for an empty one
    PayloadRows(FrameForm form, Background background, Consumer<String> point) {
        this.form = form;
        this.background = background;
        this.point = point;
        getStyleClass().add("workshop-part");
        HBox kindRow = new HBox(
                kind(say("Text"), PayloadKind.TEXT, "left-pill", say("Type text: it becomes bytes in UTF-8")),
                kind(say("Hex"), PayloadKind.HEX, "middle-pill", say("Type bytes, two hexadecimal digits each")),
                kind(say("File"), PayloadKind.FILE, "right-pill", say("Take the bytes of a file, at most 1 MiB")));
        form.payloadKind.subscribe(this::showKind);
        Label size = Parts.said(form.composed().map(PayloadRows::size));
        size.getStyleClass().add("dim");
        getChildren()
                .addAll(
                        Parts.row(Parts.title(say("Payload")), kindRow, size),
                        area(say("Payload as text"), form.text, PayloadKind.TEXT),
                        area(say("Payload in hexadecimal"), form.hex, PayloadKind.HEX),
                        fileRow(),
                        Parts.trouble(form.composed().map(composed -> lacksFile() ? "" : composed.payloadTrouble())),
                        Parts.said(form.composed().map(composed -> lacksFile() ? composed.payloadTrouble() : "")));
    }

    /// Nothing was chosen yet, which is no mistake.
    private boolean lacksFile() {
        return form.payloadKind.get() == PayloadKind.FILE && form.file.get().isEmpty();
    }

    private static String size(Composed composed) {
        return composed.draft()
                .map(draft -> count(draft.payload().length, "%,d byte", "%,d bytes"))
                .orElse("");
    }

    private ToggleButton kind(String words, PayloadKind kind, String style, String does) {
        ToggleButton button = new ToggleButton(words);
        button.setUserData(kind);
        button.setToggleGroup(kinds);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(style);
        button.setTooltip(new Tooltip(does));
        button.setAccessibleText(say("Payload: %s", words));
        button.setOnAction(_ -> {
            form.payloadKind.set(kind);
            button.setSelected(true); // a second click on the same one changes nothing
        });
        return button;
    }

    private void showKind(PayloadKind now) {
        kinds.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == now));
    }

    private Node area(String name, StringProperty text, PayloadKind kind) {
        TextArea area = new TextArea();
        area.textProperty().bindBidirectional(text);
        area.setAccessibleText(name);
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setPrefColumnCount(10);
        area.getStyleClass().add("mono");
        area.focusedProperty().addListener((_, _, here) -> point.accept(here ? PAYLOAD : ""));
        return shownFor(area, kind);
    }

    private Node fileRow() {
        Button choose = new Button(say("Choose a file …"));
        choose.setOnAction(_ -> choose());
        Label name = new Label();
        name.textProperty().bind(form.file.map(file -> file.map(FilePayload::name).orElse("")));
        name.setWrapText(true);
        return shownFor(Parts.row(choose, name), PayloadKind.FILE);
    }

    private Node shownFor(Node node, PayloadKind kind) {
        node.visibleProperty().bind(form.payloadKind.isEqualTo(kind));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(say("A file whose bytes become the payload"));
        @Nullable File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            background.run(
                    () -> FilePayload.read(chosen.toPath()),
                    read -> form.file.set(Optional.of(read)),
                    failure -> form.file.set(Optional.of(new FilePayload(
                            chosen.getName(), new HexText(new byte[0], say("This file cannot be read. Choose another one."))))));
        }
    }
}
