package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Keys;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.inspector.Inspector;
import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.trace.Trace;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window of the frame workshop.
public final class WorkshopWindow {
    private static final double WIDTH_EM = 108;
    private static final double HEIGHT_EM = 66;
    private static final double TITLE_BAR = 40;

    private final Look look;
    private final Stage stage = new Stage();
    private final Workbench bench;

    /// @param desk of the lab's own WebSocket server
    /// @param browser opens the address of a specification's section
    public WorkshopWindow(Trace trace, ServerDesk desk, Background background, Look look, Consumer<String> browser) {
        this.look = look;
        bench = new Workbench(trace, desk, background, look.em(), browser);
        bench.getStyleClass().addAll("workshop", "panel");
        Inspector.dress(bench);
        bench.getStylesheets()
                .add(Objects.requireNonNull(Look.class.getResource("workshop.css")).toExternalForm());
        Scene scene = new Scene(bench);
        Keys.installSizes(scene, look);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN), bench::sendWhatIsMeant);
        stage.setScene(scene);
        stage.setTitle(say("Wirelight · Frame workshop"));
    }

    /// Opens the window, or brings it to the front where it is open already.
    public void open() {
        if (stage.isShowing()) {
            stage.toFront();
            stage.requestFocus();
            return;
        }
        look.dress(stage.getScene());
        place(Screen.getPrimary().getVisualBounds());
        stage.setOnHidden(_ -> {
            look.forget(stage);
            bench.hangUp();
        });
        stage.show();
    }

    private void place(Rectangle2D screen) {
        double em = look.em().get();
        stage.setWidth(Math.min(WIDTH_EM * em, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT_EM * em, screen.getHeight() - TITLE_BAR));
    }

    Stage stage() {
        return stage;
    }

    /// Closes it for good.
    public void close() {
        stage.close();
    }
}
