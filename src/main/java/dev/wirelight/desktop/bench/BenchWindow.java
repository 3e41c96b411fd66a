package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Keys;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.inspector.Inspector;
import dev.wirelight.trace.Trace;
import java.util.Objects;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window of the workbenches. What was typed stays there until the app is closed.
public final class BenchWindow {
    private static final double WIDTH_EM = 108;
    private static final double HEIGHT_EM = 60;
    private static final double TITLE_BAR = 40;

    private final Look look;
    private final Stage stage = new Stage();
    private final TabPane tabs = new TabPane();

    private final CodePane code;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            code.look();
        }
    };

    /// @param trace of the lab
    /// @param service the plain server's name in it
    public BenchWindow(Trace trace, String service, Look look) {
        this.look = look;
        code = new CodePane(trace, service);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(tab(say("Handshake"), scrolled(new HandshakePane())), tab(say("Masking"), new MaskingPane()), tab(say("Server's code"), code));
        tabs.getStyleClass().addAll("benches", "panel");
        Inspector.dress(tabs);
        for (String sheet : new String[] {"workshop.css", "bench.css"}) {
            tabs.getStylesheets().add(Objects.requireNonNull(Look.class.getResource(sheet)).toExternalForm());
        }
        Scene scene = new Scene(tabs);
        Keys.installSizes(scene, look);
        stage.setScene(scene);
        stage.setTitle(say("Wirelight · Workbenches"));
    }

    private static Tab tab(String name, Node content) {
        return new Tab(name, content);
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("bench-scroll");
        return pane;
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
            pulse.stop();
            look.forget(stage);
        });
        pulse.start();
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
