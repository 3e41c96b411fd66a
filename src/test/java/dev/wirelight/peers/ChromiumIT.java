package dev.wirelight.peers;

import static dev.wirelight.trace.Direction.CLIENT_TO_SERVER;
import static dev.wirelight.trace.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/// Chromium on the lab's page: what the page says, and what the trace says of it.
class ChromiumIT {
    private static Chromium chromium;
    private static RemoteWebDriver browser;

    @AutoClose
    private final Lab lab =
            new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    private final Watch watch = new Watch(lab.trace());

    @BeforeAll
    static void openBrowser() throws Exception {
        chromium = Chromium.open();
        browser = chromium.browser();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openPage() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
        browser.get(url("/"));
    }

    private String url(String path) {
        return "http://" + lab.webSocket().address().orElseThrow() + path;
    }

    private static void press(String id) {
        waitFor(id + " can be pressed", () -> browser.findElement(By.id(id)).isEnabled());
        browser.findElement(By.id(id)).click();
    }

    private static void type(String id, String text) {
        WebElement field = browser.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    /// Presses Connect, and waits for the page to say that it is connected.
    private static void connect() {
        press("connect");
        awaitLine("open", "101 Switching Protocols");
    }

    /// Waits for a line of the page's log.
    ///
    /// @param event `open`, `sent`, `message`, `error` or `close`
    /// @return the line's text
    private static String awaitLine(String event, String part) {
        waitFor("the page's log has " + event + ": " + part, () -> lines(event).stream().anyMatch(l -> l.contains(part)));
        return lines(event).stream().filter(l -> l.contains(part)).findFirst().orElseThrow();
    }

    private static List<String> lines(String event) {
        Object texts = browser.executeScript(
                "return Array.from(document.querySelectorAll('#log li[data-event=' + arguments[0] + ']'), li => li.textContent)",
                event);
        return ((List<?>) texts).stream().map(String::valueOf).toList();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        chromium.waitFor(what, condition);
    }

    private Unit awaitFrame(Direction direction, Opcode opcode) {
        return watch.await(direction, Content.Frame.class, f -> f.header().opcode() == opcode);
    }

    private static FrameHeader header(Unit frame) {
        return ((Content.Frame) frame.content()).header();
    }

    private static String preview(Unit frame) {
        return new String(((Content.Frame) frame.content()).preview(), StandardCharsets.UTF_8);
    }

    @Test
    void aPageOfAnotherSiteGetsNoWebSocketAlthoughItsNamePointsHere() {
        int port = lab.webSocket().address().orElseThrow().port();
        browser.get("http://foreign.example:" + port + "/");
        press("connect");
        Unit refused = watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 403);
        assertThat(((Content.Response) refused.content()).line().reason()).isEqualTo("Forbidden");
        awaitLine("close", "1006");
        Deadline.until(
                () -> lab.trace().since(Position.START, Integer.MAX_VALUE).entries().stream()
                        .anyMatch(entry -> entry.call() instanceof Call.Remark remark
                                && remark.text().startsWith(
                                        "The browser was refused: it shows a page of http://foreign.example:" + port)),
                () -> "the trace does not say why");
    }

    @Test
    void theHandshakeAndAnEchoAreSeenOnThePageAndInTheTrace() {
        connect();
        type("text", "grüß dich");
        press("send-text");
        awaitLine("sent", "grüß dich");
        awaitLine("message", "grüß dich");

        Unit asked = watch.await(
                CLIENT_TO_SERVER, Content.Request.class, r -> r.head().lists("Upgrade", "websocket"));
        HttpHead request = ((Content.Request) asked.content()).head();
        assertThat(request.start()).hasToString("GET / HTTP/1.1");
        assertThat(request.lists("Connection", "Upgrade")).isTrue();
        assertThat(request.all("Sec-WebSocket-Version")).containsExactly("13");
        assertThat(request.all("Origin")).containsExactly(url(""));
        assertThat(asked.violations()).isEmpty();

        Unit agreed = watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 101);
        assertThat(((Content.Response) agreed.content()).head().all("Sec-WebSocket-Accept"))
                .containsExactly(AcceptValue.of(request.first("Sec-WebSocket-Key").orElseThrow()));
        assertThat(agreed.violations()).isEmpty();

        Unit sent = awaitFrame(CLIENT_TO_SERVER, Opcode.TEXT);
        assertThat(header(sent).masked()).isTrue();
        assertThat(header(sent).fin()).isTrue();
        assertThat(preview(sent)).isEqualTo("grüß dich");
        assertThat(sent.violations()).isEmpty();
        Unit echo = awaitFrame(SERVER_TO_CLIENT, Opcode.TEXT);
        assertThat(watch.hex(echo)).isEqualTo("81 0b 67 72 c3 bc c3 9f 20 64 69 63 68");
        assertThat(echo.violations()).isEmpty();
    }

    @Test
    void messagesAreCompressedWhereTheServerWantsItAndTheTraceShowsWhatTheySay() {
        lab.webSocket().compress(true);
        connect();
        String words = "Row, row, row your boat gently down the stream. ".repeat(3).strip();
        for (String text : List.of(words, words + "!")) {
            type("text", text);
            press("send-text");
            awaitLine("message", text);
        }
        browser.findElement(By.cssSelector("[data-size='65536']")).click();
        awaitLine("message", "text, 65,536 bytes");

        Unit agreed = watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 101);
        assertThat(((Content.Response) agreed.content()).head().all("Sec-WebSocket-Extensions"))
                .containsExactly("permessage-deflate");
        for (Direction direction : Direction.values()) {
            awaitFrame(direction, Opcode.TEXT);
            List<Unit> frames = watch.units().stream()
                    .filter(u -> u.direction() == direction && u.content() instanceof Content.Frame)
                    .toList();
            assertThat(frames).hasSize(3).allSatisfy(frame -> {
                assertThat(frame.violations()).isEmpty();
                assertThat(header(frame).rsv1()).isTrue();
            });
            Content.Inflated first = ((Content.Frame) frames.getFirst().content()).inflated().orElseThrow();
            assertThat(first.trouble()).isEmpty();
            assertThat(new String(first.preview(), StandardCharsets.UTF_8)).isEqualTo(words);
            // The second message refers to the first, so it takes fewer bytes; 65,536 times A take very few.
            assertThat(header(frames.get(0)).payloadLength()).isLessThan(words.length() / 2);
            assertThat(header(frames.get(1)).payloadLength()).isLessThan(header(frames.get(0)).payloadLength());
            assertThat(header(frames.get(2)).payloadLength()).isLessThan(1_000);
        }
    }

    @Test
    void compressionIsOffAtFirstThoughTheBrowserOffersIt() {
        connect();
        Unit asked = watch.await(
                CLIENT_TO_SERVER, Content.Request.class, r -> r.head().lists("Upgrade", "websocket"));
        assertThat(((Content.Request) asked.content()).head().all("Sec-WebSocket-Extensions"))
                .containsExactly("permessage-deflate; client_max_window_bits");
        type("text", "hello");
        press("send-text");
        awaitLine("message", "hello");
        assertThat(watch.hex(awaitFrame(SERVER_TO_CLIENT, Opcode.TEXT))).isEqualTo("81 05 68 65 6c 6c 6f");
    }

    @ParameterizedTest
    @CsvSource({
        "5, BITS_7, 81 85, 81 05",
        "125, BITS_7, 81 fd, 81 7d",
        "126, BITS_16, 81 fe 00 7e, 81 7e 00 7e",
        "65535, BITS_16, 81 fe ff ff, 81 7e ff ff",
        "65536, BITS_64, 81 ff 00 00 00 00 00 01 00 00, 81 7f 00 00 00 00 00 01 00 00"
    })
    void eachSizeButtonMakesItsLengthForm(int size, LengthForm form, String browserBegins, String serverBegins) {
        connect();
        browser.findElement(By.cssSelector("[data-size='" + size + "']")).click();
        awaitLine("message", "text, %,d bytes".formatted(size));

        Unit sent = awaitFrame(CLIENT_TO_SERVER, Opcode.TEXT);
        assertThat(header(sent).lengthForm()).isEqualTo(form);
        assertThat(header(sent).payloadLength()).isEqualTo(size);
        assertThat(watch.hex(sent)).startsWith(browserBegins);
        assertThat(sent.length()).isEqualTo(2 + form.extraBytes() + 4 + size);
        Unit echo = awaitFrame(SERVER_TO_CLIENT, Opcode.TEXT);
        assertThat(watch.hex(echo)).startsWith(serverBegins).endsWith("41 41 41 41 41");
        assertThat(echo.length()).isEqualTo(2 + form.extraBytes() + size);
    }

    @Test
    void theBrowserTakesANewMaskingKeyForEachFrame() {
        connect();
        for (int i = 1; i <= 4; i++) {
            type("text", "message " + i);
            press("send-text");
            awaitLine("message", "message " + i);
        }

        Set<Integer> keys = new HashSet<>();
        watch.units().stream()
                .filter(u -> u.direction() == CLIENT_TO_SERVER && u.content() instanceof Content.Frame)
                .forEach(u -> keys.add(header(u).maskingKey()));
        assertThat(keys).hasSize(4);
    }

    @Test
    void bytesComeBackAsTheyWere() {
        connect();
        type("hex", "00 ff 80 0a");
        press("send-bytes");

        assertThat(awaitLine("message", "binary, 4 bytes")).contains("00 ff 80 0a");
        assertThat(header(awaitFrame(CLIENT_TO_SERVER, Opcode.BINARY)).masked()).isTrue();
        assertThat(watch.hex(awaitFrame(SERVER_TO_CLIENT, Opcode.BINARY))).isEqualTo("82 04 00 ff 80 0a");
    }

    @Test
    void thePageClosesWithItsOwnCodeAndBothCloseFramesAreSeen() {
        connect();
        type("code", "4000");
        type("reason", "bye");
        press("close");
        awaitLine("close", "wasClean true, code 4000");

        Unit asked = awaitFrame(CLIENT_TO_SERVER, Opcode.CLOSE);
        assertThat(header(asked).masked()).isTrue();
        assertThat(((Content.Frame) asked.content()).preview()).containsExactly(0x0f, 0xa0, 'b', 'y', 'e');
        assertThat(watch.hex(awaitFrame(SERVER_TO_CLIENT, Opcode.CLOSE))).isEqualTo("88 02 0f a0");
        Deadline.until(() -> openWebSockets() == 0, () -> "still open: " + lab.webSocket().peers());
    }

    private long openWebSockets() {
        return lab.webSocket().peers().stream().filter(p -> watch.units(p.connection(), CLIENT_TO_SERVER).stream()
                        .anyMatch(u -> u.content() instanceof Content.Frame))
                .count();
    }

    @Test
    void disconnectSendsACloseFrameWithoutACode() {
        connect();
        press("disconnect");
        awaitLine("close", "wasClean true, code 1005");

        assertThat(header(awaitFrame(CLIENT_TO_SERVER, Opcode.CLOSE)).payloadLength()).isZero();
        assertThat(watch.hex(awaitFrame(SERVER_TO_CLIENT, Opcode.CLOSE))).isEqualTo("88 00");
    }

    @Test
    void whenTheServerStopsThePageIsToldSoCleanly() {
        connect();
        lab.webSocket().stop();

        awaitLine("close", "wasClean true, code 1001");
        assertThat(watch.hex(awaitFrame(SERVER_TO_CLIENT, Opcode.CLOSE))).startsWith("88 12 03 e9 74 68 65"); // the...
        Unit answer = awaitFrame(CLIENT_TO_SERVER, Opcode.CLOSE);
        assertThat(((Content.Frame) answer.content()).preview()).startsWith(0x03, 0xe9);
        assertThat(lab.webSocket().peers()).isEmpty();
    }

    @Test
    void whatTheServerPushesReachesThePage() {
        connect();

        assertThat(lab.webSocket().say("nobody asked for this")).isEqualTo(1);
        awaitLine("message", "nobody asked for this");
    }

    @Test
    void theBrowserAnswersAPingWithTheSamePayload() {
        connect();

        assertThat(lab.webSocket().ping("are you there?")).isEqualTo(1);
        Unit pong = awaitFrame(CLIENT_TO_SERVER, Opcode.PONG);
        assertThat(preview(pong)).isEqualTo("are you there?");
        assertThat(header(pong).masked()).isTrue();
        assertThat(preview(awaitFrame(SERVER_TO_CLIENT, Opcode.PING))).isEqualTo("are you there?");
        assertThat(lines("message")).isEmpty(); // a page is told nothing of it
    }

    @Test
    void aPageChatsWithATelnet() throws Exception {
        Installed.program("telnet");
        lab.plain().start(Lab.LOOPBACK, 0);
        lab.plain().behave(Behaviour.CHAT);
        lab.webSocket().behave(Behaviour.CHAT);
        connect();
        awaitLine("message", "Nobody else is in the room yet.");
        int port = lab.plain().address().orElseThrow().port();
        try (Running telnet = Running.inTerminal("telnet " + Lab.LOOPBACK + " " + port)) {
            telnet.await("1 other is in the room.");
            awaitLine("message", "came in.");

            telnet.type("hello page\r");
            awaitLine("message", ": hello page");
            type("text", "hello telnet");
            press("send-text");
            telnet.await(": hello telnet\r\n");
        }
    }

    @Test
    void aVisitOfTheRoomIsToldWhatIsMissing() {
        browser.get(url("/room"));

        assertThat(browser.findElement(By.tagName("body")).getText())
                .contains("This path speaks WebSocket.", "open the lab's page at / instead");
        watch.await(SERVER_TO_CLIENT, Content.Response.class, r -> r.line().status() == 426);
    }

    @Test
    void aSubprotocolIsAgreedOn() {
        type("protocols", "chat, superchat");
        connect();

        assertThat(browser.findElement(By.id("protocol")).getText()).isEqualTo("\"chat\"");
    }

    @Test
    void hostileTextStaysText() {
        String hostile = "<img src=x onerror=\"document.title='broken in'\">";
        connect();
        lab.webSocket().say(hostile);

        assertThat(awaitLine("message", "onerror")).contains(hostile);
        type("text", "after it");
        press("send-text");
        awaitLine("message", "after it");
        assertThat(browser.findElements(By.cssSelector("#log img"))).isEmpty();
        assertThat(browser.getTitle()).isEqualTo("Wirelight: WebSocket in your browser");
    }
}
