package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.FieldMap;
import dev.wirelight.desktop.inspector.Highlight;
import dev.wirelight.desktop.inspector.Inert;
import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.workshop.FrameDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How a payload is masked, a row a byte: `payload[i] ⊕ key[i mod 4]` is what goes onto the wire (RFC 6455 §5.3). Bits
/// stand below bits, so that one can do it with a pencil.
final class XorTable extends VBox {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final int MOST_ROWS = 16;

    private final FrameDraft draft;
    private final FieldMap map;
    private final int payloadAt;
    private final Highlight highlight;
    private final List<HBox> rows = new ArrayList<>();

    /// @param draft with a masking key
    XorTable(FrameDraft draft, FieldMap map, Highlight highlight) {
        this.draft = draft;
        this.map = map;
        this.payloadAt = draft.header().length();
        this.highlight = highlight;
        getStyleClass().add("xor-table");
        int drawn = Math.min(MOST_ROWS, draft.payload().length);
        getChildren().add(head());
        for (int i = 0; i < drawn; i++) {
            HBox row = row(i);
            rows.add(row);
            getChildren().add(row);
        }
        if (drawn < draft.payload().length) {
            Label more = new Label(count(draft.payload().length - drawn,
                    "and %,d byte more, in the same way", "and %,d bytes more, in the same way"));
            more.getStyleClass().addAll("dim", "small");
            getChildren().add(more);
        }
        highlight.lit().addListener((_, _, now) -> showLit(now));
        showLit(highlight.lit().get());
    }

    private static HBox head() {
        HBox head = line(
                cell("  i     ", "dim"),
                cell("%-13s".formatted(say("payload")), "dim"),
                cell("  i mod 4", "dim"),
                cell("%-13s".formatted(say("key's byte")), "dim"),
                cell(" ", "dim"),
                cell("%-13s".formatted(say("on the wire")), "dim"));
        head.getStyleClass().add("xor-head");
        return head;
    }

    private HBox row(int i) {
        int plain = draft.payload()[i] & 0xff;
        int key = Masking.keyByte(draft.header().maskingKey(), i) & 0xff;
        Label keyCell = cell(both(key), colour(payloadAt - 4 + i % 4));
        Label wireCell = cell(both(plain ^ key), colour(payloadAt + i));
        HBox row = line(
                cell("%3d  %-3s".formatted(i, Inert.shortName(plain)), "dim"),
                cell(both(plain), "strong"),
                cell("⊕ key[" + i % 4 + "] ", "dim"),
                keyCell,
                cell("=", "dim"),
                wireCell);
        row.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> highlight.pointAt(map, payloadAt + i));
        row.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> highlight.pointAway());
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> highlight.selectAt(map, payloadAt + i));
        return row;
    }

    /// `68 0110 1000`
    private static String both(int value) {
        return Words.hex(value) + "  " + Words.binary(value);
    }

    private String colour(int index) {
        Optional<Field> field = map.widestAt(index);
        return "colour-" + field.map(map::colour).orElse(1);
    }

    private static HBox line(Node... cells) {
        HBox line = new HBox(cells);
        line.getStyleClass().add("xor-row");
        return line;
    }

    private static Label cell(String text, String style) {
        Label cell = new Label(text);
        cell.getStyleClass().addAll("mono", "xor-cell", style);
        cell.setMinWidth(USE_PREF_SIZE);
        return cell;
    }

    private void showLit(Optional<Highlight.Spot> lit) {
        for (int i = 0; i < rows.size(); i++) {
            int index = payloadAt + i;
            rows.get(i).pseudoClassStateChanged(HERE, lit.filter(spot -> spot.isAt(map, index)).isPresent());
        }
    }
}
