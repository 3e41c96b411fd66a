package dev.wirelight.desktop;

import dev.wirelight.capture.live.LiveCapture;
import dev.wirelight.desktop.lesson.LessonPane;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The desktop app: makes the lab, opens the window, and stops the servers when the window is closed.
public final class WirelightApp extends Application {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double TITLE_BAR = 40;

    private static volatile DesktopOptions options = DesktopOptions.DEFAULT;

    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final LiveCapture capture = LiveCapture.start(lab.trace());

    private @Nullable MainWindow window;

    /// JavaFX makes the app; everybody else calls [#open].
    public WirelightApp() {}

    /// Opens the window, and returns when it is closed and the servers have stopped.
    ///
    /// @param args are passed on to JavaFX
    public static void open(String[] args) {
        launch(WirelightApp.class, args);
    }

    /// Opens the window with these options, and returns when it is closed and the servers have stopped.
    public static void open(DesktopOptions withOptions) {
        options = withOptions;
        open(new String[0]);
    }

    @Override
    public void start(Stage stage) {
        Background background = new Background(Platform::runLater);
        MainWindow opened = new MainWindow(stage, lab, Optional.of(capture), options, new Look(), background, this::openUrl,
                Optional.of(LessonPane.Places.usual()));
        place(stage, Screen.getPrimary().getVisualBounds());
        stage.setOnHidden(_ -> {
            opened.close();
            if (options.frameTimes()) {
                System.out.println(opened.frameTimes());
            }
            Platform.exit();
        });
        opened.open();
        window = opened;
    }

    private boolean openUrl(String url) {
        if (!Browser.isThere()) {
            return false;
        }
        getHostServices().showDocument(url);
        return true;
    }

    /// In the middle of the screen, with room for a title bar that the system may add above what we ask for.
    private static void place(Stage stage, Rectangle2D screen) {
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight() - TITLE_BAR));
        stage.setX(screen.getMinX() + (screen.getWidth() - stage.getWidth()) / 2);
        stage.setY(screen.getMinY() + (screen.getHeight() - stage.getHeight()) / 2);
    }

    /// Called on the window's thread when the window is gone: what is still open is closed as it should be.
    @Override
    public void stop() {
        lab.close();
        if (window != null) {
            window.endRecording();
        }
        capture.close();
    }
}
