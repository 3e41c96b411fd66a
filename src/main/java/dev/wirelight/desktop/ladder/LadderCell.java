package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.ControlNames;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// One row of the ladder on the screen. The list makes as many as fit and gives them other rows as it scrolls.
final class LadderCell extends ListCell<@Nullable Row> {
    private static final int MOST_CHARACTERS = 400;
    private static final PseudoClass CALL_CHOSEN = PseudoClass.getPseudoClass("call-chosen");

    private static final PseudoClass EXPLAINED = PseudoClass.getPseudoClass("explained");

    private static final PseudoClass COUNTERPART = PseudoClass.getPseudoClass("counterpart");

    private final ObservableValue<Explained> explained;
    // Held here, because the ladder holds it only weakly: cells come and go.
    private final ChangeListener<Explained> onExplained = (_, _, _) -> markExplained();
    private final RowPane pane;
    private final Predicate<Row> pointed;
    private final Tooltip tooltip = new Tooltip();

    /// @param em the font size in pixels
    /// @param explained what the inspector explains
    /// @param wide told how wide the rows are
    /// @param onCall told when the socket call of a row is clicked, rather than its arrow
    /// @param pointed whether a lesson speaks of a row
    LadderCell(
            DoubleExpression em,
            ObservableValue<Explained> explained,
            Consumer<Double> wide,
            Consumer<Integer> onCall,
            Predicate<Row> pointed) {
        this.explained = explained;
        explained.addListener(new WeakChangeListener<>(onExplained));
        this.pointed = pointed;
        pane = new RowPane(em);
        getStyleClass().add("ladder-cell");
        setGraphic(pane);
        setPrefWidth(0);
        widthProperty().addListener((_, _, width) -> wide.accept(width.doubleValue()));
        pane.call.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> onCall.accept(getIndex()));
        tooltip.setWrapText(true);
    }

    /// Marks the socket call as chosen, instead of the arrow.
    void chooseCall(boolean chosen) {
        pseudoClassStateChanged(CALL_CHOSEN, chosen);
    }

    private void markExplained() {
        Row row = getItem();
        pseudoClassStateChanged(EXPLAINED, row != null && explained.getValue().isIn(row));
        pseudoClassStateChanged(COUNTERPART, row != null && explained.getValue().hasCounterpartIn(row));
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        markExplained();
        pane.clear();
        setTooltip(null);
        setAccessibleText("");
        if (!empty && row != null) {
            switch (row) {
                case Row.Note note -> {
                    pane.showNote(note.text());
                    setAccessibleText(note.text());
                }
                case Row.Passed passed -> show(passed);
                case Row.Packet packet -> show(packet);
            }
            if (pointed.test(row)) {
                pane.showPointer();
                setAccessibleText(say("The lesson speaks of this. %s", getAccessibleText()));
            }
        }
    }

    private void show(Row.Packet row) {
        if (row.call().call() instanceof Call.Segment segment) {
            PacketWords words = PacketWords.of(row.call(), segment);
            pane.showTime(Amounts.seconds(row.nanos()));
            pane.showPort(":" + row.connection().client().port());
            pane.showPacket(segment.direction(), words);
            explain(words.spoken(segment.direction()) + "\n" + row.connection(), row.nanos());
        }
    }

    private void explain(String words, long nanos) {
        String all = say("%s\n%s seconds after the start", words, Amounts.seconds(nanos));
        setAccessibleText(all);
        tooltip.setText(all);
        setTooltip(tooltip);
    }

    private void show(Row.Passed row) {
        pane.showTime(Amounts.seconds(row.nanos()));
        StringBuilder spoken = new StringBuilder();
        if (row.connection() != null) {
            pane.showPort(":" + row.connection().client().port());
        }
        if (row.unit() != null) {
            UnitWords words = UnitWords.of(row.unit());
            pane.showArrow(row.unit().direction(), words, row.unit().violations());
            spoken.append(RowPane.spoken(row.unit().direction())).append(": ").append(ControlNames.spelled(words.toString()));
            row.unit().violations().forEach(broken -> spoken.append('\n')
                    .append(say("Breaks a rule: %s %s (%s)", broken.rule().sentence(), broken.detail(), broken.rule().section())));
        }
        if (!PacketWords.numberOf(row.call()).isEmpty()) {
            pane.showCarrier(PacketWords.numberOf(row.call()));
            spoken.append("\n").append(PacketWords.numberOf(row.call()));
        } else if (row.call() instanceof Entry call && call.call() instanceof Call.Remark(String text)) {
            pane.showRemark(ControlNames.spelled(VisibleText.of(text, MOST_CHARACTERS)), row.connection() != null);
            spoken.append(text);
        } else if (row.call() instanceof Entry call) {
            CallWords words = CallWords.of(call);
            pane.showCall(words, row.unit() == null);
            spoken.append(spoken.isEmpty() ? "" : "\n").append(words.call());
            if (row.unit() == null) {
                spoken.append(words.call().isEmpty() ? "" : ": ").append(words.meaning());
            }
        }
        if (row.connection() != null) {
            spoken.append("\n").append(row.connection());
            if (row.connection().carrier().isPresent()) {
                pane.showInside();
                spoken.append('\n').append(say("Inside TLS: nobody on the way can read it"));
            }
        }
        explain(spoken.toString(), row.nanos());
    }
}
