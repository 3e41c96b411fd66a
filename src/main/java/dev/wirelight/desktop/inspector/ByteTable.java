package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Bytes side by side, a column each, with rows that say what each one is. As many columns as fit are shown at once; the
/// others can be turned to.
final class ByteTable extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final int MOST_COLUMNS = 16;
    private static final int FEWEST_COLUMNS = 4;
    private static final double HEAD_EM = 8.2;
    private static final double COLUMN_EM = 2.55;

    /// A row of the table.
    ///
    /// @param name what stands in front of it
    /// @param value what stands in the column of a byte
    /// @param colour the field colour of a column, or 0 for none
    /// @param strong whether this is the row to look at
    record Row(String name, IntFunction<String> value, int colour, boolean strong) {}

    private final FieldMap map;
    private final int from;
    private final int count;
    private final List<Row> rows;
    private final Highlight highlight;
    private final GridPane grid = new GridPane();
    private final Label range = new Label();
    private final Button back = new Button("◂");
    private final Button on = new Button("▸");
    private final HBox turning = new HBox(back, range, on);
    private int first;
    private int columns = MOST_COLUMNS;

    /// @param map the source whose bytes these are
    /// @param from the first of them
    /// @param count how many
    ByteTable(FieldMap map, int from, int count, List<Row> rows, Highlight highlight) {
        this.map = map;
        this.from = from;
        this.count = count;
        this.rows = List.copyOf(rows);
        this.highlight = highlight;
        getStyleClass().add("byte-table");
        grid.getStyleClass().add("byte-table-grid");
        turning.getStyleClass().add("turning");
        range.getStyleClass().addAll("dim", "small");
        back.setAccessibleText(say("The bytes before"));
        on.setAccessibleText(say("The next bytes"));
        back.setOnAction(event -> turnTo(first - columns));
        on.setOnAction(event -> turnTo(first + columns));
        getChildren().addAll(grid, turning);
        highlight.lit().addListener((property, before, now) -> showLit());
        highlight.selected().addListener((property, before, now) -> follow(now));
        Rows.whenWidthChanges(this, this::fit);
        draw();
    }

    /// Columns come in fours, so that a masking key begins anew at the same place in every row.
    private void fit() {
        double em = range.getFont().getSize() / 0.88;
        int fits = (int) ((getWidth() / em - HEAD_EM) / COLUMN_EM) / 4 * 4;
        int now = Math.clamp(fits, FEWEST_COLUMNS, MOST_COLUMNS);
        if (now != columns) {
            columns = now;
            turnTo(first);
        }
    }

    private void turnTo(int index) {
        first = Math.clamp(index, 0, Math.max(0, count - 1)) / columns * columns;
        draw();
    }

    private void follow(Optional<Highlight.Spot> spot) {
        int index = spot.filter(s -> s.at() != Highlight.Spot.WHOLE)
                .map(s -> s.at() + s.map().wireOffset() - map.wireOffset() - from)
                .orElse(-1);
        if (index >= 0 && index < count && index / columns != first / columns) {
            turnTo(index);
        }
    }

    private void draw() {
        grid.getChildren().clear();
        int end = Math.min(count, first + columns);
        for (int y = 0; y < rows.size(); y++) {
            Row row = rows.get(y);
            Label name = new Label(row.name());
            name.getStyleClass().addAll("dim", "byte-table-head");
            grid.add(name, 0, y);
            for (int i = first; i < end; i++) {
                grid.add(cell(row, i), i - first + 1, y);
            }
        }
        boolean all = count <= columns;
        turning.setVisible(!all);
        turning.setManaged(!all);
        back.setDisable(first == 0);
        on.setDisable(end == count);
        range.setText(say("bytes %,d to %,d of %,d", first, end - 1, count));
        setAccessibleText(spoken(end));
        showLit();
    }

    private Cell cell(Row row, int index) {
        Cell cell = new Cell(row, index);
        cell.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> highlight.pointAt(map, from + index));
        cell.addEventHandler(MouseEvent.MOUSE_EXITED, event -> highlight.pointAway());
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> highlight.selectAt(map, from + index));
        return cell;
    }

    private void showLit() {
        for (Node node : grid.getChildren()) {
            if (node instanceof Cell cell) {
                Optional<Highlight.Spot> lit = highlight.lit().get();
                cell.pseudoClassStateChanged(LIT, lit.filter(spot -> spot.covers(map, from + cell.index)).isPresent());
                cell.pseudoClassStateChanged(HERE, lit.filter(spot -> spot.isAt(map, from + cell.index)).isPresent());
            }
        }
    }

    private String spoken(int end) {
        StringBuilder words = new StringBuilder();
        for (Row row : rows) {
            words.append(row.name()).append(':');
            for (int i = first; i < end; i++) {
                words.append(' ').append(row.value().apply(i));
            }
            words.append(". ");
        }
        return words.toString();
    }

    /// The column's values from top to bottom, for somebody who looks at one of them.
    List<String> column(int index) {
        return rows.stream().map(row -> row.value().apply(index)).toList();
    }

    int columns() {
        return columns;
    }

    private static final class Cell extends Label {
        private final int index;

        Cell(Row row, int index) {
            super(row.value().apply(index));
            this.index = index;
            getStyleClass().addAll("mono", "byte-table-cell");
            if (row.colour() > 0) {
                getStyleClass().add("colour-" + row.colour());
            }
            if (row.strong()) {
                getStyleClass().add("strong");
            }
        }
    }
}
