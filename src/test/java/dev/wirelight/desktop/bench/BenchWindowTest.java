package dev.wirelight.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import dev.wirelight.workshop.bench.BenchSetup;
import dev.wirelight.workshop.bench.Owner;
import dev.wirelight.workshop.bench.PacketSheet;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody sees who works at a bench.
class BenchWindowTest {
    private static final String KEY = "1 · the client's key, as text";
    private static final String HASHED = "2 · what is hashed: key + GUID";
    private static final String DIGEST = "3 · SHA-1, as bytes";
    private static final String VALUE = "4 · Base64: Sec-WebSocket-Accept";

    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private BenchWindow window;
    private Optional<PacketSheet.Taken> chosen = Optional.empty();

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        Fx.run(() -> {
            window = new BenchWindow(lab.trace(), lab.plain(), new Look(), () -> chosen);
            window.open();
        });
    }

    @AfterEach
    void close() {
        Fx.run(window::close);
        lab.close();
    }

    @Test
    void escapePutsItAwayAndWhatWasDoneInItIsThereAgain() {
        type(KEY, "AAAAAAAAAAAAAAAAAAAAAA==");
        TextInputControl key = field(KEY);
        Fx.run(() -> key.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        Fx.await("it is put away", () -> !window.stage().isShowing());
        Fx.run(window::open);
        assertThat(text(KEY)).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA==");
    }

    @Test
    void theHandshakeBeginsWithTheExampleDoneRight() {
        assertThat(text(VALUE)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(shows("✓ That is the value. The server sends the same one.")).isTrue();
    }

    @Test
    void aNewlineInTheInputChangesAllThatFollowsAndIsNamed() {
        type(HASHED, text(HASHED) + "\\n");

        assertThat(text(VALUE)).isEqualTo("BQgomKt49tqcGtJYe4ASzQz1IXI=");
        assertThat(beginning("✗ Nearly. There is a newline after the GUID.")).isTrue();
        assertThat(beginning("printf 'dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11\\012'")).isTrue();

        Fx.press(root(), "Do it right");
        assertThat(text(VALUE)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aMistakeCanBeChosenAndIsMadeInTheBoxes() {
        choose("Make a mistake", "no GUID");
        assertThat(text(HASHED)).isEqualTo("dGhlIHNhbXBsZSBub25jZQ==");
        assertThat(text(VALUE)).isEqualTo("hHLtf2V1k8aDQZfNjw3Ia1hCwt0=");

        choose("Make a mistake", "the SHA-1 as 40 hexadecimal digits");
        assertThat(text(DIGEST)).startsWith("62 33 37 61");
        assertThat(text(VALUE)).startsWith("YjM3YTRm");
    }

    @Test
    void whatCannotBeReadIsToldAndWhatFollowsStays() {
        type(DIGEST, "b3 7x");

        assertThat(beginning("✗ “x” is no hexadecimal digit.")).isTrue();
        assertThat(text(VALUE)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aValueThatWasComputedElsewhereIsDiagnosedForTheKey() {
        type(KEY, "x3JJHMbDL1EzLkh9GBhXDw==");
        assertThat(text(VALUE)).isEqualTo("HSmrc0sMlYUkAGmm5OPpG2HaGWk=");

        type(VALUE, "HSmrc0sMlYUkAGmm5OPpG2HaGWk");
        assertThat(beginning("✗ Nearly. The = at the end is missing.")).isTrue();
    }

    @Test
    void maskingGoesInBothDirections() {
        tab("Masking");
        assertThat(text("The whole frame, as it goes out")).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");

        type("Masked payload", "7f 9f");
        assertThat(text("Payload, as text")).isEqualTo("He");
        assertThat(text("The whole frame, as it goes out")).isEqualTo("81 82 37 fa 21 3d 7f 9f");

        type("The whole frame, as it goes out", "81 82 00 00 00 00 48 69");
        assertThat(text("Payload, as text")).isEqualTo("Hi");
        assertThat(text("Masking key, four bytes")).isEqualTo("00 00 00 00");
    }

    @Test
    void everyByteOfThePayloadHasARowWithBits() {
        tab("Masking");
        assertThat(shows("48  0100 1000")).isTrue();
        assertThat(shows("37  0011 0111")).isTrue();
        assertThat(shows("7f  0111 1111")).isTrue();
    }

    @Test
    void aFrameThatIsNotMaskedIsTold() {
        tab("Masking");
        type("The whole frame, as it goes out", "81 05 48 65 6c 6c 6f");

        assertThat(beginning("✗ MASK is 0")).isTrue();
        assertThat(text("Payload, as text")).isEqualTo("Hello");
    }

    @Test
    void everyByteOfThePacketHasTheLetterOfItsLayerAndTheSumIsTold() {
        tab("Layers");
        assertThat(letters()).isEqualTo("L".repeat(14) + "I".repeat(20) + "T".repeat(20) + "A".repeat(6) + "M".repeat(5));
        assertThat(beginning("5 bytes of yours + 6 WebSocket header + 20 TCP header + 20 IPv4 header + 14 ")).isTrue();

        type("Your message, as text", "hi");
        Fx.press(root(), "Telnet line");
        assertThat(letters()).endsWith("TMMAA");
        Fx.press(root(), "IPv6");
        Fx.press(root(), "Ethernet");
        assertThat(beginning("2 bytes of yours + 2 line end + 20 TCP header + 40 IPv6 header + 14 Ethernet header = 78 bytes")).isTrue();
    }

    @Test
    void aMessageThatIsTooLongIsToldAndThePacketStays() {
        tab("Layers");
        type("Your message, as text", "a".repeat(1_001));

        assertThat(beginning("✗ These are 1,001 bytes. Here is room for 1,000.")).isTrue();
        assertThat(letters()).endsWith("AMMMMM");
    }

    @Test
    void whatPassedCanBeTakenFromTheLadder() {
        tab("Layers");
        Fx.press(root(), "Take from the ladder");
        assertThat(beginning("✗ Nothing is chosen in the main window")).isTrue();

        byte[] frame = {(byte) 0x81, 2, 'H', 'i'};
        Connection connection = lab.trace().open("websocket", "http", Side.SERVER, new Address("::1", 40_001), new Address("::1", 8_001));
        Unit unit = new Unit(connection, Direction.SERVER_TO_CLIENT, 129, 4, 0, 0, 0,
                new Content.Frame(FrameHeader.read(frame, 0), new byte[] {'H', 'i'}), List.of());
        chosen = Optional.of(new PacketSheet.Taken(unit, frame));
        Fx.press(root(), "Take from the ladder");

        assertThat(beginning("2 bytes of yours + 2 WebSocket header + 20 TCP header + 40 IPv6 header")).isTrue();
        assertThat(beginning("from connection #" + connection.number() + ": TEXT “Hi”")).isTrue();
    }

    @Test
    void theExerciseHidesTheMarksAndExplainsAWrongAnswer() {
        tab("Layers");
        Fx.press(root(), "Whose byte is this?");
        assertThat(letters()).isEmpty();

        Fx.press(root(), "The socket");
        assertThat(beginning("✗ A socket is no layer")).isTrue();
        int asked = Fx.get(() -> window.layers().exercise().asked());
        Owner owner = Fx.get(() -> window.layers().packet().at(asked).owner());
        Fx.press(root(), owner.words());

        assertThat(beginning("✓ Yes. Byte " + asked + ",")).isTrue();
        assertThat(beginning("0 of 1 right at the first try.")).isTrue();
        assertThat(letters()).isNotEmpty();
    }

    private String letters() {
        return Fx.get(() -> window.layers().signs());
    }

    @Test
    void aLessonOpensABenchWithItsValues() {
        Fx.run(() -> window.open(BenchSetup.of(BenchSetup.Bench.MASKING, Map.of("frame", "81 82 01 02 03 04 49 6b"))));
        assertThat(text("Payload, as text")).isEqualTo("Hi");

        Fx.run(() -> window.open(BenchSetup.of(BenchSetup.Bench.HANDSHAKE, Map.of("key", "x3JJHMbDL1EzLkh9GBhXDw=="))));
        assertThat(text(VALUE)).isEqualTo("HSmrc0sMlYUkAGmm5OPpG2HaGWk=");

        Fx.run(() -> window.open(BenchSetup.of(BenchSetup.Bench.LAYERS, Map.of("message", "hi", "as", "telnet"))));
        assertThat(letters()).endsWith("TMMAA");
    }

    @Test
    void theLineAtWhichTheServersSocketsStandIsMarked() throws Exception {
        tab("Server's code");
        assertThat(beginning("The plain server is not running yet.")).isTrue();
        lab.plain().start(Lab.LOOPBACK, 0);
        Fx.await("the socket that listens waits in accept()", () -> marks("Socket accepted = socket.accept();", "listening"));
        try (Socket client = new Socket(Lab.LOOPBACK, lab.plain().address().orElseThrow().port())) {
            Fx.await("the connection waits in read()", () -> marks("while ((count = socket.read(", "#1"));
            Fx.await("in C too", () -> marks("while ((count = read(client, buffer, sizeof buffer)) > 0) {", "#1"));
            Fx.press(root(), "Python");
            Fx.await("and in Python", () -> marks("while data := client.recv(4096):", "#1"));
            assertThat(client.isConnected()).isTrue();
        }
        Fx.await("it is gone", () -> !marks("while ((count = socket.read(", "#1"));
    }

    private boolean marks(String code, String sign) {
        root().applyCss();
        root().layout();
        return Fx.visible(root()).stream()
                .filter(ListCell.class::isInstance)
                .map(Node::getAccessibleText)
                .anyMatch(text -> text != null && text.contains(code) && text.contains("Here: ") && text.endsWith(sign));
    }

    @Test
    void everyControlHasANameForAScreenReader() {
        for (String tab : new String[] {"Handshake", "Masking", "Layers", "Server's code"}) {
            tab(tab);
            assertThat(Fx.<Boolean>get(() -> Fx.visible(root()).stream()
                            .filter(node -> node instanceof ButtonBase || node instanceof TextInputControl)
                            .filter(Node::isFocusTraversable)
                            .allMatch(BenchWindowTest::isNamed)))
                    .as(tab)
                    .isTrue();
        }
    }

    private static boolean isNamed(Node node) {
        return node.getAccessibleText() != null || node instanceof ButtonBase button && !button.getText().isEmpty();
    }

    private void tab(String name) {
        Fx.run(() -> {
            TabPane tabs = (TabPane) root();
            tabs.getSelectionModel()
                    .select(tabs.getTabs().stream()
                            .filter(tab -> tab.getText().equals(name))
                            .findFirst()
                            .orElseThrow());
            root().applyCss();
            root().layout();
        });
    }

    private void choose(String menu, String item) {
        Fx.run(() -> ((MenuButton) Fx.button(root(), menu))
                .getItems().stream()
                        .filter(one -> one.getText().equals(item))
                        .findFirst()
                        .map(MenuItem::getOnAction)
                        .orElseThrow()
                        .handle(null));
    }

    private Parent root() {
        return window.stage().getScene().getRoot();
    }

    private TextInputControl field(String name) {
        return Fx.get(() -> Fx.visible(root()).stream()
                .filter(node -> node instanceof TextInputControl && name.equals(node.getAccessibleText()))
                .map(TextInputControl.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field " + name)));
    }

    private String text(String field) {
        TextInputControl control = field(field);
        return Fx.get(control::getText);
    }

    private void type(String field, String text) {
        TextInputControl control = field(field);
        Fx.run(() -> control.setText(text));
    }

    private boolean shows(String text) {
        return Fx.get(() -> Fx.shows(root(), text::equals));
    }

    private boolean beginning(String text) {
        return Fx.get(() -> Fx.shows(root(), shown -> shown.startsWith(text)));
    }
}
