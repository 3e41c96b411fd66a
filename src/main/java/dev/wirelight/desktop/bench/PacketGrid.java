package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.workshop.bench.Owner;
import dev.wirelight.workshop.bench.WirePacket;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// All bytes of a packet, and under each the letter of its owner. Clicks and arrow keys choose one.
final class PacketGrid extends ListView<Integer> {
    private static final int PER_ROW = 16;
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final String NOT_TOLD = "?";

    private final IntConsumer chosen;
    private WirePacket packet;
    private int cursor = -1;
    private boolean marked = true;

    /// @param chosen told which byte somebody chose
    PacketGrid(WirePacket packet, IntConsumer chosen) {
        this.packet = packet;
        this.chosen = chosen;
        getStyleClass().add("packet-grid");
        setCellFactory(_ -> new Row());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
        show(packet);
    }

    /// Shows another packet, in which no byte is chosen.
    void show(WirePacket now) {
        packet = now;
        cursor = -1;
        int rows = (packet.bytes().length + PER_ROW - 1) / PER_ROW;
        getItems().setAll(IntStream.range(0, rows).map(row -> row * PER_ROW).boxed().toList());
        name(count(
                packet.bytes().length,
                "The whole packet, %,d byte. Arrow keys choose a byte.",
                "The whole packet, %,d bytes. Arrow keys choose a byte."));
    }

    /// Shows whose the bytes are, or hides it; then nobody can choose a byte.
    void mark(boolean now) {
        marked = now;
        refresh();
    }

    /// Lights a byte, and brings it into sight.
    void light(int index) {
        cursor = index;
        refresh();
        scrollTo(Math.max(0, index / PER_ROW - 2));
    }

    /// What a screen reader says of it.
    void name(String words) {
        setAccessibleText(words);
    }

    private void choose(int index) {
        cursor = Math.clamp(index, 0, packet.bytes().length - 1);
        refresh();
        chosen.accept(cursor);
    }

    private void clicked(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null && at != this; at = at.getParent()) {
            if (at instanceof ByteCell cell && marked) {
                requestFocus();
                choose(cell.index);
                event.consume();
            }
        }
    }

    private void pressed(KeyEvent event) {
        int to = switch (event.getCode()) {
            case LEFT -> cursor - 1;
            case RIGHT -> cursor + 1;
            case UP -> cursor - PER_ROW;
            case DOWN -> cursor + PER_ROW;
            case HOME -> 0;
            case END -> packet.bytes().length - 1;
            default -> Integer.MIN_VALUE;
        };
        if (to != Integer.MIN_VALUE) {
            if (marked) {
                choose(to);
                light(cursor);
            }
            event.consume();
        }
    }

    /// A byte: its two digits, and below them the letter of its owner.
    private static final class ByteCell extends Label {
        private final int index;

        ByteCell(int index, String text) {
            super(text);
            setMinHeight(USE_PREF_SIZE);
            this.index = index;
        }
    }

    private final class Row extends ListCell<Integer> {
        private final HBox line = new HBox();

        Row() {
            getStyleClass().add("packet-row");
            line.getStyleClass().add("packet-line");
        }

        @Override
        protected void updateItem(@Nullable Integer first, boolean empty) {
            super.updateItem(first, empty);
            if (empty || first == null || first >= packet.bytes().length) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label offset = new Label(String.format(Locale.ROOT, "%4d", first));
            offset.getStyleClass().addAll("mono", "dim", "packet-offset");
            line.getChildren().setAll(offset);
            StringBuilder spoken = new StringBuilder(say("From byte %s: ", first));
            for (int i = first; i < Math.min(first + PER_ROW, packet.bytes().length); i++) {
                line.getChildren().add(cell(i, spoken));
            }
            setGraphic(line);
            setAccessibleText(spoken.toString());
        }

        private ByteCell cell(int index, StringBuilder spoken) {
            Owner owner = packet.at(index).owner();
            String sign = marked ? owner.sign() : index == cursor ? NOT_TOLD : " ";
            String digits = Words.hex(packet.bytes()[index]);
            ByteCell cell = new ByteCell(index, digits + "\n" + sign);
            cell.getStyleClass().addAll("mono", "packet-byte", marked ? style(owner) : "owner-none");
            cell.pseudoClassStateChanged(HERE, index == cursor);
            cell.pseudoClassStateChanged(LIT, marked && cursor >= 0 && packet.at(cursor) == packet.at(index));
            spoken.append(digits).append(' ').append(sign.strip()).append(' ');
            return cell;
        }
    }

    /// The style of what belongs to somebody.
    static String style(Owner owner) {
        return "owner-" + owner.name().toLowerCase(Locale.ROOT);
    }

    /// The letters under the bytes that are shown, for the tests.
    List<String> signs() {
        return marked
                ? IntStream.range(0, packet.bytes().length).mapToObj(i -> packet.at(i).owner().sign()).toList()
                : List.of();
    }
}
