package dev.wirelight.desktop.copy;

import dev.wirelight.desktop.Copied;
import dev.wirelight.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// Lets somebody copy what is chosen in a list or view: Ctrl+C as hexadecimal, Ctrl+Shift+C or the context menu in a way that he
/// chooses. What was copied, and what was not, is said in a note that goes away by itself.
public final class CopyMenu {
    private static final Duration NOTE_STAYS = Duration.seconds(3);

    private final Control place;
    private final Supplier<Optional<Copyable>> chosen;
    private final ContextMenu menu = new ContextMenu();

    /// Gives a place this menu and these keys.
    ///
    /// @param chosen what is to be copied; empty where nothing is chosen
    /// @param more further items, below the others
    public static void install(Control place, Supplier<Optional<Copyable>> chosen, MenuItem... more) {
        new CopyMenu(place, chosen, more);
    }

    private CopyMenu(Control place, Supplier<Optional<Copyable>> chosen, MenuItem... more) {
        this.place = place;
        this.chosen = chosen;
        for (CopyAs as : CopyAs.values()) {
            MenuItem item = new MenuItem(as == CopyAs.HEX ? Words.say("Copy as %s (Ctrl+C)", as) : Words.say("Copy as %s", as));
            item.setOnAction(_ -> copy(as));
            menu.getItems().add(item);
        }
        menu.getItems().addAll(List.of(more));
        place.setContextMenu(menu);
        place.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.C || !event.isShortcutDown()) {
            return;
        }
        if (event.isShiftDown()) {
            menu.show(place, Side.TOP, place.getWidth() / 3, Math.min(place.getHeight(), 40));
        } else {
            copy(CopyAs.HEX);
        }
        event.consume();
    }

    private void copy(CopyAs as) {
        Optional<Copyable> bytes = chosen.get();
        if (bytes.isEmpty()) {
            say(place, "Nothing was copied: choose something first.");
            return;
        }
        if (bytes.get().bytes().length > 0) {
            Copied.text(as.write(bytes.get().bytes()));
        }
        say(place, bytes.get().said(as));
    }

    /// Says something beside a place for a few seconds.
    public static void say(Node place, String words) {
        Tooltip note = new Tooltip(words);
        note.setAutoHide(true);
        note.setWrapText(true);
        Bounds at = place.localToScreen(place.getBoundsInLocal());
        if (at == null || place.getScene() == null || place.getScene().getWindow() == null) {
            return;
        }
        note.show(place, at.getMinX() + at.getWidth() / 4, at.getMaxY() + 4); // below, so that it hides nothing that was copied
        PauseTransition stay = new PauseTransition(NOTE_STAYS);
        stay.setOnFinished(_ -> note.hide());
        stay.play();
    }
}
