package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// Keeps the newest row of a ladder in sight, until somebody scrolls up or chooses a row; then a button counts what came
/// since and leads back.
final class Following {
    /// So many rows before one that is brought into sight are seen too.
    private static final int BEFORE = 2;

    private final ListView<Row> list;
    private final ShownRows shown;
    private final Button button = new Button(say("Follow newest"), new FontIcon("fth-arrow-down"));
    private boolean on = true;
    private boolean offered = true;
    /// The newest row when the ladder stopped following; later ones are counted.
    private long lastFollowed;

    /// @param onButton what the button does
    Following(ListView<Row> list, ShownRows shown, Runnable onButton) {
        this.list = list;
        this.shown = shown;
        button.getStyleClass().addAll("follow", "small");
        button.setAccessibleText(say("Follow the newest row"));
        button.setVisible(false);
        button.setOnAction(_ -> onButton.run());
    }

    /// To be seen only while nothing is followed.
    Button button() {
        return button;
    }

    boolean isOn() {
        return on;
    }

    /// Whether there is a button that leads back.
    void offer(boolean offer) {
        offered = offer;
        set(on);
    }

    void set(boolean follow) {
        on = follow;
        button.setVisible(!follow && offered);
        countNew();
        Parent head = button.getParent();
        if (head != null) {
            head.requestLayout(); // the button has come, or gone
        }
    }

    /// Follows no more, and takes none of the rows that come next for new.
    void stopWithNothingNew() {
        set(false);
        lastFollowed = Long.MAX_VALUE;
    }

    /// Somebody scrolled.
    void scrolled(boolean up) {
        if (up && canScroll()) {
            set(false);
        } else if (isAtEnd() && list.getSelectionModel().isEmpty()) {
            set(true);
        }
    }

    /// The list learns of new rows when it is laid out, so this is looked after at every pulse.
    void stayAtEnd() {
        if (on && canScroll() && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getPosition() < 1) {
            flow.setPosition(1);
        }
    }

    /// Brings a row into sight, with those before it.
    void scrollTo(int place) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            list.layout(); // rows may just have come: only so the list knows of them
            flow.scrollTo(Math.max(0, place - BEFORE));
        }
    }

    void countNew() {
        if (on) {
            lastFollowed = shown.isEmpty() ? 0 : shown.getLast().number();
            return;
        }
        int count = 0;
        for (int i = shown.size() - 1; i >= 0 && shown.get(i).number() > lastFollowed; i--) {
            count++;
        }
        button.setText(count == 0 ? say("Follow newest") : say("Follow newest · %,d new", count));
    }

    boolean isAtEnd() {
        return !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getLastVisibleCell() == null
                || flow.getLastVisibleCell().getIndex() >= shown.size() - 1;
    }

    private boolean canScroll() {
        return list.getHeight() < shown.size() * list.getFixedCellSize();
    }
}
