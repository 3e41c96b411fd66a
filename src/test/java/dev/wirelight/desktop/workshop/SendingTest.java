package dev.wirelight.desktop.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.HandClient;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.desktop.Fx;
import dev.wirelight.protocol.Role;
import dev.wirelight.server.Tricks;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.workshop.Preset;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the referee says before and after something is sent to the lab's own server.
class SendingTest {
    private final Workshop workshop = new Workshop();

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        workshop.open();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private void awaitMark(String mark) {
        workshop.awaitHappened(mark, words -> words.contains(mark) && !words.contains("not seen yet"));
    }

    @Test
    void aFrameThatBreaksARuleIsToldBeforeAndWhatHappenedStandsBesideIt() {
        workshop.startServer();
        Fx.press(workshop.root(), "MASK 1");

        assertThat(workshop.expectation())
                .contains(
                        "This frame breaks a rule",
                        "A client must mask every frame that it sends. ",
                        "RFC 6455 §5.1",
                        "The server closes with 1002 (protocol error). ");

        Fx.press(workshop.root(), "Send");
        awaitMark("as the rule asks");

        assertThat(workshop.happened())
                .contains("What happened · text frame, 7 bytes", "The server closes with 1002 (protocol error).")
                .anySatisfy(words -> assertThat(words).startsWith("close 1002 \"MASK is 0 in a frame from the client.\" after"))
                .anySatisfy(words -> assertThat(words).startsWith("TCP FIN (end of stream) after"));
    }

    @Test
    void aGoodFrameIsSaidToBeGoodAndItsEchoComes() {
        workshop.startServer();
        Fx.await("echo is expected", () -> workshop.root() != null);
        assertThat(workshop.expectation()).contains("This frame: nothing wrong", "The server sends text \"Hello\" back. ");

        // Control and Enter send, wherever the keyboard is.
        Fx.run(() -> workshop.root().fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false)));
        awaitMark("as an echo does");

        assertThat(workshop.happened()).anySatisfy(words -> assertThat(words).startsWith("text \"Hello\" after"));
        assertThat(workshop.showsBeginning("Connected from port ")).isTrue();
    }

    static Stream<Preset> presets() {
        return Arrays.stream(Preset.values());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theLabsServerDoesWhatTheRefereeExpectsOfEveryPreset(Preset preset) {
        workshop.compress(preset.isCompressed());
        workshop.startServer();
        workshop.take(preset.title(Role.CLIENT));
        boolean good = preset.breaks(Role.CLIENT).isEmpty();
        String what = preset.frames(Role.CLIENT).size() == 1 ? "This frame" : "This script";
        assertThat(workshop.expectation().getFirst()).startsWith(what + (good ? ": nothing wrong" : " breaks "));

        Fx.press(workshop.root(), what.equals("This frame") ? "Send" : "Send script");
        workshop.awaitHappened("a verdict", words -> words.stream().anyMatch(word -> word.startsWith("What happened"))
                && !words.contains("not seen yet"));

        assertThat(workshop.happened())
                .containsAnyOf("as the rule asks", "as an echo does")
                .doesNotContain("allowed", "breaks the rule", "not what an echo does", "Not sent");
    }

    @Test
    void withoutAnAgreementOnCompressionRsv1BreaksARule() {
        workshop.startServer();
        workshop.take("compressed Hello");

        assertThat(workshop.expectation()).contains("This frame breaks a rule");
    }

    @Test
    void whenTheServerHasHungUpTheNextSendConnectsAnew() {
        workshop.startServer();
        workshop.take("close 1000");
        Fx.press(workshop.root(), "Send");
        Fx.await("it ended", () -> Fx.shows(workshop.root(), "The server ended the connection. Send connects again."::equals));

        workshop.take("Hello");
        assertThat(workshop.expectation()).contains("The server sends text \"Hello\" back. ");
        Fx.press(workshop.root(), "Send");

        workshop.awaitHappened("the echo", words -> words.stream().anyMatch(word -> word.startsWith("text \"Hello\" after")));
        assertThat(writes()).contains(8, 11);
    }

    /// The lengths of what the hand client wrote after its handshake.
    private List<Integer> writes() {
        return workshop.lab.trace().since(Position.START, 10_000).entries().stream()
                .filter(entry -> entry.service().equals(HandClient.SERVICE))
                .map(Entry::call)
                .filter(call -> call instanceof Call.Write write && write.bytes()[0] != 'G')
                .map(call -> ((Call.Write) call).bytes().length)
                .toList();
    }

    @Test
    void aFrameCanBeSentInTwoPieces() {
        workshop.startServer();
        workshop.type("Split after so many bytes", "4");
        workshop.type("Pause between the pieces in milliseconds", "1");
        Fx.press(workshop.root(), "Send split after 4 bytes");
        awaitMark("as an echo does");

        assertThat(writes()).containsExactly(4, 7);
        assertThat(workshop.happened()).contains("What happened · text frame, 11 bytes, in two pieces");
    }

    @Test
    void compressionThatAHandshakeByHandAgreedOnHoldsForTheFramesAfterIt() {
        workshop.lab.webSocket().compress(true);
        workshop.startServer();
        Fx.press(workshop.root(), "As text");
        workshop.type("Script as text", """
                .. from the first byte
                <- "GET / HTTP/1.1\\r\\nHost: x\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n"
                   "Sec-WebSocket-Extensions: permessage-deflate\\r\\n\\r\\n"
                -> "HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n"
                <- c1 87 00 00 00 00 f2 48 cd c9 c9 07 00
                """);
        Fx.press(workshop.root(), "Send script");
        awaitMark("as an echo does");

        assertThat(workshop.happened())
                .contains("The server answers 101 (Switching Protocols).", "The server sends text \"Hello\" back.")
                .doesNotContain("allowed", "breaks the rule");
    }

    @Test
    void aPongThatTheScriptWaitedForIsNotExcusedByTheCloseAfterIt() {
        workshop.startServer();
        workshop.lab.webSocket().play(Tricks.NONE.with("no-pong"));
        Fx.press(workshop.root(), "As text");
        workshop.type("Script as text", "<- 89 80 00 00 00 00\n.. pause 100 ms\n<- 88 80 00 00 00 00\n");
        Fx.press(workshop.root(), "Send script");

        awaitMark("breaks the rule");
    }

    @Test
    void whereNobodyListensTheReasonIsSaidAndNothingIsLost() {
        workshop.type("Address of the server", "ws://127.0.0.1:1/");
        Fx.press(workshop.root(), "Send");
        workshop.awaitHappened("the reason", words -> words.contains("Not sent"));

        assertThat(workshop.happened()).anySatisfy(words -> assertThat(words).contains("127.0.0.1:1"));
        assertThat(workshop.shows("Not connected. Send connects.")).isTrue();
        assertThat(workshop.bytes()).startsWith("81 85");
    }

    @Test
    void anAddressThatIsNoneIsToldBesideTheField() {
        workshop.type("Address of the server", "http://127.0.0.1/");

        assertThat(workshop.showsBeginning("Write ws:// instead of http://")).isTrue();

        workshop.type("Address of the server", "127.0.0.1:8000");
        assertThat(workshop.shows("The beginning is missing: write ws://127.0.0.1:8000.")).isTrue();

        workshop.type("Address of the server", "ws://127.0.0.1:65536/");
        assertThat(workshop.shows("65536 is no port: ports go from 1 to 65535.")).isTrue();

        workshop.type("Address of the server", "ws://127.0.0.1:65535/");
        assertThat(workshop.showsBeginning("65535 is no port")).isFalse();
    }

    @Test
    void theLabsServerCanBeStartedFromHere() {
        Fx.press(workshop.root(), "Start the WebSocket server");

        Fx.await("it listens", () -> workshop.lab.webSocket().address().isPresent());
        Fx.await("the button goes", () -> !Fx.shows(workshop.root(), "Start the WebSocket server"::equals));
    }

    @Test
    void hangingUpEndsTheConnection() {
        workshop.startServer();
        Fx.press(workshop.root(), "Send");
        awaitMark("as an echo does");
        assertThat(workshop.lab.webSocket().peers()).hasSize(1);

        Fx.press(workshop.root(), "Hang up");

        Fx.await("the server knows", () -> workshop.lab.webSocket().peers().isEmpty());
        assertThat(workshop.shows("Not connected. Send connects.")).isTrue();
    }

    @Test
    void theServerCanSendByHandToItsClientsAndTheyAreJudged() throws CannotConnect {
        workshop.startServer();
        Fx.press(workshop.root(), "server → its clients");
        assertThat(workshop.bytes()).isEqualTo("81 05 48 65 6c 6c 6f");
        Fx.press(workshop.root(), "Send");
        workshop.awaitHappened("nobody is there", words -> words.contains("Not sent"));

        URI address = URI.create("ws://" + workshop.lab.webSocket().address().orElseThrow() + "/");
        try (WebSocketClient client = WebSocketClient.connect(
                workshop.lab.trace(), address, ClientOffer.NOTHING, _ -> {})) {
            workshop.take("masked");
            assertThat(workshop.expectation())
                    .contains("A server must not mask any frame that it sends. ", "The client closes with 1002 (protocol error). ");
            Fx.press(workshop.root(), "Send");

            workshop.awaitHappened("the close", words -> words.contains("Client at port " + client.connection().client().port())
                    && words.stream().anyMatch(word -> word.startsWith("close 1002"))
                    && words.contains("as the rule asks"));
        }
    }

    private URI address() {
        return URI.create("ws://" + workshop.lab.webSocket().address().orElseThrow() + "/");
    }

    @Test
    void aConnectionThatDoesNotSpeakWebSocketIsNeitherCountedNorJudged() throws CannotConnect {
        workshop.startServer();
        Fx.press(workshop.root(), "server → its clients");
        try (HandClient silent = HandClient.openRaw(workshop.lab.trace(), address(), () -> {})) {
            Fx.await("the server has it", () -> workshop.lab.webSocket().peers().size() == 1);
            Fx.press(workshop.root(), "Send");
            workshop.awaitHappened("nobody to send to", words -> words.contains("Not sent"));
            try (WebSocketClient client =
                    WebSocketClient.connect(workshop.lab.trace(), address(), ClientOffer.NOTHING, _ -> {})) {
                Fx.await("one is counted", () -> workshop.looked("to all WebSocket clients of the lab’s server: 1 client connected"));
                Fx.press(workshop.root(), "Send");
                workshop.awaitHappened("a verdict", words ->
                        words.contains("Client at port " + client.connection().client().port())
                                && !words.contains("Client at port " + silent.connection().client().port()));
            }
        }
    }

    @Test
    void theWorkshopsOwnClientHangsUpWhenTheServerIsToSend() {
        workshop.startServer();
        Fx.press(workshop.root(), "Send");
        awaitMark("as an echo does");

        Fx.press(workshop.root(), "server → its clients");

        Fx.await("it is gone", () -> workshop.lab.webSocket().peers().isEmpty());
    }

    @Test
    void whatWasSentToOthersSaysNothingAboutANewClient() throws CannotConnect {
        workshop.startServer();
        Fx.press(workshop.root(), "server → its clients");
        try (WebSocketClient first = WebSocketClient.connect(workshop.lab.trace(), address(), ClientOffer.NOTHING, _ -> {})) {
            workshop.take("close 1000");
            Fx.press(workshop.root(), "Send");
            workshop.awaitHappened("its close", words -> words.stream().anyMatch(word -> word.startsWith("close 1000")));
        }
        Fx.await("it is gone", () -> workshop.lab.webSocket().peers().isEmpty());
        try (WebSocketClient second = WebSocketClient.connect(workshop.lab.trace(), address(), ClientOffer.NOTHING, _ -> {})) {
            workshop.take("Hello");
            assertThat(workshop.expectation())
                    .contains("This frame: nothing wrong")
                    .noneMatch(words -> words.contains("passes over this"));
        }
    }

    @Test
    void sendStaysWhereItIsAndKeepsTheKeyboard() {
        double before = workshop.bottomOf("Send");
        Fx.run(() -> Fx.button(workshop.root(), "Send").requestFocus());
        workshop.startServer();
        Fx.press(workshop.root(), "Send");
        awaitMark("as an echo does");

        assertThat(workshop.bottomOf("Send")).isEqualTo(before);
        assertThat(Fx.get(() -> workshop.stage().getScene().getFocusOwner()))
                .isEqualTo(Fx.get(() -> Fx.button(workshop.root(), "Send")));
        assertThat(workshop.expectation())
                .contains("What should follow if you send this frame next, after what you already sent on this connection:");

        workshop.type("Address of the server", "ws://127.0.0.1:99999/");
        assertThat(workshop.bottomOf("Send")).isEqualTo(before);
    }

    @Test
    void somebodyElsesServerIsNotStartedFromHere() {
        workshop.type("Address of the server", "ws://127.0.0.1:1/");

        assertThat(workshop.shows("Start the WebSocket server")).isFalse();
    }

    @Test
    void thatSomethingWasNotSentIsForgottenWhenItIsChanged() {
        workshop.type("Address of the server", "ws://127.0.0.1:1/");
        Fx.press(workshop.root(), "Send");
        workshop.awaitHappened("the reason", words -> words.contains("Not sent"));

        workshop.type("Payload as text", "other");

        assertThat(workshop.happened()).isEmpty();
    }

    @Test
    void whatAServerSaysOfItsOwnAccordIsFolded() {
        workshop.startServer();
        Fx.press(workshop.root(), "Send");
        awaitMark("as an echo does");
        Fx.run(() -> {
            for (int i = 0; i < 15; i++) {
                workshop.lab.webSocket().say("tick " + i);
            }
        });

        workshop.awaitHappened("the rest in one line", words -> words.contains("and 12 more messages"));
        assertThat(workshop.happened()).filteredOn(words -> words.startsWith("text \"tick")).hasSize(3);
    }

    @Test
    void typingSearchesThePresetsByWhatTheyBreakToo() {
        workshop.type("Search the presets", "1007 close");
        ListView<?> list = Fx.get(() -> (ListView<?>) workshop.root().lookup(".preset-list"));

        assertThat(Fx.get(() -> List.copyOf(list.getItems())).toString())
                .isEqualTo("[Heading[words=Breaks a rule], Ready[preset=CLOSE_BAD_UTF8]]");
    }
}
