package dev.wirelight.desktop.client;

import static dev.wirelight.words.Words.say;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientEvent;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Look;
import dev.wirelight.dissect.VisibleText;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The window of one built-in client: what it can send, and what it sent and got.
///
/// @param <C> the client
abstract sealed class ClientWindow<C extends AutoCloseable> permits PlainClientWindow, WebSocketClientWindow {
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_WAITING = 200;
    /// What a window's frame takes at the sides, in pixels; the title at the top takes some more.
    private static final double FRAME = 12;

    /// Where the learner left the last client's window; used on the window's thread alone.
    private static @Nullable Point2D lastPlace;

    private final Background background;
    private final Stage stage = new Stage();
    private final Label state = new Label(say("Connecting …"));
    private final VBox controls = new VBox();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger unseen = new AtomicInteger();
    private @Nullable C client;
    private int attempt;
    private Node focus = controls;
    final ClientLog log = new ClientLog();

    /// Something that a client does.
    interface Action<C> {
        void on(C client) throws IOException;
    }

    ClientWindow(String title, Background background) {
        this.background = background;
        stage.setTitle(title);
        state.getStyleClass().addAll("dim", "small");
        state.setWrapText(true);
        state.setMinHeight(Label.USE_PREF_SIZE);
        controls.getStyleClass().add("client-controls");
        controls.setDisable(true);
    }

    /// Connects, with a window to see it in.
    ///
    /// @param first where the keyboard is when the client is connected
    /// @param width in em
    /// @param rows what the client can send
    final void open(Look look, Window owner, Node first, double width, Node... rows) {
        focus = first;
        controls.getChildren().setAll(rows);
        VBox box = new VBox(state, log, controls);
        VBox.setVgrow(log, Priority.ALWAYS);
        box.getStyleClass().addAll("dialog-box", "panel");
        Scene scene = new Scene(box, width * look.em().get(), 28 * look.em().get());
        look.dress(scene);
        stage.initOwner(owner);
        stage.setScene(scene);
        placeAtTheEdge(owner, scene);
        stage.setOnHidden(_ -> {
            lastPlace = new Point2D(stage.getX(), stage.getY());
            look.forget(stage);
            hangUp();
        });
        stage.show();
        begin();
    }

    /// At the lower right, where it hides neither ladder; later where the learner left the last one.
    private void placeAtTheEdge(Window owner, Scene scene) {
        Rectangle2D screen = Screen.getScreensForRectangle(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight()).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        double width = scene.getWidth() + FRAME;
        double height = scene.getHeight() + 3 * FRAME;
        double x = owner.getX() + owner.getWidth();
        double y = owner.getY() + owner.getHeight() - height;
        Point2D wanted = lastPlace == null ? new Point2D(x, y) : lastPlace;
        stage.setX(Math.max(screen.getMinX(), Math.min(wanted.getX(), screen.getMaxX() - width)));
        stage.setY(Math.max(screen.getMinY(), Math.min(wanted.getY(), screen.getMaxY() - height)));
    }

    /// Ends the connection and makes a new one.
    final void connectAgain() {
        hangUp();
        controls.setDisable(true);
        state.setText(say("Connecting …"));
        begin();
    }

    private void begin() {
        int now = ++attempt;
        background.run(
                () -> connect(event -> heard(event, now)),
                connected -> connected(connected, now),
                failure -> ended(words(failure), now));
    }

    /// Connects; may block.
    ///
    /// @param listener is told what the server sends, on whatever thread
    abstract C connect(Consumer<ClientEvent> listener) throws CannotConnect;

    /// The connection in words.
    abstract String describe(C client);

    private void connected(C connected, int from) {
        if (!stage.isShowing() || from != attempt) {
            hangUp(connected);
            return;
        }
        client = connected;
        state.setText(say("Connected: %s", describe(connected)));
        controls.setDisable(false);
        focus.requestFocus();
    }

    private void hangUp() {
        C open = client;
        client = null;
        if (open != null) {
            hangUp(open);
        }
    }

    private void hangUp(C open) {
        run(() -> {
            open.close();
            return true;
        });
    }

    /// Lets the client do something that may block.
    final void withClient(Action<C> action) {
        C open = client;
        if (open != null) {
            run(() -> {
                action.on(open);
                return true;
            });
        }
    }

    private void run(Callable<Boolean> work) {
        background.run(work, _ -> {}, failure -> log.happened(words(failure)));
    }

    /// Takes what the client tells, on whatever thread. A flood is counted instead of piled up.
    ///
    /// @param from the attempt to connect whose client it is
    private void heard(ClientEvent event, int from) {
        if (!(event instanceof ClientEvent.Closed) && waiting.get() >= MOST_WAITING) {
            unseen.incrementAndGet();
            return;
        }
        waiting.incrementAndGet();
        background.inWindow(() -> {
            waiting.decrementAndGet();
            if (!stage.isShowing()) {
                return;
            }
            show(event, from);
            int missed = unseen.getAndSet(0);
            if (missed > 0) {
                log.happened(say("%,d more came too fast to show here", missed));
            }
        });
    }

    private void show(ClientEvent event, int from) {
        switch (event) {
            case ClientEvent.Text(String text) -> log.received(VisibleText.of(text, MOST_CHARACTERS));
            case ClientEvent.Binary(byte[] bytes) -> log.received(say("binary: %s", hex(bytes)));
            case ClientEvent.Pinged(byte[] payload) ->
                log.received(say("ping: %s (answered with a pong)", VisibleText.of(payload, false)));
            case ClientEvent.Pong(byte[] payload) -> log.received(say("pong: %s", VisibleText.of(payload, false)));
            case ClientEvent.Closed(String words) -> ended(words, from);
        }
    }

    private void ended(String words, int from) {
        if (!stage.isShowing()) {
            return;
        }
        if (from == attempt) {
            controls.setDisable(true);
            state.setText(say("Not connected."));
        }
        // A close frame's reason is the server's own words.
        log.happened(VisibleText.of(words, MOST_CHARACTERS));
    }

    private static String hex(byte[] bytes) {
        int most = Math.min(bytes.length, MOST_CHARACTERS / 3);
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, most) + (most < bytes.length ? " …" : "");
    }

    private static String words(Exception failure) {
        String message = failure.getMessage();
        return message == null ? say("That did not work: %s.", failure.getClass().getSimpleName()) : message;
    }
}
