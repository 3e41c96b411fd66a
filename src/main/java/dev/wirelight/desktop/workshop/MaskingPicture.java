package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.BitGrid;
import dev.wirelight.desktop.inspector.ByteReadout;
import dev.wirelight.desktop.inspector.HexView;
import dev.wirelight.desktop.inspector.Highlight;
import dev.wirelight.trace.Direction;
import dev.wirelight.workshop.FrameDraft;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A masked frame as a picture: its bits, its bytes as they go out, and under each other what is masked with what. They are
/// linked: whoever moves through the bytes, with the mouse or the arrow keys, sees the row of the same byte.
public final class MaskingPicture extends VBox {
    private static final int GRID_ROWS = 3;
    private static final int HEX_ROWS = 4;

    private Optional<HexView> hex = Optional.empty();

    public MaskingPicture() {
        getStyleClass().add("bytes-parts");
    }

    /// Draws a frame.
    ///
    /// @param frame with a masking key
    public void show(FrameDraft frame) {
        OnTheWire wire = OnTheWire.of(frame, Direction.CLIENT_TO_SERVER);
        Highlight highlight = new Highlight();
        HexView view = new HexView(wire.map(), HEX_ROWS, highlight);
        hex.ifPresent(view::startLike);
        hex = Optional.of(view);
        getChildren().setAll(
                new BitGrid(wire.map(), GRID_ROWS, highlight), view, new ByteReadout(wire.map(), highlight), title());
        getChildren().add(
                frame.payload().length == 0
                        ? new Label(say("There is no payload, so there is nothing to mask. The key is sent all the same."))
                        : new XorTable(frame, wire.map(), highlight));
    }

    private static Label title() {
        Label title = new Label(say("Byte by byte: payload[i] ⊕ key[i mod 4] = what goes out"));
        title.getStyleClass().addAll("heading", "part-heading");
        return title;
    }
}
