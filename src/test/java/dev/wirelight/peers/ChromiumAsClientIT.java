package dev.wirelight.peers;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.server.HandServer;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Peer;
import dev.wirelight.server.ServerLimits;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import dev.wirelight.workshop.Application;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.Observer;
import dev.wirelight.workshop.Preset;
import dev.wirelight.workshop.Referee;
import dev.wirelight.workshop.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a real browser makes of a server that breaks rules, and of one that a person plays.
class ChromiumAsClientIT {
    private static Chromium chromium;

    @AutoClose
    private final Lab lab = new Lab(new Trace(TraceClock.system(), TraceLimits.DEFAULT), ServerLimits.DEFAULT);

    @BeforeAll
    static void openBrowser() throws Exception {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        lab.webSocket().start(Lab.LOOPBACK, 0);
        chromium.browser().get("http://" + lab.webSocket().address().orElseThrow() + "/favicon.ico");
    }

    /// Opens a WebSocket in the page that is shown, which writes down what happens to it.
    private static void open(String address) {
        chromium.browser()
                .executeScript(
                        "window.log = []; window.ws = new WebSocket(arguments[0]);"
                                + "ws.onopen = () => log.push('open');"
                                + "ws.onmessage = e => log.push('message ' + e.data);"
                                + "ws.onclose = e => log.push('close ' + e.code + (e.wasClean ? ' clean' : ''));",
                        address);
    }

    private static List<?> log() {
        return (List<?>) chromium.browser().executeScript("return window.log");
    }

    private static void awaitLog(Object... lines) {
        chromium.waitFor("the page saw " + List.of(lines), () -> log().equals(List.of(lines)));
    }

    private String address() {
        return "ws://" + lab.webSocket().address().orElseThrow() + "/";
    }

    /// Waits until the page is connected.
    private Peer connect() {
        open(address());
        awaitLog("open");
        return lab.webSocket().peers().stream()
                .filter(peer -> peer.sendByHand(new byte[0]))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Preset> presets() {
        return Arrays.stream(Preset.values()).filter(preset -> !preset.isCompressed());
    }

    /// The referee says what a client should do about each of these, and Chromium does it.
    @ParameterizedTest
    @MethodSource("presets")
    void whatAServerSendsByHandIsTakenAsTheRefereeSays(Preset preset) {
        Peer peer = connect();
        Referee referee = Referee.ofFrames(Role.CLIENT, Application.UNKNOWN);
        List<Expected> expected = referee.sent(preset.bytes(Role.SERVER));
        Observer observer = new Observer(lab.trace(), peer.connection(), Position.START);
        observer.sending();
        lab.webSocket().sendByHand(preset.bytes(Role.SERVER), Optional.of(peer.connection()));
        // A question behind it, where the connection goes on: its answer says that all before it has been dealt with.
        boolean goesOn = expected.stream()
                .allMatch(e -> e instanceof Expected.Pong || e instanceof Expected.Nothing || e instanceof Expected.Free);
        if (goesOn) {
            lab.webSocket().sendByHand(hex("89 01 21"), Optional.of(peer.connection()));
            Deadline.until(() -> observer.look().came().size() > expected.stream().filter(e -> e instanceof Expected.Pong).count(),
                    () -> "no pong came: " + observer.look());
        } else if (!(expected.getFirst() instanceof Expected.Wait)) {
            Deadline.until(() -> observer.look().isOver(), () -> "it goes on: " + expected + observer.look());
        }
        Verdict verdict = Verdict.of(Role.CLIENT, expected, observer.look(), true);
        // Chromium answers a close frame with the code that came, whatever it is; so it sends 999 itself, which nobody may.
        boolean echoesBadCode = preset == Preset.CLOSE_999;
        assertThat(verdict.isRuleBroken()).as("%s", verdict.lines()).isEqualTo(echoesBadCode);
        assertThat(verdict.isOpen()).as("%s", verdict.lines()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"wrong-accept,close 1006", "mask,open;close 1006"})
    void aTrickThatBreaksARuleEndsTheConnection(String trick, String log) {
        lab.webSocket().play(Tricks.NONE.with(trick));
        open(address());
        if (trick.equals("mask")) {
            awaitLog("open");
            lab.webSocket().say("hello");
        }
        awaitLog((Object[]) log.split(";"));
    }

    @Test
    void fragmentsAreOneMessage() {
        lab.webSocket().play(Tricks.NONE.with("fragment=2"));
        connect();
        chromium.browser().executeScript("ws.send('Hello')");
        awaitLog("open", "message Hello");
    }

    @Test
    void aPersonCanBeTheServerOfABrowser() throws Exception {
        Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
        BlockingQueue<HandServer.Event> events = new LinkedBlockingQueue<>();
        try (HandServer server = HandServer.open(trace, events::add)) {
            open("ws://" + server.address() + "/");
            assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(HandServer.Event.Came.class);
            HttpHead request = ((HandServer.Event.Asked) events.poll(30, TimeUnit.SECONDS)).request();
            String accept = AcceptValue.of(request.first("Sec-WebSocket-Key").orElseThrow());
            server.send(HandServer.typedHead("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
                    + "Sec-WebSocket-Accept: " + accept + "\n\n"));
            awaitLog("open");
            server.send(hex("81 05 48 65 6c 6c 6f"));
            awaitLog("open", "message Hello");
            server.send(hex("88 02 03 e8"));
            server.finish();
            awaitLog("open", "message Hello", "close 1000 clean");
        }
    }
}
