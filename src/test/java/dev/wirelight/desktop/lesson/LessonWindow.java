package dev.wirelight.desktop.lesson;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.DesktopOptions;
import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.MainWindow;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;

/// The window with its lesson pane, for tests.
final class LessonWindow {
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final MainWindow window;
    private final Stage stage;
    private boolean closed;

    private LessonWindow(Optional<Path> lessons, Path progress, boolean started) {
        DesktopOptions options = new DesktopOptions(
                "127.0.0.1", 0, 0, Behaviour.ECHO, Behaviour.ECHO, Tricks.NONE, DesktopOptions.DEFAULT.origins(), false, new DesktopOptions.Tls(false, 0, 0), started, false, Optional.empty());
        stage = Fx.get(Stage::new);
        window = Fx.get(() -> {
            stage.setWidth(1400);
            stage.setHeight(900);
            MainWindow made = new MainWindow(stage, lab, Optional.empty(), options, new Look(),
                    new Background(Platform::runLater), opened::add, Optional.of(new LessonPane.Places(lessons, progress)));
            made.open();
            return made;
        });
    }

    /// With the lessons in a folder's folder `lessons`, and the progress beside it.
    ///
    /// @param started whether both servers are started at once
    static LessonWindow with(Path folder, boolean started) {
        return new LessonWindow(Optional.of(folder.resolve("lessons")), folder.resolve("progress.md"), started);
    }

    /// With the lessons that come with the app.
    static LessonWindow withAll(Path folder) {
        return new LessonWindow(Optional.empty(), folder.resolve("progress.md"), false);
    }

    void close() {
        if (!closed) {
            closed = true;
            Fx.run(() -> {
                window.close();
                stage.close();
            });
            lab.close();
        }
    }

    Lab lab() {
        return lab;
    }

    /// What the browser was told to open.
    List<String> opened() {
        return opened;
    }

    private Node root() {
        return stage.getScene().getRoot();
    }

    /// The words of every node that can be seen.
    private Stream<String> words() {
        return Fx.visible(root()).stream().flatMap(node -> Stream.ofNullable(
                switch (node) {
                    case TextFlow flow -> flow.getAccessibleText();
                    case Labeled labeled -> labeled.getText();
                    case Text text -> text.getText();
                    default -> null;
                }));
    }

    boolean isShown(String text) {
        return Fx.get(() -> words().anyMatch(words -> words.contains(text)));
    }

    void awaitShown(String text) {
        Fx.await("“" + text + "” is shown", () -> words().anyMatch(words -> words.contains(text)));
    }

    void awaitGone(String text) {
        Fx.await("“" + text + "” is no longer shown", () -> words().noneMatch(words -> words.contains(text)));
    }

    /// A row of a ladder with these words.
    void awaitRow(String words) {
        Fx.await("a row with " + words, () -> rows(words).findAny().isPresent());
    }

    /// A row that a lesson speaks of, chosen.
    void awaitMarkedRow(String words) {
        Fx.await("a marked row with " + words, () -> rows(words)
                .anyMatch(cell -> cell.isSelected() && cell.getAccessibleText().startsWith("The lesson speaks of this.")));
    }

    private Stream<ListCell<?>> rows(String words) {
        return Fx.visible(root()).stream()
                .filter(node -> node instanceof ListCell<?> && node.getStyleClass().contains("ladder-cell"))
                .<ListCell<?>>map(node -> (ListCell<?>) node)
                .filter(cell -> cell.getAccessibleText() != null && cell.getAccessibleText().contains(words));
    }

    boolean canPress(String name) {
        return Fx.get(() -> isPressable(name));
    }

    private boolean isPressable(String name) {
        return Fx.visible(root()).stream()
                .anyMatch(node -> node instanceof ButtonBase button
                        && !button.isDisabled()
                        && (name.equals(button.getAccessibleText()) || name.equals(button.getText())));
    }

    void press(String name) {
        Fx.await("a button " + name + " that can be pressed", () -> isPressable(name));
        Fx.press(root(), name);
    }

    /// Agrees to what a lesson wants to do to the servers, where it wants to.
    void beginIfAsked() {
        Fx.await("the lesson waits for something", () -> words().anyMatch(words -> words.startsWith("Waiting: ")));
        if (isShown("Do this and begin")) {
            press("Do this and begin");
            awaitGone("Do this and begin");
        }
    }

    void follow(String link) {
        Fx.run(() -> Fx.visible(root()).stream()
                .filter(node -> node instanceof Hyperlink hyperlink
                        && (link.equals(hyperlink.getText()) || link.equals(hyperlink.getAccessibleText())))
                .findFirst()
                .ifPresentOrElse(node -> ((Hyperlink) node).fire(), () -> {
                    throw new AssertionError("No link " + link);
                }));
    }

    /// Chooses from the menu of the lesson.
    void choose(String item) {
        Fx.run(() -> Fx.visible(root()).stream()
                .filter(MenuButton.class::isInstance)
                .flatMap(node -> ((MenuButton) node).getItems().stream())
                .filter(each -> item.equals(each.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No item " + item))
                .fire());
    }

    void answer(String typed) {
        Fx.run(() -> Fx.visible(root()).stream()
                .filter(node -> node instanceof TextField field && "Your answer".equals(field.getAccessibleText()))
                .findFirst()
                .map(TextField.class::cast)
                .orElseThrow(() -> new AssertionError("Nothing to type an answer into"))
                .setText(typed));
        press("Check");
    }

    Socket connect() throws IOException {
        Address address = lab.plain().address().orElseThrow();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
