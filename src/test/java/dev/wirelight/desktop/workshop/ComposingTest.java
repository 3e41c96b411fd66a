package dev.wirelight.desktop.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Fx;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody sees who composes a frame.
class ComposingTest {
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

    @Test
    void theBytesChangeWhileOneTypes() {
        assertThat(workshop.bytes()).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");

        workshop.type("Payload as text", "Hi");
        assertThat(workshop.bytes()).isEqualTo("81 82 37 fa 21 3d 7f 93");
        assertThat(workshop.shows("What will be on the wire · 8 bytes")).isTrue();

        Fx.press(workshop.root(), "FIN 1");
        assertThat(workshop.bytes()).startsWith("01 82");
        assertThat(workshop.shows("FIN 0")).isTrue();
    }

    @Test
    void everyByteOfThePayloadHasARowWithItsBits() {
        assertThat(workshop.shows("48  0100 1000")).isTrue();
        assertThat(workshop.shows("37  0011 0111")).isTrue();
        assertThat(workshop.shows("7f  0111 1111")).isTrue();
    }

    @Test
    void ofALongPayloadTheFirstRowsAreDrawnAndTheRestIsCounted() {
        workshop.type("Payload as text", "a".repeat(1000));

        assertThat(workshop.shows("Drawn here: the first 256 of 1,008 bytes. All of them are sent.")).isTrue();
        assertThat(workshop.shows("and 984 bytes more, in the same way")).isTrue();
    }

    @Test
    void wrongDigitsAreToldBesideTheFieldAndTheLastFrameStays() {
        workshop.type("Masking key", "37 fa 21 xx");

        assertThat(workshop.showsBeginning("“x” is no hexadecimal digit.")).isTrue();
        assertThat(workshop.shows("What is typed makes no frame yet. Below is the last one.")).isTrue();
        assertThat(workshop.bytes()).startsWith("81 85 37 fa 21 3d");

        workshop.type("Masking key", "00 00 00 00");
        assertThat(workshop.bytes()).isEqualTo("81 85 00 00 00 00 48 65 6c 6c 6f");
        assertThat(workshop.showsBeginning("“x” is no hexadecimal digit.")).isFalse();
    }

    @Test
    void aLengthThatLiesIsSaidAndTheBytesBehindItsEndAreCounted() {
        workshop.type("Declared length", "3");

        assertThat(workshop.bytes()).startsWith("81 83");
        assertThat(workshop.showsBeginning("A length that lies: the payload has 5 bytes.")).isTrue();
        assertThat(workshop.showsBeginning("The last 2 bytes stand behind the end")).isTrue();

        Fx.press(workshop.root(), "True length");
        assertThat(workshop.bytes()).startsWith("81 85");
    }

    @Test
    void theControlThatHasTheKeyboardLightsItsBits() {
        TextInputControl key = workshop.field("Masking key");
        Fx.run(key::requestFocus);

        assertThat(workshop.litSegments()).containsExactly("Masking-key\n37 fa", "Masking-key, continued\n21 3d");
    }

    @Test
    void withoutMaskThePayloadGoesOutAsItIs() {
        Fx.press(workshop.root(), "MASK 1");

        assertThat(workshop.bytes()).isEqualTo("81 05 48 65 6c 6c 6f");
        assertThat(workshop.showsBeginning("MASK is 0 and there is no key")).isTrue();
        assertThat(workshop.field("Masking key").isDisabled()).isTrue();
    }

    @Test
    void theGridSaysHowMuchOfThePayloadItDoesNotShow() {
        workshop.layOut();
        assertThat(workshop.shows("Payload data\n7f 9f … 3 more bytes")).isTrue();
    }

    @Test
    void noFileYetIsNoMistake() {
        Fx.press(workshop.root(), "Payload: File");

        assertThat(workshop.shows("Choose a file: its bytes become the payload.")).isTrue();
        assertThat(Fx.<Boolean>get(() -> Fx.visible(workshop.root()).stream()
                        .anyMatch(node -> node.getStyleClass().contains("trouble"))))
                .isFalse();
    }

    @Test
    void aFieldKeepsItsColourWhateverTheFrame() {
        assertThat(workshop.coloured("Payload data")).isEqualTo("colour-1");
        assertThat(workshop.coloured("Payload len")).isEqualTo("colour-4");
        Fx.press(workshop.root(), "MASK 1");
        assertThat(workshop.coloured("Payload data")).isEqualTo("colour-1");
        workshop.type("Payload as text", "a".repeat(126));
        assertThat(workshop.coloured("Payload data")).isEqualTo("colour-1");
        assertThat(workshop.coloured("Extended payload length")).isEqualTo("colour-4");
    }

    @Test
    void sendCanBeSeenWithLargeLettersInASmallWindow() {
        workshop.larger();
        workshop.larger();
        workshop.resize(1280, 740);

        assertThat(workshop.bottomOf("Send")).isLessThan(workshop.root().getLayoutBounds().getHeight());
    }

    @Test
    void noControlIsCutOffAtTheSideAtAnySize() {
        for (double width : new double[] {1000, 800, 600}) {
            workshop.resize(width, 900);
            assertThat(workshop.outsideAtTheSide()).as("at a width of " + width).isEmpty();
        }
        for (int i = 0; i < 2; i++) {
            workshop.larger();
        }
        workshop.resize(1000, 900);
        assertThat(workshop.outsideAtTheSide()).as("with large letters").isEmpty();
    }

    @Test
    void everyControlHasANameForAScreenReader() {
        assertThat(workshop.nameless()).isEmpty();
    }
}
