package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.ToolWindow;
import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.trace.Trace;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// The window of the frame workshop.
public final class WorkshopWindow {
    private static final double WIDTH_EM = 108;
    private static final double HEIGHT_EM = 66;

    private final ToolWindow window;

    /// @param desk of the lab's own WebSocket server
    /// @param browser opens the address of a specification's section
    public WorkshopWindow(Trace trace, ServerDesk desk, Background background, Look look, Consumer<String> browser) {
        Workbench bench = new Workbench(trace, desk, background, look.em(), browser);
        bench.getStyleClass().addAll("workshop", "panel");
        window = new ToolWindow(say("Frame workshop"), bench, look, WIDTH_EM, HEIGHT_EM, "workshop.css");
        window.whenOpen(() -> {}, bench::hangUp);
        stage().getScene().getAccelerators()
                .put(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN), bench::sendWhatIsMeant);
    }

    /// Opens the window, or brings it to the front where it is open already.
    public void open() {
        window.open();
    }

    Stage stage() {
        return window.stage();
    }

    /// Closes it for good.
    public void close() {
        window.close();
    }
}
