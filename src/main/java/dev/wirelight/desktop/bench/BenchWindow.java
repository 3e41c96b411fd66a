package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Keys;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.ToolWindow;
import dev.wirelight.server.Server;
import dev.wirelight.trace.Trace;
import dev.wirelight.workshop.bench.BenchSetup;
import dev.wirelight.workshop.bench.MaskingSheet;
import dev.wirelight.workshop.bench.PacketSheet;
import java.util.Arrays;
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
    /// @param plain the server whose code one bench shows
    /// @param chosen the unit that is chosen in the main window, with all its bytes where they are in memory
    public BenchWindow(Trace trace, Server plain, Look look, Supplier<Optional<PacketSheet.Taken>> chosen) {
        code = new CodePane(trace, plain);
        layers = new LayersPane(chosen);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(Arrays.stream(BenchSetup.Bench.values()).map(bench -> new Tab(title(bench), node(bench))).toList());
        tabs.getStyleClass().addAll("benches", "panel");
        window = new ToolWindow(say("Workbenches"), tabs, look, WIDTH_EM, HEIGHT_EM, "workshop.css", "bench.css");
        window.whenOpen(pulse::start, pulse::stop);
    }

    private static String title(BenchSetup.Bench bench) {
        return switch (bench) {
            case HANDSHAKE -> say("Handshake");
            case MASKING -> say("Masking");
            case LAYERS -> say("Layers");
            case CODE -> say("Server's code");
        };
    }

    private Node node(BenchSetup.Bench bench) {
        return switch (bench) {
            case HANDSHAKE -> scrolled(handshake);
            case MASKING -> masking;
            case LAYERS -> layers;
            case CODE -> code;
        };
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

    /// Opens the window at one of its benches, with what is to lie on it in place of what lay there.
    public void open(BenchSetup setup) {
        switch (setup) {
            case BenchSetup.Handshake(String key) -> handshake.take(key);
            case BenchSetup.Masking(MaskingSheet sheet) -> masking.take(sheet);
            case BenchSetup.Layers packet -> layers.take(packet.sheet());
            case BenchSetup.Code() -> {}
        }
        tabs.getSelectionModel().select(setup.bench().ordinal());
        open();
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
