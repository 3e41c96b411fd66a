package dev.wirelight.desktop.bench;

import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.ToolWindow;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.bench.PacketSheet;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

/// The window of the workbenches. What was typed stays there until the app is closed.
public final class BenchWindow {
    private static final double WIDTH_EM = 108;
    private static final double HEIGHT_EM = 60;

    private final ToolWindow window;
    private final TabPane tabs = new TabPane();
    private final HandshakePane handshake = new HandshakePane();
    private final MaskingPane masking = new MaskingPane();
    private final LayersPane layers;
    private final CodePane code;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            code.look();
        }
    };

    /// @param trace of the lab
    /// @param service the plain server's name in it
    /// @param chosen the unit that is chosen in the main window, with all its bytes where they are in memory
    public BenchWindow(Trace trace, String service, Look look, Supplier<Optional<PacketSheet.Taken>> chosen) {
        code = new CodePane(trace, service);
        layers = new LayersPane(chosen);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(
                new Tab("Handshake", scrolled(handshake)),
                new Tab("Masking", masking),
                new Tab("Layers", layers),
                new Tab("Server's code", code));
        tabs.getStyleClass().addAll("benches", "panel");
        window = new ToolWindow("Workbenches", tabs, look, WIDTH_EM, HEIGHT_EM, "workshop.css", "bench.css");
        window.whenOpen(pulse::start, pulse::stop);
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.getStyleClass().add("bench-scroll");
        return pane;
    }

    /// Opens the window, or brings it to the front where it is open already.
    public void open() {
        window.open();
    }

    LayersPane layers() {
        return layers;
    }

    Stage stage() {
        return window.stage();
    }

    /// Closes it for good.
    public void close() {
        window.close();
    }
}
