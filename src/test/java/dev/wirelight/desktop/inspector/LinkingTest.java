package dev.wirelight.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Fields, bits and bytes are linked, with the mouse and with the keyboard.
class LinkingTest {
    private final Examples examples = new Examples();
    private final Shown shown = new Shown(() -> new Inspector(examples.trace));

    @AfterEach
    void closeTheWindow() {
        shown.close();
    }

    @Test
    void theMaskingKeySelectedLightsItsFourBytesAndItsBits() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> shown.select("Masking-key"));

        assertThat(shown.litBytes()).containsExactly(2, 3, 4, 5);
        assertThat(shown.litSegments()).containsExactly("16-32", "32-48");
    }

    @Test
    void pointingAtAByteOfThePayloadLightsThePayloadInTheFieldList() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> shown.move(shown.byteLabel(6), MouseEvent.MOUSE_MOVED));

        assertThat(shown.litRows()).containsExactly("Payload data");
        assertThat(shown.shownText(ByteReadout.class)).isEqualTo("byte 6: 7f = 0111 1111 = 127 · DEL · Payload data");
    }

    @Test
    void pointingAtTheFirstByteLightsEveryFieldThatHasABitInIt() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> shown.move(shown.byteLabel(0), MouseEvent.MOUSE_MOVED));

        assertThat(shown.litRows()).containsExactly("FIN", "RSV1–3", "Opcode");
        assertThat(shown.litSegments()).containsExactly("0-1", "1-2", "2-3", "3-4", "4-8");
    }

    @Test
    void aClickedByteStaysSelectedWhenTheMouseGoesAway() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> {
            shown.move(shown.byteLabel(3), MouseEvent.MOUSE_PRESSED);
            shown.move(shown.byteLabel(6), MouseEvent.MOUSE_MOVED);
            shown.move(shown.byteLabel(6), MouseEvent.MOUSE_EXITED);
        });

        assertThat(shown.litRows()).containsExactly("Masking-key");
        assertThat(shown.litBytes()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void pointingAtASquareLightsItsField() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> {
            BitSegment mask = shown.all(BitSegment.class).stream().filter(s -> s.from() == 8).findFirst().orElseThrow();
            shown.move(mask, MouseEvent.MOUSE_ENTERED);
        });

        assertThat(shown.litRows()).containsExactly("MASK");
    }

    @Test
    void aMaskedByteAndTheUnmaskedByteMadeFromItAreLitTogether() {
        shown.show(examples.longFrame(126));
        List<HexView> views = Screen.on(() -> shown.all(HexView.class));
        assertThat(views).hasSize(2);

        Screen.run(() -> shown.inspector().highlight().pointAt(views.get(1).map(), 3));

        assertThat(Screen.on(() -> views.get(0).isHere(8 + 3))).isTrue();
        assertThat(Screen.on(() -> views.get(0).isHere(3))).isFalse();
    }

    @Test
    void theBitsOfThePointedByteAreCombinedOneByOne() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> shown.move(shown.byteLabel(7), MouseEvent.MOUSE_MOVED));

        assertThat(shown.texts()).anySatisfy(text -> assertThat(text)
                .contains("1001 1111   9f   byte 1, masked")
                .contains("1111 1010   fa   key[1]")
                .contains("0110 0101   65   e"));
    }

    @Test
    void arrowKeysInTheBytesGoFromByteToByteAndSelectTheirFields() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> {
            HexView hex = shown.all(HexView.class).getFirst();
            shown.move(shown.byteLabel(1), MouseEvent.MOUSE_PRESSED);
            shown.press(hex, KeyCode.RIGHT, false);
        });

        assertThat(shown.litRows()).containsExactly("Masking-key");
    }

    @Test
    void markedBytesAreWhatIsCopied() {
        shown.show(examples.frame(Examples.HELLO));

        byte[] copied = Screen.on(() -> {
            HexView hex = shown.all(HexView.class).getFirst();
            shown.move(shown.byteLabel(2), MouseEvent.MOUSE_PRESSED);
            shown.press(hex, KeyCode.RIGHT, true);
            shown.press(hex, KeyCode.RIGHT, true);
            return hex.chosenBytes();
        });

        assertThat(Words.hex(copied)).isEqualTo("37 fa 21");
    }

    @Test
    void arrowKeysInTheFieldListPassOverTheHeadingOfDerivedFields() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> {
            shown.select("Payload data");
            shown.press(shown.all(FieldList.class).getFirst(), KeyCode.DOWN, false);
        });

        assertThat(shown.litRows()).containsExactly("Payload data, unmasked");
        assertThat(shown.litBytes()).containsExactly(6, 7, 8, 9, 10);
    }

    @Test
    void foldedPartsOpenWithTheArrowKeys() {
        shown.show(examples.frame(Examples.HELLO));

        Screen.run(() -> {
            shown.select("RSV1–3");
            shown.press(shown.all(FieldList.class).getFirst(), KeyCode.RIGHT, false);
            shown.press(shown.all(FieldList.class).getFirst(), KeyCode.DOWN, false);
        });

        assertThat(shown.litRows()).containsExactly("RSV1");
    }

    @Test
    void theFieldThatWasSelectedIsSelectedInTheNextFrameToo() {
        shown.show(examples.frame(Examples.HELLO));
        Screen.run(() -> shown.select("Masking-key"));

        shown.show(examples.frame("82 81 01 02 03 04 05"));

        assertThat(shown.litRows()).containsExactly("Masking-key");
    }
}
