package dev.wirelight.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.lesson.LessonPane;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import dev.wirelight.words.Catalogue;
import dev.wirelight.words.Language;
import dev.wirelight.words.Languages;
import dev.wirelight.words.PoEntry;
import dev.wirelight.words.PoFile;
import dev.wirelight.words.Words;
import dev.wirelight.dissect.HandshakeVariant;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window in a language in which every text stands in brackets. What does not was forgotten: it would stay English in
/// every language.
class AnotherLanguageTest {
    /// What is not the window's own: it comes from a lesson, the bytes, or what explains them.
    private static final Set<String> NOT_OURS = Set.of(
            "ladder-cell", "layer-card", "field-list", "bit-grid", "explanation", "hex-view", "lesson-list", "code-list",
            "preset-list", "mono");
    /// Names, which are the same in all languages.
    private static final Pattern NAME = Pattern.compile(
            "Wirelight|TLS|FIN|RSV\\d|MASK|GUID|HTTP|WebSocket|English|permessage|deflate|telnet|localhost|server code"
                    + "|Java|Python|Enter|echo|upper|chat|clock|Ctrl|textarea|https?|PEM|[a-z]+\\(\\)|text|ping|pong|close|binary|continuation");
    /// What other rooms say, which is English until now: docs/languages.md.
    private static final Pattern OTHERS = Pattern.compile(
            "RFC \\d+ §.*|.* · RFC \\d+.*|(○ )?Packets are not captured: .*|Sends back whatever it gets\\.|reserved 0x.|✓ .*"
                    + "|The server sends text \"Hello\" back\\. ");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    @TempDir
    Path folder;

    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void speakInBrackets() {
        PoFile template = PoFile.read(Languages.TEMPLATE, Languages.template());
        List<PoEntry> entries = template.entries().stream().map(AnotherLanguageTest::bracketed).toList();
        Words.speak(Catalogue.of(
                new Language("qaa"),
                new PoFile("brackets", template.header(), template.plural(), entries, List.of(), 0)));
        Fx.start();
    }

    private static PoEntry bracketed(PoEntry entry) {
        List<String> texts = entry.many().isEmpty()
                ? List.of("⟦" + entry.english() + "⟧")
                : List.of("⟦" + entry.english() + "⟧", "⟦" + entry.many() + "⟧");
        return new PoEntry(entry.line(), entry.context(), entry.english(), entry.many(), texts, false);
    }

    @AfterEach
    void close() {
        Words.speak(Catalogue.ENGLISH);
        Fx.run(() -> {
            window.close();
            stage.close();
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        lab.close();
    }

    private void open() {
        Fx.run(() -> {
            stage = new Stage();
            stage.setWidth(1000);
            stage.setHeight(900);
            DesktopOptions options = new DesktopOptions(
                    "127.0.0.1", 0, 0, Behaviour.ECHO, Behaviour.ECHO, Tricks.NONE, DesktopOptions.DEFAULT.origins(), true, new DesktopOptions.Tls(true, 0, 0), true, false,
                    Optional.empty());
            window = new MainWindow(stage, lab, Optional.empty(), options, new Look(), new Background(Platform::runLater),
                    _ -> true, Optional.of(new LessonPane.Places(Optional.empty(), folder.resolve("progress.md"))));
            window.open();
        });
    }

    /// What is in no brackets, with the style classes of the place, in all windows.
    private static Set<String> forgotten() {
        Set<String> found = new TreeSet<>();
        for (Window one : Window.getWindows()) {
            if (one.getScene() != null && one.isShowing()) {
                check(one instanceof Stage titled ? titled.getTitle() : "", "title", found);
                collect(one.getScene().getRoot(), found);
            }
        }
        return found;
    }

    private static void collect(Node node, Set<String> found) {
        if (!node.isVisible() || node.getStyleClass().stream().anyMatch(NOT_OURS::contains)) {
            return;
        }
        String place = node.getClass().getSimpleName() + " " + node.getStyleClass();
        check(node.getAccessibleText(), place, found);
        check(node.getAccessibleHelp(), place, found);
        switch (node) {
            case Labeled labeled -> check(labeled.getText(), place, found);
            case Text text when !(text.getParent() instanceof Labeled) -> check(text.getText(), place, found);
            case TextInputControl field -> check(field.getPromptText(), place, found);
            default -> {}
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            check(control.getTooltip().getText(), place + " tooltip", found);
        }
        if (node instanceof MenuButton menu) {
            for (MenuItem item : menu.getItems()) {
                check(item.getText(), place + " item", found);
            }
        }
        if (node instanceof ComboBox<?> box) {
            box.getItems().forEach(item -> check(String.valueOf(item), place + " item", found));
        }
        if (node instanceof TabPane tabs) {
            tabs.getTabs().forEach(tab -> check(tab.getText(), place + " tab", found));
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static void check(@Nullable String text, String place, Set<String> found) {
        if (text == null) {
            return;
        }
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '⟦' ? 1 : 0;
            if (depth == 0) {
                outside.append(c);
            }
            depth -= c == '⟧' ? 1 : 0;
        }
        boolean othersSaySo = OTHERS.matcher(text).matches()
                || Stream.of(HandshakeVariant.values()).anyMatch(variant -> variant.words().equals(text));
        if (!othersSaySo && WORD.matcher(NAME.matcher(outside).replaceAll("")).find()) {
            found.add(text + "    (" + place + ")");
        }
    }

    private Node root() {
        return stage.getScene().getRoot();
    }

    private Socket client() throws Exception {
        Fx.await("the plain server listens", () -> lab.plain().address().isPresent());
        Address address = lab.plain().address().orElseThrow();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
        socket.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void theWindowSaysNothingThatCannotBeTranslated() throws Exception {
        open();
        try (Socket _ = client()) {
            Fx.await("somebody is connected", () -> Fx.shows(root(), text -> text.equals("⟦1 connection⟧")));
            Fx.run(() -> Stream.of("⟦Options of the ⟦Plain TCP server⟧⟧", "⟦Options of the ⟦WebSocket server⟧⟧", "⟦Close …⟧")
                    .forEach(name -> Fx.button(root(), name).fire()));

            assertThat(Fx.get(AnotherLanguageTest::forgotten)).isEmpty();
        }
    }

    @Test
    void itsOtherWindowsSayNothingThatCannotBeTranslated() {
        open();
        Fx.await("the WebSocket server listens", () -> lab.webSocket().address().isPresent());
        for (String name : List.of("⟦Workshop⟧", "⟦Why did nothing happen?⟧", "⟦Workbenches⟧", "⟦Be the server⟧", "⟦Keys⟧",
                "⟦Where packets come from, and how to get more⟧", "⟦Certificate of the ⟦WebSocket server⟧⟧",
                "⟦Built-in client for the ⟦Plain TCP server⟧⟧", "⟦Built-in client for the ⟦WebSocket server⟧⟧")) {
            Fx.press(root(), name);
        }
        Fx.await("all are open", () -> Window.getWindows().stream().filter(Window::isShowing).count() >= 10);

        assertThat(Fx.get(AnotherLanguageTest::forgotten)).isEmpty();
    }

    @Test
    void whatIsSaidInEnglishIsTheSameAsBefore() {
        Words.speak(Catalogue.ENGLISH);
        open();

        Fx.await("the title", () -> Fx.shows(root(), "Plain TCP server"::equals));
        assertThat(Fx.get(() -> Fx.shows(root(), text -> text.contains("⟦")))).isFalse();
    }
}
