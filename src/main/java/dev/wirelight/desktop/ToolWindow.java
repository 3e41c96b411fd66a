package dev.wirelight.desktop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.Inspector;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// A window beside the main one, such as the workshop's: as large as it likes to be, but no larger than the screen; in the
/// app's look; Escape puts it away; opened again, it comes to the front, and what was done in it is still there.
public final class ToolWindow {
    private static final double TITLE_BAR = 40;

    private final Look look;
    private final Stage stage = new Stage();
    private final double wide;
    private final double high;
    private Runnable shown = () -> {};
    private Runnable hidden = () -> {};

    /// @param title without the app's name
    /// @param wide in em
    /// @param high in em
    /// @param sheets names of style sheets besides those that everything has
    public ToolWindow(String title, Parent content, Look look, double wide, double high, String... sheets) {
        this.look = look;
        this.wide = wide;
        this.high = high;
        Inspector.dress(content);
        for (String sheet : sheets) {
            content.getStylesheets().add(Objects.requireNonNull(Look.class.getResource(sheet), sheet).toExternalForm());
        }
        Scene scene = new Scene(content);
        Keys.installSizes(scene, look);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) { // what is open inside, such as proposals, closes first and takes the key
                stage.hide();
            }
        });
        stage.setScene(scene);
        stage.setTitle(say("Wirelight · %s", title));
    }

    /// What happens when it opens, and when it is closed.
    public void whenOpen(Runnable opened, Runnable closed) {
        shown = opened;
        hidden = closed;
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
            hidden.run();
        });
        shown.run();
        stage.show();
    }

    private void place(Rectangle2D screen) {
        double em = look.em().get();
        stage.setWidth(Math.min(wide * em, screen.getWidth()));
        stage.setHeight(Math.min(high * em, screen.getHeight() - TITLE_BAR));
    }

    public Stage stage() {
        return stage;
    }

    /// Closes it for good.
    public void close() {
        stage.close();
    }
}
