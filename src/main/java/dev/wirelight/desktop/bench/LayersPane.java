package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.workshop.bench.PacketSheet;
import dev.wirelight.workshop.bench.WirePacket;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which byte belongs to whom: a message with all that is put round it, every byte with the letter of its layer.
final class LayersPane extends VBox {
    private final LayersControls controls;
    private final Label sum = new Label();
    private final LayerStack stack = new LayerStack();
    private final PacketGrid grid;
    private final WhoseBytePane exercise;
    private final Label place = new Label();
    private final Label field = new Label();
    private final Label explained = new Label();
    private WirePacket packet = PacketSheet.EXAMPLE.packet();

    /// @param chosen the unit that is chosen in a ladder, with all its bytes
    LayersPane(Supplier<Optional<PacketSheet.Taken>> chosen) {
        getStyleClass().add("bench-pane");
        grid = new PacketGrid(packet, this::tell);
        exercise = new WhoseBytePane(packet, grid, new Random(), this::sayNothing);
        controls = new LayersControls(chosen, this::show);
        sum.getStyleClass().add("heading");
        field.getStyleClass().add("heading");
        for (Label label : new Label[] {sum, place, field, explained}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox told = new VBox(place, field, explained);
        told.getStyleClass().add("packet-told");
        VBox left = new VBox(stack, exercise);
        left.getStyleClass().add("packet-left");
        ScrollPane scroll = new ScrollPane(left);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("bench-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        VBox right = new VBox(grid, told);
        right.getStyleClass().add("packet-right");
        VBox.setVgrow(grid, Priority.ALWAYS);
        HBox both = new HBox(scroll, right);
        both.getStyleClass().add("bench-halves");
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(
                HandshakePane.words(say("A worked example, which nobody captured: this is how a packet with your message looks, from its"
                        + " first byte to its last. Lengths and checksums are right; sequence numbers, window and network cards are made up, and"
                        + " many systems add 12 bytes of TCP options. Click on a byte: whose is it?")),
                controls,
                sum,
                both);
        show(PacketSheet.EXAMPLE);
    }

    private void show(PacketSheet sheet) {
        packet = sheet.packet();
        sum.setText(packet.sum());
        stack.show(packet);
        grid.show(packet);
        exercise.show(packet);
        sayNothing();
    }

    private void sayNothing() {
        tellOf(say("No byte is chosen yet."), "", "");
    }

    private void tell(int index) {
        WirePacket.Told told = packet.tell(index);
        tellOf(told.place(), told.field(), told.words() + (told.section().isEmpty() ? "" : " (" + told.section() + ")"));
        grid.name(told.toString());
    }

    private void tellOf(String where, String title, String words) {
        place.setText(where);
        field.setText(title);
        explained.setText(words);
    }

    /// Puts in what somebody wants to see.
    void take(PacketSheet sheet) {
        controls.take(sheet);
    }

    /// The letters under the bytes, for the tests.
    String signs() {
        return String.join("", grid.signs());
    }

    /// The exercise, for the tests.
    WhoseBytePane exercise() {
        return exercise;
    }

    /// The packet that is shown, for the tests.
    WirePacket packet() {
        return packet;
    }
}
