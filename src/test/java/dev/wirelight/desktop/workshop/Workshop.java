package dev.wirelight.desktop.workshop;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.server.ServerDesk;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// The window of the workshop, and what is to be seen in it. Called by tests, on their own thread.
final class Workshop {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    final List<String> browsed = new ArrayList<>();
    private final Look look = new Look();
    private ServerDesk desk;
    private WorkshopWindow window;

    void open() {
        Fx.run(() -> {
            Background background = new Background(Platform::runLater);
            desk = new ServerDesk(lab.webSocket(), background, Lab.LOOPBACK, 0);
            window = new WorkshopWindow(lab.trace(), desk, background, look, browsed::add);
            window.open();
            stage().setWidth(1000);
            stage().setHeight(900);
        });
        Fx.await("it is laid out", () -> root().getLayoutBounds().getWidth() > 900);
    }

    /// Starts the lab's server, and waits until the address is that of it.
    void startServer() {
        Fx.run(desk::start);
        Fx.await("the server runs", () -> desk.isRunning());
        String address = "ws://" + lab.webSocket().address().orElseThrow() + "/";
        TextInputControl field = field("Address of the server");
        Fx.await("its address is in the field", () -> field.getText().equals(address));
    }

    /// Whether the lab's server agrees to compress messages.
    void compress(boolean agrees) {
        Fx.run(() -> desk.compress(agrees));
    }

    void close() {
        Fx.run(window::close);
        lab.close();
    }

    /// Clicks on a preset.
    void take(String preset) {
        type("Search the presets", "");
        Fx.run(() -> {
            ListView<?> list = (ListView<?>) root().lookup(".preset-list");
            PresetList presets = (PresetList) list.getParent();
            presets.choose(preset);
        });
    }

    /// What stands in a box of the referee.
    ///
    /// @param name its name for a screen reader
    List<String> box(String name) {
        return Fx.get(() -> Fx.visible(root()).stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .flatMap(node -> Fx.visible(node).stream())
                .flatMap(node -> node instanceof Labeled labeled
                        ? Stream.of(labeled.getText())
                        : node instanceof Text text && !(text.getParent() instanceof Labeled) ? Stream.of(text.getText()) : Stream.empty())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }

    List<String> expectation() {
        return box("What the referee expects");
    }

    List<String> happened() {
        return box("What happened");
    }

    void awaitHappened(String what, Predicate<List<String>> test) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!test.test(happened())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what + ": " + happened());
            }
        }
    }

    Stage stage() {
        return window.stage();
    }

    Parent root() {
        return stage().getScene().getRoot();
    }

    void larger() {
        Fx.run(look::larger);
    }

    void resize(double width, double height) {
        Fx.run(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
        });
        Fx.await("it has that width", () -> Math.abs(stage().getScene().getWidth() - width) < 30);
        // What is arranged anew after a layout is laid out in the next one.
        Fx.run(() -> {});
        layOut();
    }

    void layOut() {
        Fx.run(() -> {
            root().applyCss();
            root().layout();
        });
    }

    TextInputControl field(String name) {
        return Fx.get(() -> (TextInputControl) Fx.visible(root()).stream()
                .filter(node -> node instanceof TextInputControl && name.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field " + name)));
    }

    void type(String field, String text) {
        TextInputControl control = field(field);
        Fx.run(() -> control.setText(text));
    }

    boolean shows(String text) {
        return Fx.get(() -> Fx.shows(root(), text::equals));
    }

    boolean showsBeginning(String text) {
        return Fx.get(() -> Fx.shows(root(), shown -> shown.startsWith(text)));
    }

    /// The bytes in the hex view.
    String bytes() {
        layOut();
        // Rows come into being in a layout, and another one follows when the width is known.
        Fx.await("the bytes are drawn", () -> !drawnBytes().isEmpty());
        return Fx.get(this::drawnBytes);
    }

    private String drawnBytes() {
        return all(Labeled.class).stream()
                .filter(label -> label.getStyleClass().contains("hex-byte"))
                .map(Labeled::getText)
                .collect(Collectors.joining(" "));
    }

    /// The colour of a field in the bit grid.
    String coloured(String field) {
        layOut();
        return Fx.get(() -> all(Labeled.class).stream()
                .filter(label -> label.getStyleClass().contains("bit-name") && label.getText().startsWith(field + "\n"))
                .flatMap(label -> label.getParent().getStyleClass().stream())
                .filter(style -> style.startsWith("colour-"))
                .findFirst()
                .orElseThrow());
    }

    /// Where a button ends, in pixels from the top of the window.
    double bottomOf(String button) {
        layOut();
        return Fx.get(() -> {
            Node node = Fx.button(root(), button);
            return node.localToScene(node.getLayoutBounds()).getMaxY();
        });
    }

    /// Asks the server who is there, as the main window does several times a second. On the window's thread.
    boolean looked(String text) {
        desk.look();
        return Fx.shows(root(), text::equals);
    }

    /// What is written on the lit stretches of the bit grid.
    List<String> litSegments() {
        layOut();
        return Fx.get(() -> all(Labeled.class).stream()
                .filter(label -> label.getStyleClass().contains("bit-name") || label.getStyleClass().contains("flag-name"))
                .filter(label -> label.getParent().getPseudoClassStates().contains(LIT))
                .map(Labeled::getText)
                .toList());
    }

    /// Controls and words that stand out of their column to the left or right.
    List<Node> outsideAtTheSide() {
        layOut();
        return Fx.get(() -> {
            List<Node> outside = new ArrayList<>();
            for (ScrollPane column : all(ScrollPane.class)) {
                Bounds inside = column.localToScene(column.getLayoutBounds());
                Fx.visible(column).stream()
                        .filter(node -> node instanceof Control && !(node instanceof ScrollBar))
                        .filter(node -> !(node.getParent() instanceof ScrollBar))
                        .filter(node -> {
                            Bounds bounds = node.localToScene(node.getLayoutBounds());
                            return bounds.getMinX() < inside.getMinX() - 1 || bounds.getMaxX() > inside.getMaxX() + 1;
                        })
                        .forEach(outside::add);
            }
            return outside;
        });
    }

    /// Controls that a screen reader has no name for.
    List<Node> nameless() {
        return Fx.get(() -> Fx.visible(root()).stream()
                .filter(node -> node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase
                        || node instanceof ListView)
                .filter(Node::isFocusTraversable)
                .filter(node -> node.getAccessibleText() == null
                        && !(node instanceof ButtonBase button && button.getText() != null && !button.getText().isEmpty()))
                .toList());
    }

    <T> List<T> all(Class<T> type) {
        return Fx.visible(root()).stream().filter(type::isInstance).map(type::cast).toList();
    }
}
