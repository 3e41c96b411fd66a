package dev.wirelight.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody sees who asks why nothing happened.
class DoctorWindowTest {
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private final List<Seen> shown = new CopyOnWriteArrayList<>();
    private Watching watching;
    private DoctorWindow window;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void start() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
        Fx.run(() -> {
            Background background = new Background(Platform::runLater);
            watching = new Watching(lab.trace(), background);
            window = new DoctorWindow(
                    watching,
                    new DoctorWindow.Outside(Map.of(), () -> List.of("ws://" + lab.webSocket().address().orElseThrow() + "/"), shown::add),
                    background,
                    new Look());
        });
    }

    @AfterEach
    void close() {
        Fx.run(window::close);
        lab.close();
    }

    private int port() {
        return lab.webSocket().address().orElseThrow().port();
    }

    private Socket client(String bytes) throws Exception {
        Socket client = new Socket(Lab.LOOPBACK, port());
        client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return client;
    }

    @Test
    void aRequestInLfAloneIsSaidOnceAndCountedUntilSomebodyLooks() throws Exception {
        try (Socket _ = client("GET / HTTP/1.1\nHost: x\n")) {
            await("it is noticed", () -> watching.unread().get() == 1);
            Fx.run(window::open);

            assertThat(watching.unread().get()).isZero();
            assertThat(says("! A line of this request ended in LF alone, and HTTP wants CR LF.")).isTrue();
            assertThat(Fx.<Integer>get(() -> watching.found().size())).isEqualTo(1);
        }
    }

    @Test
    void wssAtAPortForWsIsSaidWithWhatToDoNext() throws Exception {
        Fx.run(window::open);
        try (Socket _ = client("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003")) {
            await("it is noticed", () -> watching.found().size() == 1);

            assertThat(says("! The client begins with TLS, and this port speaks without.")).isTrue();
            assertThat(says("→ Write ws:// or http:// where you wrote wss:// or https://.")).isTrue();
            assertThat(watching.unread().get()).isZero();
        }
    }

    @Test
    void whatWasChosenIsShownWhereItHappened() throws Exception {
        Fx.run(window::open);
        try (Socket _ = client("GET / HTTP/1.1\r\nHost: x\r\nVia: 1.1 proxy\r\n\r\n")) {
            await("it is noticed", () -> watching.found().size() == 1);
            ListView<?> list = list();
            Fx.run(() -> {
                list.getSelectionModel().select(0);
                list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            });

            assertThat(shown).singleElement().isInstanceOfSatisfying(Seen.Completed.class, completed ->
                    assertThat(completed.unit().content()).isInstanceOf(Content.Request.class));
        }
    }

    @Test
    void aPortIsTriedOutAndWhatTheServerSeesOfThatIsNoTrouble() throws Exception {
        lab.plain().behave(Behaviour.CLOCK); // to this the doctor speaks in TLS, too
        lab.plain().start(Lab.LOOPBACK, 0);
        Fx.run(window::open);
        examine("http://127.0.0.1:" + lab.plain().address().orElseThrow().port() + "/");
        await("it says what is wrong", () -> saysNow("! Somebody listens on 127.0.0.1:" + lab.plain().address().orElseThrow().port()
                + ", but does not answer in HTTP."));
        long entries = lab.trace().totals().entries();
        try (Socket _ = client("GET / HTTP/1.1\nHost: x\n")) {
            await("what comes later is noticed", () -> !watching.found().isEmpty());
        }

        assertThat(entries).isPositive();
        assertThat(Fx.<Integer>get(() -> watching.found().size())).isEqualTo(1);
    }

    @Test
    void whereNobodyListensItIsSaidSo() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        Fx.run(window::open);
        examine(String.valueOf(free));

        await("it says so", () -> saysNow("! Nobody listens on 127.0.0.1:" + free + ", so every connection is refused at once."));
    }

    @Test
    void enterTriesTheAddressAndAnotherAddressHasNoOldResult() throws Exception {
        Fx.run(window::open);
        ComboBox<?> box = box();
        Fx.run(() -> {
            box.getEditor().setText("127.0.0.1:" + port());
            box.getEditor().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        await("it is tried out", () -> saysNow("Tried out: 127.0.0.1:" + port()));
        Fx.run(() -> box.getEditor().setText("127.0.0.1:1"));
        assertThat(says("Tried out: 127.0.0.1:" + port())).isFalse();

        Fx.run(() -> box.getEditor().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        await("the window's own button is named",
                () -> saysNow("→ Press Start above the server in the main window, or check the port that stands there."));
    }

    @Test
    void whatIsNoPortIsToldWithAnExample() {
        Fx.run(window::open);
        examine("seven");

        assertThat(says("! A port is a number from 1 to 65535, such as in: 7007")).isTrue();
    }

    private ComboBox<?> box() {
        return Fx.get(() -> (ComboBox<?>) Fx.visible(root()).stream()
                .filter(ComboBox.class::isInstance)
                .findFirst()
                .orElseThrow());
    }

    private void examine(String where) {
        ComboBox<?> box = box();
        Fx.run(() -> box.getEditor().setText(where));
        Fx.press(root(), "Try it out");
    }

    private ListView<?> list() {
        return Fx.get(() -> (ListView<?>) Fx.visible(root()).stream()
                .filter(ListView.class::isInstance)
                .findFirst()
                .orElseThrow());
    }

    private void await(String what, BooleanSupplier condition) {
        Fx.await(what, () -> {
            watching.look();
            root().applyCss();
            root().layout();
            return condition.getAsBoolean();
        });
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }

    private boolean says(String text) {
        return Fx.get(() -> saysNow(text));
    }

    private boolean saysNow(String text) {
        root().applyCss();
        root().layout();
        return Fx.shows(root(), text::equals);
    }

    @Test
    void everyFindingCanBeHeard() throws Exception {
        Fx.run(window::open);
        try (Socket _ = client("GET / HTTP/1.1\nHost: x\n")) {
            await("it is noticed", () -> watching.found().size() == 1);

            assertThat(Fx.<Boolean>get(() -> Fx.visible(root()).stream()
                            .filter(ListCell.class::isInstance)
                            .map(Node::getAccessibleText)
                            .anyMatch(text -> text != null && text.startsWith("A line of this request ended in LF alone"))))
                    .isTrue();
        }
    }
}
