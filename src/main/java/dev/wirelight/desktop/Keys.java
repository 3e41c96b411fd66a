package dev.wirelight.desktop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.replay.ReplayBar;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Which keys do what: here they are written once, for the window and for its readers.
public final class Keys {
    private static final Map<String, String> LIST = new LinkedHashMap<>();

    static {
        LIST.put(mark("Tab, Shift+Tab"), mark("go to the next control, or the one before"));
        LIST.put(mark("↑ ↓ Page Up, Page Down, Home, End"), mark("choose another row of a ladder"));
        LIST.put("→ ←", mark("in a row: choose its socket call, or its arrow"));
        LIST.put("Ctrl+O, Ctrl+W", mark("open a capture file, close it"));
        LIST.put("Ctrl+S", mark("save what passed as a capture file"));
        LIST.put("Ctrl+R", mark("record what passes into a capture file, or end that"));
        LIST.put("Ctrl+T", mark("show the captured TCP packets in the ladder, or hide them"));
        LIST.put("Ctrl+F", mark("in a ladder: filter its rows"));
        LIST.put("Ctrl+K", mark("open the frame workshop"));
        LIST.put("Ctrl+B", mark("open the workbenches: the handshake and masking by hand, whose byte it is, the server's code"));
        LIST.put("Ctrl+D", mark("why did nothing happen? what goes wrong at the servers, and ports tried out"));
        LIST.put("Ctrl+Enter", mark("in the workshop: send"));
        LIST.put("Ctrl+P", mark("pause the picture, or go on; in a file: play, or pause"));
        LIST.put("Ctrl+→ Ctrl+←", mark("in a replay: one event on, one event back"));
        LIST.put(mark("Space"), mark("in a replay, on its slider or in a ladder: play, or pause"));
        LIST.put("Ctrl+L", mark("unfold the lessons, or fold them away"));
        LIST.put("Ctrl+H", mark("be the server yourself: write the answer to a client by hand"));
        LIST.put(mark("Ctrl+plus, Ctrl+minus, Ctrl+0"), mark("everything larger, smaller, normal"));
        LIST.put("F1", mark("this list"));
    }

    private Keys() {}

    /// Makes the keys of the main window work in its scene.
    static void install(Scene scene, Look look, Runnable pause, Runnable openWorkshop, Runnable hand, Runnable showKeys) {
        installSizes(scene, look);
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(ctrl(KeyCode.P), pause);
        keys.put(ctrl(KeyCode.K), openWorkshop);
        keys.put(ctrl(KeyCode.H), hand);
        keys.put(new KeyCodeCombination(KeyCode.F1), showKeys);
    }

    /// Makes the key of the workbenches work.
    static void installBenches(Scene scene, Runnable benches) {
        scene.getAccelerators().put(ctrl(KeyCode.B), benches);
    }

    /// Makes the key work that asks why nothing happened.
    static void installDoctor(Scene scene, Runnable doctor) {
        scene.getAccelerators().put(ctrl(KeyCode.D), doctor);
    }

    /// Makes the key of the lessons work.
    static void installLessons(Scene scene, Runnable lessons) {
        scene.getAccelerators().put(ctrl(KeyCode.L), lessons);
    }

    /// Makes the keys of the replay work, and the one that shows packets.
    static void installReplay(Scene scene, ReplayBar replay, Runnable packets) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(ctrl(KeyCode.RIGHT), replay::next);
        keys.put(ctrl(KeyCode.LEFT), replay::back);
        keys.put(ctrl(KeyCode.T), packets);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && replay.isVisible() && event.getTarget() instanceof ListView<?>) {
                replay.playOrPause();
                event.consume();
            }
        });
    }

    /// Makes the keys work that change how large everything is.
    public static void installSizes(Scene scene, Look look) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        for (KeyCode plus : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            keys.put(ctrl(plus), look::larger);
            keys.put(new KeyCodeCombination(plus, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), look::larger);
        }
        keys.put(ctrl(KeyCode.MINUS), look::smaller);
        keys.put(ctrl(KeyCode.SUBTRACT), look::smaller);
        keys.put(ctrl(KeyCode.DIGIT0), look::normalSize);
        keys.put(ctrl(KeyCode.NUMPAD0), look::normalSize);
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    /// Opens the list of keys.
    static void show(Look look, Window owner) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        int row = 0;
        for (Map.Entry<String, String> entry : LIST.entrySet()) {
            Label key = new Label(say(entry.getKey()));
            key.getStyleClass().add("heading");
            grid.addRow(row++, key, new Label(say(entry.getValue())));
        }
        Stage stage = new Stage();
        Button close = new Button(say("Close"));
        close.setCancelButton(true);
        close.setDefaultButton(true);
        close.setOnAction(_ -> stage.close());
        VBox box = new VBox(grid, close);
        box.getStyleClass().addAll("dialog-box", "panel");
        Scene scene = new Scene(box);
        look.dress(scene);
        stage.setOnHidden(_ -> look.forget(stage));
        stage.setScene(scene);
        stage.initOwner(owner);
        stage.setTitle(say("Keys"));
        stage.show();
    }
}
