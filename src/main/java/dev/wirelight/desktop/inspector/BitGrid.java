package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// The first bits of a source, 32 a row as the figures in the RFCs have them: one square is one bit.
public final class BitGrid extends VBox {
    static final int BITS_PER_ROW = 32;

    private final FieldMap map;
    private final Highlight highlight;
    private final int drawn;
    private final List<BitSegment> segments = new ArrayList<>();

    /// @param rows at most how many rows of 32 bits are drawn
    public BitGrid(FieldMap map, int rows, Highlight highlight) {
        this.map = map;
        this.highlight = highlight;
        getStyleClass().add("bit-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(spoken(rows));
        setAccessibleHelp(say("The arrow keys left and right go from field to field."));
        int bits = map.bytes().length * 8;
        drawn = Math.min(bits, rows * BITS_PER_ROW);
        for (int row = 0; row < rows && row * BITS_PER_ROW < bits; row++) {
            getChildren().add(row(row * BITS_PER_ROW, Math.min(bits, (row + 1) * BITS_PER_ROW)));
        }
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
        highlight.lit().addListener((property, before, now) -> showLit());
        showLit();
    }

    private BitRow row(int from, int to) {
        BitRow row = new BitRow(from, to);
        for (Field leaf : map.leaves()) {
            long begin = Math.max(from, leaf.bitOffset());
            long end = Math.min(to, leaf.bitOffset() + leaf.bitLength());
            if (begin < end) {
                BitSegment segment = new BitSegment(map, leaf, (int) begin, (int) end, notDrawn(leaf, end));
                segment.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> highlight.point(map, leaf));
                segment.addEventHandler(MouseEvent.MOUSE_EXITED, event -> highlight.pointAway());
                segment.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                    requestFocus();
                    highlight.select(map, leaf);
                });
                segments.add(segment);
                row.add(segment);
            }
        }
        return row;
    }

    /// What of a field that begins in the last row does not stand there: ` … 3 more bytes`.
    private String notDrawn(Field leaf, long end) {
        long rest = leaf.bitOffset() + leaf.bitLength() - end;
        if (end < drawn || rest <= 0) {
            return "";
        }
        boolean known = leaf.bitOffset() + leaf.bitLength() <= map.bytes().length * 8L;
        return known ? count(rest / 8, " … %,d more byte", " … %,d more bytes") : say(" … more bytes");
    }

    /// What of a field stands here first.
    Optional<Node> bitsOf(Highlight.Spot spot) {
        return segments.stream()
                .filter(segment -> spot.touches(map, segment.field()))
                .findFirst()
                .map(Node.class::cast);
    }

    private void showLit() {
        for (BitSegment segment : segments) {
            segment.light(highlight.lit().get().filter(spot -> spot.touches(map, segment.field())).isPresent());
        }
    }

    private void walk(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> highlight.step(map, 1);
            case LEFT -> highlight.step(map, -1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// `FIN 1, RSV1 0, ... Masking key 37 fa 21 3d`
    private String spoken(int rows) {
        StringBuilder words = new StringBuilder();
        for (Field leaf : map.leaves()) {
            if (leaf.bitOffset() < (long) rows * BITS_PER_ROW) {
                words.append(leaf.name()).append(' ').append(Inert.text(leaf.text(), 60)).append(", ");
            }
        }
        return say("Bits of the first %,d bytes: %s", rows * BITS_PER_ROW / 8, words.substring(0, Math.max(0, words.length() - 2)));
    }
}
