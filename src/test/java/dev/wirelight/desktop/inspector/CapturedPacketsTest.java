package dev.wirelight.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.dissect.Layer;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the inspector shows where packets were captured.
class CapturedPacketsTest {
    private static final String SYN = "45 00 00 3c 9a 5e 40 00 40 06 a2 5b 7f 00 00 01 7f 00 00 01"
            + "cc 78 1f 40 ad d3 4a 49 00 00 00 00 a0 02 ff d7 fe 30 00 00"
            + "02 04 ff d7 04 02 08 0a a9 2d a0 13 00 00 00 00 01 03 03 0a";
    private static final String PSH_ACK = "45 00 00 3f 9a 60 40 00 40 06 a2 56 7f 00 00 01 7f 00 00 01"
            + "cc 78 1f 40 ad d3 4a 4a 2e 71 c6 8a 80 18 00 40 fe 2f 00 00"
            + "01 01 08 0a a9 2d a0 13 aa 4b de 42";

    private final Examples examples = new Examples();
    private final Shown shown = new Shown(() -> new Inspector(examples.trace));

    @AfterEach
    void closeTheWindow() {
        shown.close();
    }

    @Test
    void aSynShowsItsRealHeaderFieldByField() {
        shown.show(new Selection.OfCall(examples.segment(SYN, 0, 0)));

        assertThat(shown.fieldNames()).contains("Sequence Number", "Control bits", "Maximum Segment Size", "shift.cnt");
        assertThat(shown.texts())
                .contains("SYN", "“I want to connect, my numbers begin at 2916305481”", "ad", "d3", "4a", "49")
                .noneMatch(text -> text.contains("worked example"));
        assertThat(Screen.on(() -> shown.all(LayerCard.class))).extracting(card -> card.layer().title())
                .contains("Transport — TCP · captured", "Internet — IPv4 · captured", "Application — no data");

        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.INTERNET));
        assertThat(shown.fieldNames()).contains("Time to Live", "Header Checksum");
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.APPLICATION));
        assertThat(shown.texts()).contains("There are no bytes to show.");
    }

    @Test
    void aFrameShowsTheHeaderThatCarriedItAlsoWhereThePacketCameLaterThanTheRead() {
        Unit frame = examples.frame(Examples.HELLO);
        examples.segment(PSH_ACK, 0, 11);
        shown.show(frame);
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));

        assertThat(shown.texts()).contains("This header was captured: these are its real bytes.", "cc", "78");
        assertThat(Screen.on(() -> shown.all(ComboBox.class))).isEmpty();
    }

    @Test
    void aFramesOwnBytesAreNotCalledACapturedHeader() {
        Unit frame = examples.frame(Examples.HELLO);
        examples.segment(PSH_ACK, 0, 11);
        shown.show(frame);
        var before = shown.fieldNames();
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.APPLICATION));

        assertThat(shown.texts()).doesNotContain("This header was captured: these are its real bytes.");
        assertThat(shown.fieldNames()).isEqualTo(before);
    }

    @Test
    void aPacketsDataAreTheBytesThatTheSocketRead() {
        examples.frame(Examples.HELLO);
        shown.show(new Selection.OfCall(examples.segment(PSH_ACK, 0, 11)));
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.APPLICATION));

        assertThat(shown.texts()).contains("81", "85", "37", "fa").doesNotContain("There are no bytes to show.");
    }

    @Test
    void aPacketThatComesWhileItsFrameIsExplainedTakesTheWorkedExamplesPlace() {
        Unit frame = examples.frame(Examples.HELLO);
        shown.show(frame);
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));
        assertThat(shown.texts()).doesNotContain("This header was captured: these are its real bytes.");

        examples.segment(PSH_ACK, 0, 11);
        Screen.run(() -> shown.inspector().lookForPackets());

        assertThat(shown.texts()).contains("This header was captured: these are its real bytes.", "cc", "78");
    }

    @Test
    void ofSeveralSegmentsEachCanBeChosen() {
        Unit frame = examples.frame(Examples.HELLO);
        examples.segment(PSH_ACK, 0, 6);
        examples.segment(PSH_ACK.replace("ad d3 4a 4a", "ad d3 4a 50"), 6, 5);
        shown.show(frame);
        Screen.run(() -> shown.all(LayerList.class).getFirst().choose(Layer.Kind.TRANSPORT));
        assertThat(shown.texts()).doesNotContain("50");

        Screen.run(() -> shown.all(ComboBox.class).getFirst().getSelectionModel().select(1));

        assertThat(shown.texts()).contains("50").anyMatch(text -> text.contains("segment 2 of 2"));
    }
}
