package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.desktop.inspector.Inspector;
import dev.wirelight.desktop.inspector.Ladders;
import dev.wirelight.desktop.inspector.LayerModel;
import dev.wirelight.desktop.ladder.LadderRows;
import dev.wirelight.desktop.ladder.LadderView;
import dev.wirelight.desktop.ladder.WireRows;
import dev.wirelight.desktop.ladder.Row;
import dev.wirelight.desktop.replay.Pauses;
import dev.wirelight.desktop.replay.Replay;
import dev.wirelight.desktop.replay.Speed;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.DoubleExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A capture file as the window shows it: the upper half with connections and ladder, and an inspector of its own.
public final class FileView {
    /// More rows than this are not in the ladder at once; the replay moves through the rest.
    static final int MOST_ROWS = 10_000;
    /// A pause that one sees, in nanoseconds.
    private static final long TOO_FAST = 100_000_000;

    private final OpenedFile opened;
    private final Replay replay;
    private final Feed feed;
    private final LadderView ladder;
    private final TalkTable table;
    private final FilePane pane;
    private final Inspector inspector;
    private final Button which = new Button();
    private LadderRows rows = LadderRows.ofCapture(null, MOST_ROWS);
    private @Nullable Connection only;
    private int talksVersion = -1;
    private boolean paced;
    private @Nullable Selection explained;

    /// @param em the font size in pixels
    /// @param browser opens the address of a specification's section
    /// @param close takes the file away
    public FileView(OpenedFile opened, DoubleExpression em, LayerModel layers, Consumer<String> browser, Runnable close) {
        this.opened = opened;
        replay = Replay.ofFile(opened.trace(), System::nanoTime, opened.landmarks(), 0);
        replay.open();
        feed = new Feed(opened.trace(), rows, replay);
        inspector = new Inspector(opened.trace(), unit -> rows.partner(unit), Optional.of(browser));
        inspector.layers(layers);
        ladder = new LadderView(rows, say("file"), em, this::chosen);
        ladder.offerFilter(UnitBytes.in(opened.trace()));
        ladder.setCalls(say("packets"));
        ladder.offerFollowing(false);
        ladder.setServer(say("server"));
        Label nothing = new Label(say("Nothing has been read yet that stands in a ladder."));
        nothing.getStyleClass().add("dim");
        ladder.setEmpty(nothing);
        which.getStyleClass().addAll("follow", "small");
        which.setMinWidth(0);
        which.setOnAction(_ -> showAll());
        ladder.setConnectionMenu(which);
        table = new TalkTable(em, this::showOnly);
        pane = new FilePane(opened, table, ladder, close);
        inspector.setLadders(new Ladders(
                new WireRows(List.of(rows)),
                unit -> ladder.choose(new Seen.Completed(unit), true),
                units -> ladder.markCounterparts(units)));
        name();
        ladder.showRows(rows);
    }

    /// Begins to read the file and to draw.
    public void start() {
        opened.start();
        feed.start();
    }

    private void chosen(Selection selection) {
        explained = selection;
        inspector.show(selection);
        ladder.markExplained(Optional.of(selection));
    }

    private void showOnly(Connection connection) {
        show(connection);
    }

    /// Shows the rows of all connections.
    public void showAll() {
        table.getSelectionModel().clearSelection();
        show(null);
    }

    private void show(@Nullable Connection connection) {
        only = connection;
        rows = LadderRows.ofCapture(connection, MOST_ROWS);
        replay.open();
        feed.fill(rows);
        ladder.showRows(rows);
        name();
    }

    private void name() {
        Connection one = only;
        which.setText(one == null ? say("All connections") : say("Connection %s alone · show all", one.number()));
        which.setAccessibleText(which.getText());
        which.setDisable(one == null);
        ladder.setServer(one == null ? say("server") : say("server :%s", one.server().port()));
    }

    /// What stands above the inspector.
    public Node node() {
        return pane;
    }

    public Inspector inspector() {
        return inspector;
    }

    public Replay replay() {
        return replay;
    }

    /// The connection that is shown alone; null where all are shown.
    public @Nullable Connection only() {
        return only;
    }

    public LadderView ladder() {
        return ladder;
    }

    public OpenedFile opened() {
        return opened;
    }

    /// What is chosen in the ladder.
    public Optional<Selection> selection() {
        return ladder.selection();
    }

    /// Puts the keyboard to the connections.
    public void takeFocus() {
        table.requestFocus();
    }

    /// Lets the feed read. Called once a pulse.
    public void pulse() {
        feed.pulse();
    }

    /// Draws what is new.
    public void update() {
        ladder.update();
    }

    /// Shows what has been counted meanwhile. Called a few times a second.
    public void look() {
        pane.update();
        int version = opened.talks().version();
        if (version != talksVersion) {
            talksVersion = version;
            table.show(opened.talks().all());
        }
        choosePace();
        explain();
        inspector.lookForAnswer();
    }

    /// What two programs on one computer say to each other is over before it can be seen: it plays one event a second.
    private void choosePace() {
        if (paced || opened.state() == OpenedFile.State.READING) {
            return;
        }
        paced = true;
        boolean untouched = replay.speed() == Speed.NORMAL && !replay.isPlaying();
        if (untouched && Pauses.usual(opened.trace(), opened.landmarks()).orElse(TOO_FAST) < TOO_FAST) {
            replay.setSpeed(Speed.EVENT_A_SECOND);
        }
    }

    /// While nothing is chosen, the inspector explains where the replay stands; at first, what the file begins with.
    private void explain() {
        if (selection().isPresent() || inspector.isInUse()) {
            return;
        }
        Optional<? extends Row> there = !ladder.isFollowing()
                ? ladder.oldestUnit()
                : replay.isPlaying() ? ladder.newestUnit() : ladder.newest();
        there.flatMap(Row::selection)
                .filter(selection -> !selection.equals(explained))
                .ifPresent(this::chosen);
    }

    /// Reads no further and lets go of everything.
    public void close() {
        feed.close();
        opened.close();
    }
}
