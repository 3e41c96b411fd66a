package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.copy.CopyMenu;
import dev.wirelight.desktop.copy.Copyable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// Bytes in hexadecimal and as text. Only the rows that are seen exist, however many bytes there are.
///
/// Arrow keys move the cursor, with Shift they mark bytes; Ctrl+C copies what is marked as hexadecimal, Ctrl+Shift+C in a way
/// that one chooses.
public final class HexView extends ListView<Integer> {
    private static final double ROW_EM = 1.75;
    /// The widths in em at which 16 and 8 bytes fit into a row.
    private static final double EM_FOR_16 = 45;
    private static final double EM_FOR_8 = 26;

    private final FieldMap map;
    private final int mostRows;
    private final Highlight highlight;
    private final List<HexRow> rows = new ArrayList<>();
    private int bytesPerRow = 16;
    private int cursor = -1;
    private int anchor = -1;
    private int cut = -1;
    private double fontSize;
    private Rest rest = Rest.NONE;

    /// @param mostRows how many rows are seen at once; for the others one scrolls
    public HexView(FieldMap map, int mostRows, Highlight highlight) {
        this.map = map;
        this.mostRows = mostRows;
        this.highlight = highlight;
        getStyleClass().add("hex-view");
        setAccessibleText(say("Bytes in hexadecimal. Arrow keys move, Shift marks, Control C copies."));
        setCellFactory(list -> newRow());
        CopyMenu.install(this, () -> Optional.of(toCopy()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(MouseEvent.ANY, this::mouse);
        highlight.lit().addListener((property, before, now) -> showLit());
        highlight.selected().addListener((property, before, now) -> follow(now));
        Rows.whenWidthChanges(this, this::fit);
        heightProperty().addListener((property, before, now) ->
                Platform.runLater(() -> highlight.selected().get().ifPresent(this::showTop)));
        layOut();
        follow(highlight.selected().get());
    }

    FieldMap map() {
        return map;
    }

    int bytesPerRow() {
        return bytesPerRow;
    }

    /// Begins with as many bytes in a row as another view has in the same place, so that nothing jumps where one takes the
    /// other's place.
    public void startLike(HexView other) {
        bytesPerRow = other.bytesPerRow;
        layOut();
    }

    private HexRow newRow() {
        HexRow row = new HexRow(this);
        row.fontProperty().addListener((property, before, now) -> fontIs(now.getSize()));
        rows.add(row);
        return row;
    }

    /// Larger letters leave room for fewer bytes and rows.
    private void fontIs(double size) {
        if (size != fontSize) {
            fontSize = size;
            Platform.runLater(this::fit);
        }
    }

    /// Takes as many bytes into a row as the width allows: 16, 8 or 4.
    private void fit() {
        double em = emSize();
        int fits = getWidth() >= EM_FOR_16 * em ? 16 : getWidth() >= EM_FOR_8 * em ? 8 : 4;
        if (fits != bytesPerRow) {
            bytesPerRow = fits;
            layOut();
        }
        highlight.selected().get().ifPresent(this::showTop);
    }

    private void showTop(Highlight.Spot spot) {
        if (spot.map() == map) {
            Rows.showAtTop(this, spot.fields().getFirst().firstByte() / bytesPerRow);
        }
    }

    private double emSize() {
        return rows.isEmpty() ? 13 : rows.getFirst().getFont().getSize();
    }

    private void layOut() {
        int count = (map.bytes().length + bytesPerRow - 1) / bytesPerRow;
        List<Integer> firsts = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            firsts.add(row * bytesPerRow);
        }
        getItems().setAll(firsts);
        setStyle("-fx-pref-height: " + (Math.min(count, mostRows) * ROW_EM + 0.6) + "em;");
    }

    private void showLit() {
        rows.forEach(HexRow::showLit);
    }

    /// Whether a lit field has a bit in the byte.
    boolean isLit(int index) {
        return highlight.lit().get().filter(spot -> spot.covers(map, index)).isPresent();
    }

    /// Whether the mouse or the cursor is on the byte itself.
    boolean isHere(int index) {
        return highlight.lit().get().filter(spot -> spot.isAt(map, index)).isPresent();
    }

    boolean isMarked(int index) {
        return anchor != cursor && Math.min(anchor, cursor) <= index && index <= Math.max(anchor, cursor);
    }

    /// Draws a line behind a byte, where what is sent will be cut in two.
    ///
    /// @param index -1 for no line
    public void cutAfter(int index) {
        cut = index;
        showLit();
    }

    boolean isCutAfter(int index) {
        return index == cut;
    }

    private void follow(Optional<Highlight.Spot> spot) {
        if (spot.isPresent() && spot.get().map() == map) {
            Highlight.Spot here = spot.get();
            int at = here.at() != Highlight.Spot.WHOLE ? here.at() : here.fields().getFirst().firstByte();
            if (at != cursor && !isMarked(at)) {
                cursor = at;
                anchor = at;
            }
            Rows.show(this, at / bytesPerRow);
        }
        showLit();
    }

    private void mouse(MouseEvent event) {
        if (event.getTarget() instanceof Node target && isScrollBar(target)) {
            return;
        }
        OptionalInt index = byteUnder(event.getPickResult());
        if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            index.ifPresentOrElse(i -> highlight.pointAt(map, i), highlight::pointAway);
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            highlight.pointAway();
        } else if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            requestFocus();
            if (event.getButton() == MouseButton.PRIMARY && index.isPresent()) {
                moveTo(index.getAsInt(), event.isShiftDown());
            }
            event.consume();
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            if (event.getButton() == MouseButton.PRIMARY && index.isPresent()) {
                moveTo(index.getAsInt(), true);
            }
            event.consume();
        }
    }

    private static boolean isScrollBar(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof javafx.scene.control.ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private static OptionalInt byteUnder(PickResult pick) {
        for (Node at = pick.getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof HexRow.ByteLabel label) {
                return OptionalInt.of(label.index());
            }
        }
        return OptionalInt.empty();
    }

    private void moveTo(int index, boolean marking) {
        cursor = index;
        anchor = marking && anchor >= 0 ? anchor : index;
        highlight.selectAt(map, index);
        setAccessibleText(ByteReadout.words(map, index));
        showLit();
    }

    private void pressed(KeyEvent event) {
        int to =
                switch (event.getCode()) {
                    case LEFT -> cursor - 1;
                    case RIGHT -> cursor + 1;
                    case UP -> cursor - bytesPerRow;
                    case DOWN -> cursor + bytesPerRow;
                    case PAGE_UP -> cursor - bytesPerRow * mostRows;
                    case PAGE_DOWN -> cursor + bytesPerRow * mostRows;
                    case HOME -> event.isShortcutDown() ? 0 : cursor - Math.floorMod(cursor, bytesPerRow);
                    case END -> event.isShortcutDown()
                            ? map.bytes().length - 1
                            : cursor - Math.floorMod(cursor, bytesPerRow) + bytesPerRow - 1;
                    default -> cursor;
                };
        if (to != cursor && map.bytes().length > 0) {
            moveTo(Math.clamp(to, 0, map.bytes().length - 1), event.isShiftDown());
        }
        if (event.getCode().isNavigationKey()) {
            event.consume();
        }
    }

    /// Says that the bytes go on after those that are shown, so that copying to the end copies these too.
    void goOnWith(Rest more) {
        rest = more;
    }

    /// The marked bytes; where none are marked those of the lit field, and without one all.
    byte[] chosenBytes() {
        return toCopy().bytes();
    }

    private Copyable toCopy() {
        int from = 0;
        int to = map.bytes().length;
        if (anchor != cursor) {
            from = Math.min(anchor, cursor);
            to = Math.max(anchor, cursor) + 1;
        } else if (highlight.lit().get().isPresent()) {
            while (from < to && !isLit(from)) {
                from++;
            }
            while (to > from && !isLit(to - 1)) {
                to--;
            }
            if (from == to) {
                from = 0;
                to = map.bytes().length;
            }
        }
        return rest.toCopy("", map.bytes(), from, to);
    }
}
