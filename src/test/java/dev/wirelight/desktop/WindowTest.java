package dev.wirelight.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.file.CaptureReading;
import dev.wirelight.desktop.file.Captures;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a learner does in the window, with real servers behind it.
class WindowTest {
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private final List<String> opened = new ArrayList<>();
    private boolean browserThere = true;
    private Optional<Path> file = Optional.empty();
    private MainWindow window;
    private Stage stage;
    private Node root;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.close();
            stage.close();
        });
        lab.close();
    }

    private void open(int plainPort, boolean started) {
        Fx.run(() -> {
            stage = new Stage();
            stage.setWidth(1000);
            stage.setHeight(900);
            DesktopOptions options = new DesktopOptions(
                    "127.0.0.1", plainPort, 0, Behaviour.ECHO, Behaviour.ECHO, Tricks.NONE, DesktopOptions.DEFAULT.origins(), false, new DesktopOptions.Tls(false, 0, 0), started, false, file);
            window = new MainWindow(stage, lab, Optional.empty(), options, new Look(), new Background(Platform::runLater),
                    url -> opened.add(url) && browserThere, Optional.empty());
            window.open();
            root = stage.getScene().getRoot();
        });
    }

    private Address plainAddress() {
        Fx.await("the plain server listens", () -> lab.plain().address().isPresent());
        Fx.await("its pane says so", () -> Fx.shows(root, text -> text.startsWith("echo · listening")));
        return lab.plain().address().orElseThrow();
    }

    private Socket connect() throws IOException {
        Address address = plainAddress();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean shows(String text) {
        return Fx.shows(root, text::equals);
    }

    @Test
    void itOpensWithBothServersStoppedAndStartIsTheNextThing() {
        open(0, false);

        assertThat(lab.plain().address()).isEmpty();
        assertThat(lab.webSocket().address()).isEmpty();
        Fx.await("Start has the keyboard", () -> stage.getScene().getFocusOwner() instanceof ButtonBase button
                && button.getText().equals("Start the Plain TCP server"));
    }

    @Test
    void startMakesTheServerListenAndItsSocketCallsAreShown() {
        open(0, false);
        Fx.press(root, "Start the Plain TCP server");
        int port = plainAddress().port();

        Fx.await("the telnet line has the port", () -> shows("telnet 127.0.0.1 " + port));
        Fx.await("the calls are there", () -> shows("socket()") && shows("bind()") && shows("listen()"));
        assertThat(lab.webSocket().address()).isEmpty();
    }

    @Test
    void stopClosesTheServer() {
        open(0, true);
        plainAddress();
        Fx.press(root, "Stop the Plain TCP server");

        Fx.await("it stopped", () -> lab.plain().address().isEmpty() && shows("stopped"));
    }

    @Test
    void aBusyPortIsExplainedAndTheNextFreeOneIsOneClickAway() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open(other.getLocalPort(), false);
            Fx.press(root, "Start the Plain TCP server");
            Fx.await("a way out is offered", () -> Fx.shows(root, text -> text.startsWith("Use port ")));
            if (Files.isReadable(Path.of("/proc/net/tcp"))) { // elsewhere the system does not tell
                assertThat(Fx.<Boolean>get(() -> Fx.shows(root, text -> text.contains("The other program is "))))
                        .isTrue();
            }
            String offer = Fx.get(() -> Fx.visible(root).stream()
                    .filter(ButtonBase.class::isInstance)
                    .map(node -> ((ButtonBase) node).getText())
                    .filter(text -> text != null && text.startsWith("Use port "))
                    .findFirst()
                    .orElseThrow());
            Fx.press(root, offer);

            assertThat(offer).isEqualTo("Use port " + plainAddress().port() + " instead");
        }
    }

    @Test
    void whatAClientSendsStandsOnAnArrowBesideItsRead() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            send(socket, "hello\r\n");

            Fx.await("the line", () -> shows("hello") && shows("CR LF") && shows("· 7 bytes"));
            Fx.await("the calls", () -> shows("accept()") && shows("read() = 7") && shows("write() = 7"));
        }
    }

    @Test
    void aChosenArrowIsExplainedAndTheRightKeyChoosesItsCall() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            send(socket, "hello\r\n");
            Fx.await("the echo", () -> shows("write() = 7"));
            ListView<?> rows = Fx.get(() -> (ListView<?>) root.lookup(".ladder .list-view"));
            Fx.run(() -> rows.getSelectionModel().select(4));

            Fx.await("its layers", () -> shows("Layers · what carried these 7 bytes"));

            Fx.run(() -> rows.fireEvent(key(KeyCode.RIGHT, false)));
            Fx.await("the call instead", () -> !shows("Layers · what carried these 7 bytes"));
        }
    }

    @Test
    void whileItIsPausedTheServersGoOnAndTheWindowCountsWhatWaits() throws IOException {
        open(0, true);
        plainAddress();
        Fx.press(root, "Pause");
        Fx.await("it is paused", () -> shows("Back to live"));
        try (Socket socket = connect()) {
            send(socket, "hello\r\n");
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .isEqualTo("hello");
            // accept, read, write
            Fx.await("three calls wait", () -> shows("Back to live · 3 more"));
            assertThat(Fx.<Boolean>get(() -> shows("hello"))).isFalse();

            Fx.press(root, "Back to live · 3 more");
            Fx.await("they are shown", () -> shows("hello"));
        }
    }

    @Test
    void whatGoesWrongAtAServerIsCountedQuietlyBelow() throws IOException {
        open(0, true);
        assertThat(Fx.<Boolean>get(() -> shows("Why did nothing happen?"))).isTrue();
        try (Socket socket = connect()) {
            // The plain server's port, and a client that begins with TLS.
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0});

            Fx.await("it is noticed", () -> shows("Why did nothing happen? ● 1 noticed"));
        }
    }

    @Test
    void whatTheLearnerSaysReachesEveryClient() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            Fx.await("the client is counted", () -> shows("1 connection"));
            Fx.run(() -> {
                TextInputControl field = (TextInputControl) Fx.visible(root).stream()
                        .filter(node -> "Say something to every client".equals(node.getAccessibleText()))
                        .findFirst()
                        .orElseThrow();
                field.setText("good morning");
            });
            Fx.press(root, "Send");

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .isEqualTo("good morning");
            Fx.await("it says whom it reached", () -> shows("Sent to 1 client."));
            Fx.await("the message goes by itself", () -> !shows("Sent to 1 client."));
        }
    }

    @Test
    void controlPlusMakesEverythingLarger() {
        open(0, false);
        double before = nameSize();
        Fx.run(() -> root.fireEvent(key(KeyCode.PLUS, true)));

        Fx.await("larger letters", () -> nameSize() > before);

        Fx.run(() -> root.fireEvent(key(KeyCode.DIGIT0, true)));
        Fx.await("the size of before", () -> nameSize() == before);
    }

    private double nameSize() {
        return ((Label) root.lookup(".app-name")).getFont().getSize();
    }

    private static KeyEvent key(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }

    @Test
    void everyControlHasANameForAScreenReader() {
        open(0, true);
        plainAddress();
        Fx.press(root, "Options of the Plain TCP server");
        Fx.press(root, "Options of the WebSocket server");
        Fx.press(root, "Close …");

        List<Node> nameless = Fx.get(() -> Fx.visible(root).stream()
                .filter(node -> node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase
                        || node instanceof ListView)
                .filter(Node::isFocusTraversable)
                .filter(node -> node.getAccessibleText() == null
                        && !(node instanceof ButtonBase button && button.getText() != null && !button.getText().isEmpty()))
                .toList());
        assertThat(nameless).isEmpty();
    }

    @Test
    void openGivesTheBrowserTheServersAddress() {
        open(0, true);
        Fx.await("it listens", () -> lab.webSocket().address().isPresent());
        int port = lab.webSocket().address().orElseThrow().port();
        Fx.await("the address is shown", () -> shows("http://127.0.0.1:" + port + "/"));
        Fx.press(root, "Open");

        assertThat(opened).containsExactly("http://127.0.0.1:" + port + "/");
    }

    @Test
    void aBuiltInClientTalksWithTheServerAndOnlyTheServersEndIsInItsLadder() {
        open(0, true);
        plainAddress();
        Fx.press(root, "Built-in client for the Plain TCP server");
        Fx.await("its window is connected", () -> clientRoot() != null && Fx.shows(clientRoot(), text -> text.startsWith("Connected:")));
        Fx.run(() -> {
            ((TextInputControl) Fx.visible(clientRoot()).stream()
                            .filter(node -> "Line to send".equals(node.getAccessibleText()))
                            .findFirst()
                            .orElseThrow())
                    .setText("hello");
            Fx.button(clientRoot(), "Send").fire();
        });

        Fx.await("the answer", () -> Fx.shows(clientRoot(), text -> text.startsWith("server  hello")));
        Fx.await("the server's read", () -> shows("read() = 7"));
        assertThat(Fx.<Boolean>get(() -> shows("connect()"))).isFalse();
        Fx.run(() -> clientRoot().getScene().getWindow().hide());
        Fx.await("the client hangs up", () -> lab.plain().peers().isEmpty());
    }

    @Test
    void compressionIsTurnedOnAtTheServerAndOfferedByTheClient() {
        open(0, true);
        Fx.await("it listens", () -> lab.webSocket().address().isPresent());
        Fx.press(root, "Options of the WebSocket server");
        assertThat(lab.webSocket().compresses()).isFalse();
        Fx.press(root, "Built-in client for the WebSocket server");
        Fx.await("its window is connected", () -> clientShows(text -> text.startsWith("Connected:")));

        Fx.press(clientRoot(), "Offer to compress messages (permessage-deflate)");
        Fx.await("the server does not", () -> clientShows(text -> text.endsWith("the server does not compress messages")));
        Fx.press(root, "Compress (permessage-deflate)");
        assertThat(lab.webSocket().compresses()).isTrue();
        Fx.press(clientRoot(), "Offer to compress messages (permessage-deflate)");
        Fx.await("connected without an offer", () -> clientShows(text -> text.matches("Connected: [^·]*")));
        Fx.press(clientRoot(), "Offer to compress messages (permessage-deflate)");
        Fx.await("now it does", () -> clientShows(text -> text.endsWith("messages are compressed: permessage-deflate")));
        Fx.run(() -> {
            ((TextInputControl) Fx.visible(clientRoot()).stream()
                            .filter(node -> "Text or bytes to send".equals(node.getAccessibleText()))
                            .findFirst()
                            .orElseThrow())
                    .setText("Hello");
            Fx.button(clientRoot(), "Text").fire();
        });
        Fx.await("the answer", () -> clientShows(text -> text.startsWith("server  Hello")));
        Fx.await("the frame is read", () -> Fx.shows(root, text -> text.contains("compressed 5 → 7 bytes")));
        Fx.run(() -> clientRoot().getScene().getWindow().hide());
        Fx.await("the client hangs up", () -> lab.webSocket().peers().isEmpty());
    }

    private boolean clientShows(Predicate<String> text) {
        Node client = clientRoot();
        return client != null && Fx.shows(client, text);
    }

    private @Nullable Node clientRoot() {
        return Window.getWindows().stream()
                .filter(other -> other instanceof Stage client && client.getTitle().startsWith("Built-in client"))
                .map(other -> (Node) other.getScene().getRoot())
                .findFirst()
                .orElse(null);
    }

    @Test
    void whatTheWorkshopSendsIsInTheServersLadder() {
        open(0, true);
        Fx.await("the server listens", () -> lab.webSocket().address().isPresent());
        Fx.press(root, "Workshop");
        Fx.await("the workshop is open", () -> workshopRoot() != null
                && Fx.shows(workshopRoot(), "What will be on the wire · 11 bytes"::equals));
        Fx.press(workshopRoot(), "Send");

        Fx.await("the frame", () -> Fx.shows(root, text -> text.contains("Hello")));
        Fx.run(() -> workshopRoot().getScene().getWindow().hide());
        Fx.await("its client hangs up", () -> lab.webSocket().peers().isEmpty());

        Fx.run(() -> root.fireEvent(key(KeyCode.K, true)));
        Fx.await("Control and K open it again", () -> workshopRoot() != null);
    }

    private @Nullable Node workshopRoot() {
        return Window.getWindows().stream()
                .filter(other -> other instanceof Stage workshop && workshop.getTitle().endsWith("Frame workshop"))
                .map(other -> (Node) other.getScene().getRoot())
                .findFirst()
                .orElse(null);
    }

    @Test
    void aNewRowDoesNotMoveThePictureAfterTheLearnerChoseAnOlderOne() throws IOException {
        open(0, true);
        String oldest = "the endpoint is now " + plainAddress();
        try (Socket socket = connect()) {
            for (int i = 0; i < 30; i++) {
                send(socket, "line " + i + "\r\n");
            }
            Fx.await("the newest is in sight", () -> shows("line 29"));
            ListView<?> rows = Fx.get(() -> (ListView<?>) root.lookup(".ladder .list-view"));
            Fx.run(() -> {
                rows.getSelectionModel().select(1);
                rows.scrollTo(0);
            });
            Fx.await("the oldest is in sight", () -> shows(oldest) && shows("Follow newest"));
            int before = Fx.get(() -> rows.getItems().size());
            send(socket, "later\r\n");
            Fx.await("its read and the echo's write have come", () -> rows.getItems().size() >= before + 2);
            assertThat(Fx.<Boolean>get(() -> shows(oldest) && !shows("later"))).isTrue();
            Fx.await("they are counted", () -> shows("Follow newest · 2 new"));

            Fx.press(root, "Follow the newest row");
            Fx.await("the newest is in sight again", () -> shows("later"));
        }
    }

    @Test
    void whatTheLearnerSendsIsSeenThoughAnOlderRowWasChosen() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            for (int i = 0; i < 30; i++) {
                send(socket, "line " + i + "\r\n");
            }
            Fx.await("the newest is in sight", () -> shows("line 29"));
            ListView<?> rows = Fx.get(() -> (ListView<?>) root.lookup(".ladder .list-view"));
            Fx.run(() -> {
                rows.getSelectionModel().select(1);
                rows.scrollTo(0);
                field("Say something to every client").setText("good morning");
            });
            Fx.press(root, "Send");

            Fx.await("what was sent is in sight", () -> shows("good morning"));
            assertThat(Fx.<Boolean>get(() -> rows.getSelectionModel().isEmpty())).isTrue();
        }
    }

    private TextInputControl field(String name) {
        return (TextInputControl) Fx.visible(root).stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void atTheLargestSizeEveryControlIsInTheWindowAndTheLaddersHaveFourRows() {
        open(0, true);
        plainAddress();
        Fx.await("the other listens too", () -> lab.webSocket().address().isPresent());
        Fx.run(() -> {
            stage.setWidth(1280);
            stage.setHeight(720);
        });
        Fx.await("it has that size", () -> stage.getScene().getWidth() > 1200 && stage.getScene().getHeight() > 600);
        double before = nameSize();
        for (int i = 0; i < 12; i++) {
            Fx.run(() -> root.fireEvent(key(KeyCode.PLUS, true)));
        }
        Fx.await("larger letters", () -> nameSize() > 1.3 * before && Fx.button(root, "Larger").isDisabled());
        Fx.run(() -> {
            root.applyCss();
            ((Parent) root).layout();
        });

        Bounds inside = Fx.get(() -> root.localToScene(root.getLayoutBounds()));
        List<Bounds> controls = Fx.get(() -> Fx.visible(root).stream()
                .filter(node -> node instanceof ButtonBase || node instanceof TextInputControl)
                .filter(node -> !(node.getParent() instanceof ScrollBar))
                .filter(Node::isFocusTraversable)
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList());
        assertThat(controls).hasSizeGreaterThan(15).allMatch(inside::contains);
        double em = nameSize() / 1.2;
        assertThat(Fx.<Double>get(() -> ((ListView<?>) root.lookup(".ladder .list-view")).getHeight()))
                .isGreaterThanOrEqualTo(4 * 2 * em);
    }

    @Test
    void aTakenPortLeavesTheServerOnItsOldOne() throws IOException {
        open(0, true);
        int before = plainAddress().port();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            usePort("" + other.getLocalPort());

            String kept = "The server listens on its old port " + before + " again.";
            Fx.await("it says which port it kept", () -> Fx.shows(root, text -> text.endsWith(kept)));
            Fx.await("it listens again", () -> lab.plain().address().filter(now -> now.port() == before).isPresent());
        }
    }

    private void usePort(String port) {
        Fx.press(root, "Options of the Plain TCP server");
        Fx.run(() -> {
            field("Port of the Plain TCP server").setText(port);
            Fx.button(root, "Use this port").fire();
        });
    }

    @Test
    void aWrongPortTakesAnOlderOfferAway() throws IOException {
        open(0, true);
        try (Socket _ = connect()) {
            Fx.await("the client is counted", () -> shows("1 connection"));
            usePort("0");
            Fx.await("it asks", () -> shows("Start again on port 0"));
            Fx.run(() -> {
                field("Port of the Plain TCP server").setText("abc");
                Fx.button(root, "Use this port").fire();
            });

            assertThat(Fx.<Boolean>get(() -> shows("Start again on port 0"))).isFalse();
            assertThat(Fx.<Boolean>get(() -> Fx.shows(root, text -> text.startsWith("A port is a whole number"))))
                    .isTrue();
        }
    }

    @Test
    void whereNoBrowserIsTheAddressIsSaid() {
        browserThere = false;
        open(0, true);
        Fx.await("it listens", () -> lab.webSocket().address().isPresent());
        String address = "http://127.0.0.1:" + lab.webSocket().address().orElseThrow().port() + "/";
        Fx.await("the address is shown", () -> shows(address));
        Fx.press(root, "Open");

        Fx.await("it says what to do", () -> shows(
                "No browser could be opened. Copy the address into your browser: " + address));
    }

    @Test
    void aLineEndInsideATextIsSpelledOut() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            send(socket, "a\tb\r\n");

            Fx.await("the names", () -> shows("a‹HT›b") && shows("CR LF"));
        }
    }

    @Test
    void anotherPortIsAskedForFirstWhileClientsAreConnected() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            int before = plainAddress().port();
            Fx.await("the client is counted", () -> shows("1 connection"));
            Fx.press(root, "Options of the Plain TCP server");
            Fx.run(() -> {
                ((TextInputControl) Fx.visible(root).stream()
                                .filter(node -> "Port of the Plain TCP server".equals(node.getAccessibleText()))
                                .findFirst()
                                .orElseThrow())
                        .setText("0");
                Fx.button(root, "Use this port").fire();
            });
            Fx.await("it asks", () -> shows("Start again on port 0"));
            assertThat(plainAddress().port()).isEqualTo(before);

            Fx.press(root, "Start again on port 0");
            Fx.await("it has moved", () -> lab.plain().address().filter(now -> now.port() != before).isPresent());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aTrickIsSwitchedOnInTheOptionsAndStaysInSightUntilItIsSwitchedOff() {
        open(0, true);
        plainAddress();
        Fx.press(root, "Options of the WebSocket server");
        Fx.run(() -> Fx.visible(root).stream()
                .filter(node -> node instanceof CheckBox box && box.getText().equals("no pongs"))
                .forEach(node -> ((CheckBox) node).fire()));

        Fx.await("the pane says so",
                () -> shows("On purpose this server does not answer pings (breaks RFC 6455 §5.5.2)."));
        Fx.await("the server does so", () -> lab.webSocket().tricks().keepsPongs());
        Fx.await("the ladder says so",
                () -> shows("On purpose the server now does not answer pings."));

        Fx.press(root, "Switch off");
        Fx.await("it keeps to the rules", () -> lab.webSocket().tricks().equals(Tricks.NONE));
        assertThat(Fx.<Boolean>get(() -> Fx.shows(root, text -> text.startsWith("On purpose this")))).isFalse();
    }

    @Test
    void aFragmentThatIsNoNumberIsSaid() {
        open(0, true);
        Fx.press(root, "Options of the WebSocket server");
        Fx.run(() -> Fx.visible(root).stream()
                .filter(node -> "Bytes of each fragment".equals(node.getAccessibleText()))
                .forEach(node -> {
                    TextField field = (TextField) node;
                    field.setText("three");
                    field.fireEvent(new ActionEvent());
                }));
        Fx.await("it is said", () -> shows("Bytes of each fragment: that is a whole number, or nothing."));
        assertThat(lab.webSocket().tricks()).isEqualTo(Tricks.NONE);
    }

    @Test
    void aFileStandsInThePlaceOfTheServersUntilItIsClosed(@TempDir Path folder) throws IOException {
        file = Optional.of(Captures.telnetAndWebSocket(folder));
        open(0, true);
        Fx.await("its ladder", () -> shows("101 Switching Protocols") && shows("packet 4"));
        Fx.await("its connections", () -> shows("→ 127.0.0.1:8000") && shows("reset by the client"));
        Fx.await("what is in it", () -> Fx.shows(root, text -> text.startsWith("13 packets · 2 connections")));
        assertThat(Fx.<Boolean>get(() -> shows("Plain TCP server"))).isFalse();
        Fx.await("what it begins with is explained", () -> shows("Layers · what carried these 7 bytes"));

        Fx.press(root, "TCP packets");
        Fx.await("the packets", () -> shows("SYN") && shows("SYN ACK") && shows("packet 1"));

        Fx.press(root, "Close file");
        Fx.await("the servers are back", () -> shows("Plain TCP server") && !shows("101 Switching Protocols"));
        plainAddress();
    }

    @Test
    void aFileCanBeGoneThroughStepByStep(@TempDir Path folder) throws IOException {
        file = Optional.of(Captures.telnetAndWebSocket(folder));
        open(0, false);
        Fx.await("all of it", () -> shows("101 Switching Protocols") && Fx.shows(root, text -> text.endsWith("event 12 of 12")));
        Fx.press(root, "Previous frame, head or line");
        Fx.await("the frame is gone", () -> !Fx.shows(root, "TEXT"::equals) && shows("101 Switching Protocols"));
        Fx.press(root, "Next frame, head or line");
        Fx.await("the frame is back", () -> Fx.shows(root, "TEXT"::equals));
        Fx.run(() -> root.fireEvent(key(KeyCode.LEFT, true)));
        Fx.await("one back", () -> !Fx.shows(root, "TEXT"::equals));
    }

    @Test
    void oneConnectionOfAFileCanBeLookedAtAlone(@TempDir Path folder) throws IOException {
        file = Optional.of(Captures.telnetAndWebSocket(folder));
        open(0, false);
        Fx.await("both", () -> shows("→ 127.0.0.1:8000") && shows("packet 4"));
        TableView<?> table = Fx.get(() -> (TableView<?>) root.lookup(".talks"));
        Fx.run(() -> table.getSelectionModel().select(1));
        Fx.await("the second alone", () -> shows("101 Switching Protocols") && !shows("packet 4"));
        Fx.press(root, "Connection 2 alone · show all");
        Fx.await("both again", () -> shows("packet 4"));
    }

    @Test
    void whatIsNoCaptureIsExplained(@TempDir Path folder) throws IOException {
        file = Optional.of(Files.writeString(folder.resolve("notes.txt"), "hello, this is a text"));
        open(0, false);

        Fx.await("why", () -> Fx.shows(root, text -> text.startsWith("“notes.txt” cannot be opened.")));
        assertThat(Fx.<Boolean>get(() -> shows("Plain TCP server"))).isTrue();
    }

    @Test
    void aPausedTalkCanBeReplayedAndTheWayBackLeadsToWhatTheServersDoNow() throws IOException {
        open(0, true);
        try (Socket socket = connect()) {
            send(socket, "hello\r\n");
            Fx.await("the echo", () -> shows("write() = 7"));
            Fx.press(root, "Pause");
            Fx.await("the replay", () -> Fx.shows(root, text -> text.endsWith(" of 6") || text.endsWith(" of 9")));
            Fx.press(root, "Previous frame, head or line");
            Fx.await("the echo has not come yet", () -> shows("read() = 7") && !shows("write() = 7"));

            send(socket, "again\r\n");
            Fx.press(root, "Back to live");
            Fx.await("both lines", () -> shows("write() = 7") && shows("again") && shows("Pause"));
        }
    }

    @Test
    void whatIsRecordedCanBeOpened(@TempDir Path folder) throws IOException {
        Path recorded = folder.resolve("recorded.pcapng");
        open(0, true);
        plainAddress();
        Fx.run(() -> window.records().record(recorded));
        Fx.await("it says that it records", () -> Fx.shows(root, text -> text.startsWith("Recording 0:0")));
        try (Socket socket = connect()) {
            send(socket, "hello\r\n");
            Fx.await("the echo", () -> shows("write() = 7"));
        }
        Fx.await("the end", () -> shows("close()"));
        Fx.run(() -> window.records().end());
        Fx.await("where it is", () -> Fx.shows(root, text -> text.startsWith("Recorded to " + recorded)));
        assertThat(Fx.<Boolean>get(() -> Fx.shows(root, text -> text.startsWith("Recording 0:")))).isFalse();

        Fx.run(() -> window.files().open(recorded));
        Fx.await("the same line", () -> Fx.shows(root, text -> text.startsWith("reconstructed"))
                && shows("hello") && shows("closed by both"));
    }

    @Test
    void closingTheWindowEndsARecordingProperly(@TempDir Path folder) throws IOException {
        Path recorded = folder.resolve("recorded.pcapng");
        open(0, true);
        try (Socket socket = connect()) {
            Fx.run(() -> window.records().record(recorded));
            Fx.await("it says that it records", () -> Fx.shows(root, text -> text.startsWith("Recording 0:0")));
            send(socket, "hello\r\n");
            Fx.await("the echo", () -> shows("write() = 7"));
            Fx.run(() -> {
                window.close();
                window.endRecording();
            });
        }
        assertThat(CaptureReading.texts(recorded)).contains("hello\r\n");
    }

    @Test
    void whatCannotBeWrittenIsExplained(@TempDir Path folder) {
        open(0, false);
        Fx.run(() -> window.records().save(folder.resolve("no folder").resolve("x.pcapng")));

        Fx.await("why", () -> Fx.shows(root, text -> text.endsWith("cannot be written. There is no such folder.")));
    }

    @Test
    void whatPassedCanBeSaved(@TempDir Path folder) throws IOException {
        Path saved = folder.resolve("saved.pcapng");
        open(0, true);
        try (Socket socket = connect()) {
            send(socket, "hello\r\n");
            Fx.await("the echo", () -> shows("write() = 7"));
            Fx.run(() -> window.records().save(saved));
            Fx.await("it is saved", () -> Fx.shows(root, text -> text.startsWith("Saved to " + saved)
                    && text.contains("made up from what the sockets did and marked so")));
        }
        assertThat(CaptureReading.texts(saved)).contains("hello\r\n");
    }
}
