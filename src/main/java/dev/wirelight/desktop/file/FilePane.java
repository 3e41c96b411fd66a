package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.ladder.LadderView;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The half of the window that shows a file: its name and what is in it, how far it is read, what is wrong with it, and
/// under that the list of connections beside the ladder.
final class FilePane extends VBox {
    private static final double LIST_SHARE = 0.45;

    private final OpenedFile opened;
    private final Label facts = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label reading = new Label();
    private final HBox progressRow;
    private final Label troubles = new Label();
    private final HBox troubleRow;
    private final SplitPane split;

    /// @param close takes the file away, and shows the servers again
    FilePane(OpenedFile opened, TalkTable table, LadderView ladder, Runnable close) {
        this.opened = opened;
        getStyleClass().addAll("server-pane", "panel");
        setMinWidth(0);
        Label name = new Label(String.valueOf(opened.path().getFileName()));
        name.getStyleClass().addAll("heading", "server-name");
        name.setTooltip(new Tooltip(opened.path().toAbsolutePath().toString()));
        name.setMinWidth(0);
        facts.getStyleClass().add("dim");
        facts.setMaxWidth(Double.MAX_VALUE);
        facts.setMinWidth(0);
        HBox.setHgrow(facts, Priority.ALWAYS);
        Button closing = Icons.button("x", say("Close file"), say("Back to the servers, which went on meanwhile (Ctrl+W)"), close);
        HBox title = new HBox(new FontIcon("fth-file-text"), name, facts, closing);
        title.getStyleClass().add("tool-row");
        title.setAlignment(Pos.CENTER_LEFT);
        progressRow = progressRow();
        troubleRow = troubleRow();
        split = new SplitPane(table, ladder);
        split.setDividerPositions(LIST_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(title, progressRow, troubleRow, split);
        update();
    }

    private HBox progressRow() {
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(say("How much of the file has been read"));
        HBox.setHgrow(progress, Priority.ALWAYS);
        reading.setMinWidth(USE_PREF_SIZE);
        Button cancel = Icons.button("square", say("Cancel"), say("Read no further. What was read stays"), opened::stop);
        HBox row = new HBox(progress, reading, cancel);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox troubleRow() {
        troubles.setWrapText(true);
        troubles.setMinHeight(USE_PREF_SIZE);
        troubles.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(troubles, Priority.ALWAYS);
        HBox row = new HBox(new FontIcon("fth-alert-triangle"), troubles);
        row.getStyleClass().addAll("tool-row", "notice");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Shows what has been counted meanwhile. Called a few times a second.
    void update() {
        facts.setText(FileWords.facts(opened.file()));
        boolean busy = opened.state() == OpenedFile.State.READING;
        show(progressRow, busy);
        progress.setProgress(opened.progress());
        reading.setText(say("Reading … %s %%", Math.round(opened.progress() * 100)));
        String wrong = String.join("\n", FileWords.troubles(opened));
        troubles.setText(wrong);
        show(troubleRow, !wrong.isEmpty());
    }

    private static void show(HBox row, boolean shown) {
        row.setVisible(shown);
        row.setManaged(shown);
    }
}
