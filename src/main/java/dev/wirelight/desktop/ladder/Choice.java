package dev.wirelight.desktop.ladder;

import dev.wirelight.desktop.Selection;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// What is chosen in a ladder: a row, and in it the unit on the arrow or the socket call beside it.
///
/// It stays while rows come and go around it; only somebody's click, key or [#clear] changes it.
final class Choice {
    private final ListView<Row> list;
    private final Consumer<Selection> chosen;
    private final Runnable rowChosen;
    private boolean call;
    /// What was selected before a filter that has not judged it yet.
    private @Nullable Row held;
    private boolean updating;

    /// @param chosen told what the learner chooses
    /// @param rowChosen told before that where it is another row
    Choice(ListView<Row> list, Consumer<Selection> chosen, Runnable rowChosen) {
        this.list = list;
        this.chosen = chosen;
        this.rowChosen = rowChosen;
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> rowSelected(row));
    }

    Optional<Selection> selection() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).flatMap(this::of);
    }

    private Optional<Selection> of(Row row) {
        return switch (row) {
            case Row.Note _ -> Optional.empty();
            case Row.Packet packet -> Optional.of(new Selection.OfCall(packet.call()));
            case Row.Passed(_, _, _, var entry, var unit) when unit != null && !(call && entry != null) ->
                Optional.of(new Selection.OfUnit(unit));
            case Row.Passed(_, _, _, var entry, _) -> Optional.ofNullable(entry).map(Selection.OfCall::new);
        };
    }

    private void rowSelected(@Nullable Row row) {
        if (row == null || updating) {
            return;
        }
        held = null;
        call = false;
        mark();
        rowChosen.run();
        of(row).ifPresent(chosen);
    }

    /// Chooses the socket call of a row.
    void chooseCall(int index) {
        list.getSelectionModel().select(index);
        choosePart(true);
    }

    private void choosePart(boolean theCall) {
        call = theCall;
        mark();
        selection().ifPresent(chosen);
    }

    private void mark() {
        list.lookupAll(".ladder-cell").forEach(node -> {
            if (node instanceof LadderCell cell) {
                cell.chooseCall(call);
            }
        });
    }

    /// The right arrow key chooses the call, the left one the unit, Enter the same once more.
    ///
    /// @return whether nobody else is to see the key
    boolean pressed(KeyCode key) {
        if (key == KeyCode.RIGHT || key == KeyCode.LEFT) {
            choosePart(key == KeyCode.RIGHT);
            return true;
        }
        if (key == KeyCode.ENTER) {
            selection().ifPresent(chosen);
        }
        return false;
    }

    void clear() {
        held = null;
        list.getSelectionModel().clearSelection();
    }

    /// Lets the rows change, and keeps what is chosen. A list whose selected row goes away selects its neighbour; that
    /// nobody has chosen.
    ///
    /// @param change changes the rows
    /// @param sieve what they have gone through then: where it has still rows to judge, the selected one may come back
    void keepWhile(Runnable change, RowSieve sieve) {
        Row selected = held != null ? held : list.getSelectionModel().getSelectedItem();
        updating = true;
        change.run();
        updating = false;
        if (selected != null && !sieve.filter().isEverything()) {
            keep(selected, sieve.count().waiting() > 0);
        }
    }

    private void keep(Row selected, boolean mayComeBack) {
        Row now = list.getSelectionModel().getSelectedItem();
        if (now == null || now.number() != selected.number()) {
            updating = true;
            clear();
            for (int i = 0; i < list.getItems().size(); i++) {
                if (list.getItems().get(i).number() == selected.number()) {
                    list.getSelectionModel().select(i);
                }
            }
            updating = false;
        }
        held = mayComeBack ? selected : null;
    }
}
