package dev.wirelight.desktop.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Fx;
import java.util.List;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Frames collected in a script, as a list and as a text.
class ScriptingTest {
    private final Workshop workshop = new Workshop();

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        workshop.open();
        Fx.press(workshop.root(), "As text");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private String text() {
        return Fx.get(() -> workshop.root().lookupAll(".script-text").stream()
                .map(node -> ((javafx.scene.control.TextArea) node).getText())
                .findFirst()
                .orElseThrow());
    }

    private ListView<?> list() {
        return Fx.get(() -> (ListView<?>) workshop.root().lookup(".script-list"));
    }

    @Test
    void whatIsAddedStandsInTheTextWithItsName() {
        Fx.press(workshop.root(), "Add to script");

        assertThat(text()).isEqualTo("<- 81 85 37 fa 21 3d 7f 9f 4d 51 58 ; text \"Hello\", masked\n");
        assertThat(workshop.shows("Script · 1 step")).isTrue();
    }

    @Test
    void whatIsTypedInTheTextStandsInTheList() {
        workshop.type("Script as text", "# Twice\n<- 89 80 00 00 00 00\n.. pause 20 ms\n<- 8a 80 00 00 00 00\n");
        workshop.layOut();

        ListView<?> list = list();
        assertThat(Fx.<Integer>get(() -> list.getItems().size())).isEqualTo(4);
        assertThat(workshop.shows("Script · 3 steps")).isTrue();
        assertThat(workshop.shows("pause 20 ms")).isTrue();
    }

    @Test
    void aScriptOfCommentsCannotBeSentAndTheReasonIsSaid() {
        workshop.type("Script as text", "# only a note\n");

        assertThat(workshop.shows("Nothing to send yet: only comments.")).isTrue();
        assertThat(Fx.get(() -> Fx.button(workshop.root(), "Send script").isDisabled())).isTrue();
        assertThat(workshop.shows("Send")).isTrue();
    }

    @Test
    void theListHasTheArrowsOfTheText() {
        workshop.type("Script as text", "<- 89 80 00 00 00 00\n-> 8a 00\n");
        workshop.layOut();

        assertThat(workshop.shows("<-")).isTrue();
        assertThat(workshop.shows("->")).isTrue();
        assertThat(workshop.shows("<- into the server   -> out of the server")).isTrue();
    }

    @Test
    void sendSendsWhatTheRefereeSpeaksOf() {
        workshop.startServer();
        workshop.take("text after close");
        assertThat(workshop.shows("Send")).isFalse();
        assertThat(workshop.shows("Frame only")).isTrue();

        workshop.type("Payload in hexadecimal", "03 e9");
        assertThat(workshop.shows("Send")).isTrue();
        assertThat(workshop.shows("Frame only")).isFalse();
        assertThat(workshop.expectation()).contains("This frame: nothing wrong", "What should follow if you send this frame next:");
    }

    @Test
    void aMistakeInTheTextIsToldWithItsLineAndTheTextStays() {
        workshop.type("Script as text", "<- 89 80 00 00 00 00\n<- 8g\n");

        assertThat(workshop.showsBeginning("Line 2, column ")).isTrue();
        assertThat(Fx.get(() -> Fx.button(workshop.root(), "Send script").isDisabled())).isTrue();
        assertThat(text()).contains("8g");

        Fx.press(workshop.root(), "Add to script");
        assertThat(text()).startsWith("<- 89 80 00 00 00 00\n<- 8g\n<- 81 85");

        workshop.type("Script as text", "<- 89 80 00 00 00 00\n");
        assertThat(workshop.showsBeginning("Line 2")).isFalse();
    }

    @Test
    void linesCanBeMovedAndTakenOutAndTheTextFollows() {
        workshop.type("Script as text", "<- 89 80 00 00 00 00\n.. pause 20 ms\n<- 8a 80 00 00 00 00\n");
        ListView<?> list = list();
        Fx.run(() -> list.getSelectionModel().clearAndSelect(2));
        Fx.press(workshop.root(), "Move the line up");
        assertThat(text()).isEqualTo("<- 89 80 00 00 00 00\n<- 8a 80 00 00 00 00\n.. pause 20 ms\n");

        Fx.run(() -> list.getSelectionModel().clearAndSelect(0));
        Fx.press(workshop.root(), "Take the line out");
        assertThat(text()).isEqualTo("<- 8a 80 00 00 00 00\n.. pause 20 ms\n");
    }

    @Test
    void twoPiecesAndTheirPauseCanBeAdded() {
        workshop.type("Split after so many bytes", "2");
        workshop.type("Pause between the pieces in milliseconds", "250");
        Fx.press(workshop.root(), "Add both pieces and the pause to the script");

        assertThat(text().lines().map(line -> line.replaceAll(" *;.*", "")))
                .containsExactly("<- 81 85", ".. pause 250 ms", "<- 37 fa 21 3d 7f 9f 4d 51 58");
    }

    @Test
    void aLongPayloadOfOneLetterTakesOneLine() {
        workshop.take("65,536 bytes");
        Fx.press(workshop.root(), "Add to script");

        assertThat(text()).startsWith("<- 81 ff 00 00 00 00 00 01 00 00 37 fa 21 3d (56 9b 40 5c) * 16384 ; text");
    }

    @Test
    void aPresetOfSeveralFramesBecomesTheScriptAndNothingThatWasTypedIsLost() {
        workshop.take("text after close");
        assertThat(workshop.shows("Script · 2 steps")).isTrue();
        workshop.take("message inside a message");
        assertThat(workshop.shows("Script · 2 steps")).isTrue();

        workshop.type("Script as text", "# mine\n");
        workshop.take("text after close");
        assertThat(text()).startsWith("# mine\n<- 88");
    }

    @Test
    void theScriptIsSentLineByLineAndJudgedAsAWhole() {
        workshop.startServer();
        workshop.type("Script as text", "<- 89 80 00 00 00 00\n.. pause 1 ms\n<- 88 82 00 00 00 00 03 e8\n");
        assertThat(workshop.expectation())
                .containsSubsequence(
                        "This script: nothing wrong",
                        "The server answers with a close frame, usually with the same code, 1000. ");
        Fx.press(workshop.root(), "Send script");

        workshop.awaitHappened("the end", words -> words.stream().anyMatch(word -> word.startsWith("TCP FIN (end of stream) after")));
        assertThat(workshop.happened()).anySatisfy(words -> assertThat(words).startsWith("close 1000 after"));
    }

    @Test
    void theHandshakeCanBeSentByHandToo() {
        workshop.startServer();
        workshop.type("Script as text", """
                .. from the first byte
                <- "GET / HTTP/1.1\\r\\n" "Host: lab\\r\\n" "Upgrade: websocket\\r\\n" "Connection: Upgrade\\r\\n"
                   "Sec-WebSocket-Version: 12\\r\\n" "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n" "\\r\\n"
                """);
        assertThat(workshop.expectation()).contains("This script breaks a rule");
        Fx.press(workshop.root(), "Send script");

        workshop.awaitHappened("426", words -> words.stream().anyMatch(word -> word.startsWith("426 Upgrade Required after")));
    }
}
