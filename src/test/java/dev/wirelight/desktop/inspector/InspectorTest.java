package dev.wirelight.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Selection;
import dev.wirelight.desktop.Theme;
import dev.wirelight.dissect.Layer;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.TraceLimits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.Observable;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the inspector says of units and calls.
class InspectorTest {
    private final Examples examples = new Examples();
    private Shown shown = new Shown(() -> new Inspector(examples.trace));

    @AfterEach
    void closeTheWindow() {
        shown.close();
    }

    @Test
    void unmaskingShowsEachByteWithItsByteOfTheKey() {
        shown.show(examples.frame(Examples.HELLO));

        ByteTable table = Screen.on(() -> shown.all(Unmasking.class).getFirst().table());

        assertThat(table.column(0)).containsExactly("7f", "37", "48", "H");
        assertThat(table.column(4)).containsExactly("58", "37", "6f", "o");
        assertThat(List.of(0, 1, 2, 3, 4)).extracting(i -> table.column(i).getLast()).containsExactly("H", "e", "l", "l", "o");
    }

    @Test
    void aScreenReaderHearsAllValuesOfTheBitGrid() {
        shown.show(examples.frame(Examples.HELLO));

        assertThat(Screen.on(() -> shown.all(BitGrid.class).getFirst().getAccessibleText()))
                .contains("FIN 1", "RSV1 0", "Opcode 0x1", "MASK 1", "Payload len 5", "Masking-key 37 fa 21 3d");
    }

    @Test
    void aBrokenRuleIsWhatOneSeesFirst() {
        shown.show(examples.unmaskedFrame());

        assertThat(shown.litRows()).containsExactly("MASK");
        assertThat(shown.texts())
                .contains("This breaks a rule", "the client", "MASK is 0 in a frame from the client.")
                .contains("RFC 6455 §5.1")
                .anyMatch(text -> text.contains("A client must mask every frame that it sends."))
                .anyMatch(text -> text.contains("1002"));
    }

    @Test
    void aHandshakeShowsHowTheAcceptValueIsMadeAndThatTheServerSentIt() {
        Unit request = examples.request(Examples.REQUEST);
        Unit response = examples.response(Examples.RESPONSE);
        shown = new Shown(() -> new Inspector(examples.trace, unit -> Optional.of(response), Optional.empty()));

        shown.show(request);

        assertThat(shown.litRows()).containsExactly("Sec-WebSocket-Key");
        assertThat(shown.texts())
                .contains("dGhlIHNhbXBsZSBub25jZQ==", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                .contains("b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea")
                .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "✓ is what the server sent");
    }

    @Test
    void aResponseThatComesLaterIsComparedWithTheAnswerToo() {
        Unit request = examples.request(Examples.REQUEST);
        AtomicReference<Optional<Unit>> response = new AtomicReference<>(Optional.empty());
        shown = new Shown(() -> new Inspector(examples.trace, unit -> response.get(), Optional.empty()));
        shown.show(request);
        assertThat(shown.texts()).contains("The server must send this.");

        response.set(Optional.of(examples.response(Examples.RESPONSE)));
        Screen.run(() -> shown.inspector().lookForAnswer());

        assertThat(shown.texts()).contains("✓ is what the server sent").doesNotContain("The server must send this.");
    }

    @Test
    void theAnswerIsHiddenWhileALearnerTriesAndComesBack() {
        shown.show(examples.request(Examples.REQUEST));

        Screen.run(() -> Fx.button(shown.inspector().node(), "Hide the answer").fire());
        assertThat(shown.texts()).contains("dGhlIHNhbXBsZSBub25jZQ==").doesNotContain("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

        Screen.run(() -> Fx.button(shown.inspector().node(), "Show me").fire());
        assertThat(shown.texts()).contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void theBytesOfWhatIsSelectedAreInSightWhateverTheSizeOfTheLetters() {
        shown.show(examples.request(Examples.REQUEST));
        Screen.run(() -> shown.inspector().node().getScene().getWindow().setHeight(380));
        assertThat(shown.seenAfterLayout("Sec-WebSocket-Key")).contains("the field", "its first byte");

        Screen.run(() -> Theme.LIGHT.dress(shown.inspector().node().getScene(), 1.4 * Theme.FONT_SIZE));
        assertThat(shown.seenAfterLayout("Sec-WebSocket-Key")).contains("the field", "its first byte");

        Screen.run(() -> shown.select("Sec-WebSocket-Version"));
        assertThat(shown.seenAfterLayout("Sec-WebSocket-Version")).contains("the field", "its first byte");
    }

    @Test
    void theBitsOfWhatIsSelectedAreInSight() {
        shown.show(examples.frame(Examples.HELLO));
        Screen.run(() -> shown.inspector().node().getScene().getWindow().setHeight(260));
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));
        Screen.run(() -> shown.select("Source Port"));

        assertThat(shown.seenAfterLayout("Source Port")).contains("its bits");
    }

    @Test
    void aMeaningForWhichALineHasNoRoomStandsBelowIt() {
        shown.show(examples.frame(Examples.HELLO));
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));
        double wide = Screen.on(() -> shown.lineOf("Sequence Number").getHeight());

        Screen.run(() -> shown.inspector().node().getScene().getWindow().setWidth(560));
        shown.settle();

        FieldLine line = Screen.on(() -> shown.lineOf("Sequence Number"));
        assertThat(line.getHeight()).isGreaterThan(wide + 10);
        assertThat(Screen.on(() -> shown.drawnMeaning(line))).doesNotContain("…").contains("first byte");
    }

    @Test
    void aValueThatALearnerComputedIsCheckedAndItsMistakeNamed() {
        shown.show(examples.request(Examples.REQUEST));

        shown.enter("BQgomKt49tqcGtJYe4ASzQz1IXI=");
        assertThat(shown.texts()).anyMatch(text -> text.startsWith("✗ Nearly. There is a newline after the GUID."));

        shown.enter("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(shown.texts()).anyMatch(text -> text.startsWith("✓ That is the value."));
    }

    @Test
    void aKeyThatIsNoneGetsNoAnswer() {
        shown.show(examples.request(Examples.REQUEST.replace("dGhlIHNhbXBsZSBub25jZQ==", "abc")));

        assertThat(shown.texts()).noneMatch("The server must send this."::equals);
        assertThat(shown.texts()).anyMatch(text -> text.contains("this key is not 16 bytes in Base64"));
    }

    @Test
    void aWrongAcceptValueIsSaidToBeWrong() {
        Unit request = examples.request(Examples.REQUEST);
        Unit response = examples.response(Examples.RESPONSE.replace("s3pP", "S3PP"));
        shown = new Shown(() -> new Inspector(examples.trace, unit -> Optional.of(response), Optional.empty()));

        shown.show(request);

        assertThat(shown.texts()).contains("✗ but the server sent S3PPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aLineOfTelnetNamesItsControlCharacters() {
        shown.show(examples.line("Hi\r\n"));

        ByteTable table = Screen.on(() -> shown.all(ByteTable.class).getFirst());
        assertThat(table.column(0)).containsExactly("48", "72", "H");
        assertThat(table.column(2)).containsExactly("0d", "13", "CR");
        assertThat(table.column(3)).containsExactly("0a", "10", "LF");
    }

    @Test
    void anExampleHeaderSaysThatNobodyHasSeenItsBytes() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));

        assertThat(shown.texts()).anyMatch(text -> text.startsWith("A worked example: nobody has seen these bytes."));
        assertThat(shown.texts()).contains("cc", "78", "1f", "40");
        assertThat(shown.fieldNames()).contains("Source Port", "Destination Port");
    }

    @Test
    void theSocketApiIsDrawnBetweenApplicationAndTransportAndIsNoLayer() {
        shown.show(examples.frame(Examples.HELLO));

        List<LayerCard> cards = Screen.on(() -> shown.all(LayerCard.class));

        assertThat(cards).extracting(card -> card.layer().kind())
                .containsSubsequence(Layer.Kind.APPLICATION, Layer.Kind.SOCKET_API, Layer.Kind.TRANSPORT);
        assertThat(Screen.on(() -> cards.get(1).getAccessibleText())).contains("not a layer");
    }

    @Test
    void osiDrawsSevenLayers() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> shown.inspector().layers(LayerModel.OSI));

        assertThat(Screen.on(() -> shown.all(LayerCard.class)))
                .filteredOn(card -> card.layer().kind() != Layer.Kind.SOCKET_API)
                .hasSize(7);
    }

    @Test
    void aReadSaysWhatItIsAndShowsTheBytesItMoved() {
        shown.show(new Selection.OfCall(examples.read(Examples.bytes(Examples.HELLO))));

        assertThat(shown.texts()).contains("read()", "→ 11 bytes", "81", "58").anyMatch(t -> t.contains("ssize_t n = read("));
    }

    @Test
    void aFailedBindSaysWhy() {
        Call bind = new Call.Bind(new Address("127.0.0.1", 8000), "Address already in use");
        shown.show(new Selection.OfCall(examples.call(bind)));

        assertThat(shown.texts()).contains("→ it failed: Address already in use (asked for 127.0.0.1:8000)");
    }

    @Test
    void bytesThatWereLetGoAreSaidToBeGoneAndWhatToDo() {
        Examples small = new Examples(new TraceLimits(10, 12));
        shown = new Shown(() -> new Inspector(small.trace));
        Unit first = small.frame(Examples.HELLO);
        small.frame(Examples.HELLO);

        shown.show(first);

        assertThat(shown.texts())
                .contains("These 11 bytes are no longer in memory.")
                .contains("What to do: send the same again and click on it soon after.");
    }

    @Test
    void ofALongUnitTheFirst64KiBAreShownAndTheRestIsCounted() throws Exception {
        Unit unit = examples.longFrame(100_000);
        CompletableFuture<Boolean> drawn = new CompletableFuture<>();
        Screen.run(() -> ((Pane) shown.inspector().node()).getChildren()
                .addListener((Observable change) -> drawn.complete(true)));

        shown.show(unit);
        drawn.get(20, TimeUnit.SECONDS);

        assertThat(shown.texts()).anyMatch(text -> text.contains("the first 65,536 of 100,014 bytes"));
        assertThat(Screen.on(() -> shown.all(HexRow.class)).size()).isLessThan(100);
    }
}
