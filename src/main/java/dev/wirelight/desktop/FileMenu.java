package dev.wirelight.desktop;

import static dev.wirelight.words.Words.say;

import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be opened, saved and closed.
final class FileMenu extends MenuButton {
    private final MenuItem record;
    private final CheckMenuItem insideTls = new CheckMenuItem(say("Keep what was said inside TLS"));
    private final MenuItem close;

    /// What its items do.
    ///
    /// @param open asks for a capture file, and opens it
    /// @param save asks for a file, and saves what passed at the servers
    /// @param record asks for a file and records into it, or ends that
    /// @param insideTls told whether what is said inside TLS is to be kept in what is saved and recorded
    /// @param close closes the file that is open
    record Actions(Runnable open, Runnable save, Runnable record, Consumer<Boolean> insideTls, Runnable close) {}

    FileMenu(Actions actions) {
        super(say("File"), new FontIcon("fth-folder"));
        String does = say("Open a capture file, or save what passed here");
        setTooltip(new Tooltip(does));
        setAccessibleHelp(does);
        setMinWidth(USE_PREF_SIZE);
        MenuItem open = item(say("Open capture …"), "folder", KeyCode.O, actions.open());
        close = item(say("Close file"), "x", KeyCode.W, actions.close());
        close.setDisable(true);
        MenuItem save = item(say("Save what passed …"), "save", KeyCode.S, actions.save());
        record = item("", "disc", KeyCode.R, actions.record());
        showRecording(false);
        insideTls.setOnAction(_ -> actions.insideTls().accept(insideTls.isSelected()));
        getItems().addAll(open, close, new SeparatorMenuItem(), save, record, insideTls);
    }

    private static MenuItem item(String text, String icon, KeyCode key, Runnable action) {
        MenuItem item = new MenuItem(text, new FontIcon("fth-" + icon));
        item.setAccelerator(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Whether the servers are being recorded.
    void showRecording(boolean recording) {
        record.setText(recording ? say("End the recording") : say("Record from now on …"));
        insideTls.setDisable(recording); // a recording is of one kind from its beginning to its end
    }

    /// Whether there is a file to close.
    void showOpen(boolean open) {
        close.setDisable(!open);
    }
}
