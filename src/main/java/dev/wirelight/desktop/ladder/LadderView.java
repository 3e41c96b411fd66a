package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.copy.CopyMenu;
import dev.wirelight.desktop.filter.FilterBar;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Draws the rows of one server's ladder, follows the newest, and tells what the learner chooses.
///
/// Arrow keys and clicks choose a row; the right arrow key chooses the socket call on its right, the left one goes back.
public final class LadderView extends BorderPane {
    /// The head and four rows, in em.
    private static final double LEAST_HEIGHT = 10.2;
    /// What the field of the filter takes of that besides, in em.
    private static final double FILTER_HEIGHT = 2.6;
    /// For how many nanoseconds rows are judged by a filter at once, so that the window stays lively.
    private static final long JUDGE_AT_ONCE = 8_000_000;
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private LadderRows rows;
    private final DoubleExpression em;
    private final ShownRows shown = new ShownRows();
    private final String name;
    private final ListView<Row> list = new ListView<>(shown);
    private final LadderHead head;
    private final Following following = new Following(list, shown, this::followNewest);
    private final Choice choice;
    private final ReadOnlyObjectWrapper<Explained> explained = new ReadOnlyObjectWrapper<>(Explained.NOTHING);
    private final Pointed pointed = new Pointed();
    private final ReadOnlyObjectWrapper<@Nullable Connection> only = new ReadOnlyObjectWrapper<>(null);
    private UnitBytes bytes = (_, _) -> Optional.empty();
    private RowSieve sieve = new RowSieve(bytes);
    private @Nullable FilterBar filterBar;
    private @Nullable Node empty;
    private boolean withPackets;
    private boolean withRecords;
    private int drawnVersion = -1;

    /// @param rows what to draw
    /// @param name of the server, for screen readers
    /// @param em the font size in pixels
    /// @param chosen told what the learner chooses
    public LadderView(LadderRows rows, String name, DoubleExpression em, Consumer<Selection> chosen) {
        this.rows = rows;
        this.em = em;
        this.name = name;
        getStyleClass().add("ladder");
        head = new LadderHead(em);
        choice = new Choice(list, chosen, this::rowChosen);
        setTop(head);
        buildList();
        head.setFollow(following.button());
        setCenter(list);
        list.setMinHeight(0);
        minHeightProperty().bind(em.multiply(LEAST_HEIGHT)); // where there is little room the inspector gives way
    }

    private void buildList() {
        list.setAccessibleText(say("What passed at the %s", name));
        list.fixedCellSizeProperty().bind(em.multiply(2));
        list.setCellFactory(_ -> new LadderCell(em, explained, head::fit, choice::chooseCall, pointed::has));
        list.addEventFilter(ScrollEvent.SCROLL, event -> following.scrolled(event.getDeltaY() > 0));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> following.scrolled(!following.isAtEnd()));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        MenuItem words = new MenuItem(say("Copy all rows that are shown, in words"));
        words.setOnAction(_ -> CopyMenu.say(list, CopiedRows.copyWords(shown)));
        CopyMenu.install(list, () -> selection().map(chosen -> CopiedRows.bytesOf(chosen, bytes)), words);
    }

    /// What stands where there is nothing yet.
    public void setEmpty(Node node) {
        empty = node;
        list.setPlaceholder(node);
    }

    /// Says where the bytes of the units in the rows are, for whoever copies a row or searches in a long text.
    public void setBytes(UnitBytes where) {
        bytes = where;
        sieve = new RowSieve(where);
    }

    /// Puts a field above the rows in which a filter can be typed.
    ///
    /// @param bytes those of the units in the rows, for a search in a long text
    public void offerFilter(UnitBytes bytes) {
        setBytes(bytes);
        FilterBar bar = new FilterBar(name, em, () -> rows.connections(), this::use);
        filterBar = bar;
        setTop(new VBox(bar, head));
        minHeightProperty().bind(em.multiply(LEAST_HEIGHT + FILTER_HEIGHT));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                bar.takeFocus();
                event.consume();
            }
        });
    }

    private void use(Filter filter) {
        sieve.use(filter);
        redraw();
    }

    /// Names the server's lifeline.
    public void setServer(String name) {
        head.nameServer(name);
    }

    /// Says what stands right of the server's lifeline: at first `socket calls`.
    public void setCalls(String name) {
        head.nameCalls(name);
    }

    /// Shows captured packets among the rows, or hides them.
    public void showPackets(boolean show) {
        withPackets = show;
        redraw();
    }

    /// Shows TLS records among the rows, as somebody on the way sees them, or only what is said inside.
    public void showRecords(boolean show) {
        withRecords = show;
        redraw();
    }

    private void redraw() {
        drawnVersion = -1;
        update();
    }

    /// Draws other rows from now on, of which the first are to be seen.
    public void showRows(LadderRows others) {
        rows = others;
        shown.update(List.of());
        drawnVersion = -1;
        following.stopWithNothingNew();
        update();
        list.scrollTo(0);
    }

    /// Puts the choice of the connection over the clients' lifeline.
    public void setConnectionMenu(Control menu) {
        head.setMenu(menu);
    }

    /// Shows the rows of one connection, or of all.
    public void showOnly(@Nullable Connection connection) {
        only.set(connection);
        shown.update(List.of());
        redraw();
    }

    /// The connection that is shown alone; null where all are shown.
    public ReadOnlyObjectProperty<@Nullable Connection> only() {
        return only.getReadOnlyProperty();
    }

    /// Draws what is new. Called once a pulse; costs nothing where nothing is new.
    public void update() {
        following.stayAtEnd();
        int version = rows.version();
        if (version == drawnVersion && sieve.count().waiting() == 0) {
            return;
        }
        drawnVersion = version;
        Wanted wanted = new Wanted(only.get(), withPackets, withRecords);
        choice.keepWhile(() -> shown.update(sieve.sift(rows.wanted(wanted), JUDGE_AT_ONCE)), sieve);
        following.countNew();
        sayWhatIsHidden();
    }

    private void sayWhatIsHidden() {
        FilterBar bar = filterBar;
        if (bar == null) {
            return;
        }
        boolean filtered = !sieve.filter().isEverything();
        bar.show(sieve.count(), !withPackets && sieve.filter().asksForSegments()
                ? say("captured packets are switched off")
                : filtered && !withRecords && rows.hasRecords() ? say("records on the way are switched off") : "");
        boolean allHidden = shown.isEmpty() && sieve.count().all() > 0;
        Node there = list.getPlaceholder();
        if (allHidden && there == empty) {
            list.setPlaceholder(bar.wayBack());
        } else if (!allHidden && there != empty) {
            list.setPlaceholder(empty);
        }
    }

    /// The newest row that is shown and has a unit.
    public Optional<Row.Passed> newestUnit() {
        return ShownRows.units(shown.reversed()).findFirst();
    }

    /// The first row that is shown and has a unit.
    public Optional<Row.Passed> oldestUnit() {
        return ShownRows.units(shown).findFirst();
    }

    /// The newest row that is shown and is no sentence.
    public Optional<Row> newest() {
        return shown.reversed().stream().filter(row -> !(row instanceof Row.Note)).findFirst();
    }

    /// Marks the row of what the inspector explains, whether somebody has chosen it or not.
    public void markExplained(Optional<Selection> selection) {
        explained.set(new Explained(selection, explained.get().counterparts()));
    }

    /// Marks the rows with the other side of that: of what was said inside TLS the records, of a record what was in it.
    public void markCounterparts(List<Unit> units) {
        explained.set(new Explained(explained.get().selection(), units));
    }

    /// Whether a button leads back to the newest row: where nothing new comes, there is none.
    public void offerFollowing(boolean offer) {
        following.offer(offer);
    }

    /// What is selected here now.
    public Optional<Selection> selection() {
        return choice.selection();
    }

    /// Marks the row where something happened, as what a lesson speaks of.
    ///
    /// @return whether that row is here
    public boolean point(Seen seen) {
        if (pointed.placeIn(shown, seen) < 0) {
            return false;
        }
        pointed.add(seen);
        list.refresh();
        return true;
    }

    /// Chooses the row where something happened, as a click on it would.
    ///
    /// @param stay whether it is to stay in sight, whatever comes after it
    /// @return whether that row is here
    public boolean choose(Seen seen, boolean stay) {
        int place = pointed.placeIn(shown, seen);
        if (place < 0) {
            return false;
        }
        boolean followed = following.isOn() && !stay;
        list.getSelectionModel().clearSelection();
        if (Pointed.isCall(seen)) {
            choice.chooseCall(place);
        } else {
            list.getSelectionModel().select(place);
        }
        following.set(followed);
        if (!followed) {
            following.scrollTo(place);
        }
        return true;
    }

    /// Takes the marks of a lesson away.
    public void pointNowhere() {
        pointed.clear();
        list.refresh();
    }

    /// Takes back what was chosen, because something was chosen elsewhere.
    public void clearSelection() {
        choice.clear();
    }

    private void rowChosen() {
        following.set(list.getSelectionModel().getSelectedIndex() == shown.size() - 1 && following.isOn());
    }

    private void keyPressed(KeyEvent event) {
        KeyCode key = event.getCode();
        if (choice.pressed(key)) {
            event.consume();
        } else if (key == KeyCode.PAGE_UP || key == KeyCode.HOME || key == KeyCode.UP) {
            following.set(false);
        }
    }

    /// Whether the newest row is shown as it comes.
    public boolean isFollowing() {
        return following.isOn();
    }

    /// Lets go of what was selected here, and shows the newest row from now on.
    public void followNewest() {
        clearSelection();
        following.set(true);
        following.stayAtEnd();
    }
}
