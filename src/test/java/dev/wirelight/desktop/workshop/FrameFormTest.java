package dev.wirelight.desktop.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.desktop.workshop.FrameForm.PayloadKind;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Direction;
import dev.wirelight.workshop.FrameDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes of what is typed.
class FrameFormTest {
    private final FrameForm form = new FrameForm();

    private String bytes() {
        return Words.hex(form.composed().get().draft().orElseThrow().bytes());
    }

    private boolean makesAFrame() {
        return form.composed().get().draft().isPresent();
    }

    @Test
    void itBeginsWithTheExampleOfTheSpecification() {
        // RFC 6455 §5.7: a single-frame masked text message.
        assertThat(bytes()).isEqualTo("81 85 37 fa 21 3d 7f 9f 4d 51 58");
    }

    @Test
    void everyBitOfTheFirstByteCanBeChosen() {
        form.fin.set(false);
        form.rsv1.set(true);
        form.rsv3.set(true);
        form.opcode.set(Opcode.RESERVED_B);

        assertThat(bytes()).startsWith("5b 85");
    }

    @Test
    void aFrameWithoutMaskHasNoKey() {
        form.masked.set(false);

        assertThat(bytes()).isEqualTo("81 05 48 65 6c 6c 6f");
    }

    @Test
    void aServersFramesAreNotMaskedAndAClientsAre() {
        form.direction.set(Direction.SERVER_TO_CLIENT);
        assertThat(bytes()).isEqualTo("81 05 48 65 6c 6c 6f");

        form.masked.set(true);
        assertThat(bytes()).startsWith("81 85 37");

        form.direction.set(Direction.CLIENT_TO_SERVER);
        assertThat(bytes()).startsWith("81 85 37");
    }

    @Test
    void aKeyOfThreeBytesIsToldAndStaysAsItWasTyped() {
        form.key.set("37 fa 21");

        assertThat(makesAFrame()).isFalse();
        assertThat(form.composed().get().keyTrouble()).startsWith("A masking key has four bytes, and here are 3.");
        assertThat(form.key.get()).isEqualTo("37 fa 21");
    }

    @Test
    void singleDigitsAreNotReadAsPairs() {
        form.key.set("1 2 3 4 5 6");

        assertThat(form.composed().get().keyTrouble()).startsWith("“1” lacks a digit.");
    }

    @Test
    void aWrongKeyDoesNotMatterWhileNothingIsMasked() {
        form.key.set("what");
        form.masked.set(false);

        assertThat(bytes()).isEqualTo("81 05 48 65 6c 6c 6f");
    }

    @Test
    void aLetterThatIsNoDigitIsNamed() {
        form.payloadKind.set(PayloadKind.HEX);
        form.hex.set("48 6g");

        assertThat(makesAFrame()).isFalse();
        assertThat(form.composed().get().payloadTrouble()).startsWith("“g” is no hexadecimal digit.");
        assertThat(form.hex.get()).isEqualTo("48 6g");
    }

    @Test
    void halfAByteIsTold() {
        form.payloadKind.set(PayloadKind.HEX);
        form.hex.set("48 6");

        assertThat(form.composed().get().payloadTrouble()).startsWith("The last byte has only one digit.");
    }

    @Test
    void textBecomesTheSameBytesInHexadecimalAndBack() {
        form.text.set("ä");
        form.payloadKind.set(PayloadKind.HEX);
        assertThat(form.hex.get()).isEqualTo("c3 a4");

        form.hex.set("c3 b6");
        form.payloadKind.set(PayloadKind.TEXT);
        assertThat(form.text.get()).isEqualTo("ö");
    }

    @Test
    void bytesThatAreNoTextLeaveTheTextAsItWas() {
        form.payloadKind.set(PayloadKind.HEX);
        form.hex.set("c3 28");
        form.payloadKind.set(PayloadKind.TEXT);

        assertThat(form.text.get()).isEqualTo("Hello");
    }

    @Test
    void theLengthFollowsThePayloadUntilOneIsTyped() {
        form.text.set("Hello!");
        assertThat(bytes()).startsWith("81 86");

        form.length.set("100");
        assertThat(bytes()).startsWith("81 e4");
        assertThat(form.composed().get().lengthNote())
                .isEqualTo("A length that lies: the payload has 6 bytes. The other side waits for the rest.");

        form.length.set("");
        assertThat(bytes()).startsWith("81 86");
    }

    @Test
    void aLengthCanBeWrittenInALongerForm() {
        form.lengthForm.set(LengthChoice.BITS_16);
        assertThat(bytes()).startsWith("81 fe 00 05 37");

        form.lengthForm.set(LengthChoice.BITS_64);
        assertThat(bytes()).startsWith("81 ff 00 00 00 00 00 00 00 05 37");
    }

    @Test
    void aLengthForWhichItsFormHasNoRoomIsWrittenAsFarAsItGoes() {
        form.lengthForm.set(LengthChoice.BITS_16);
        form.length.set("65537");

        assertThat(bytes()).startsWith("81 fe 00 01");
        assertThat(form.composed().get().lengthNote()).isEqualTo("65537 has no room in this form: 1 will be written.");
    }

    @Test
    void theHighestBitOfALengthCanBeSet() {
        form.length.set("18446744073709551615");
        assertThat(bytes()).startsWith("81 ff ff ff ff ff ff ff ff ff 37");

        form.length.set("18446744073709551616");
        assertThat(makesAFrame()).isFalse();
        assertThat(form.composed().get().lengthTrouble()).startsWith("A length is a whole number from 0 to");
    }

    @Test
    void aPayloadOfMoreThanAMebibyteIsToldInWords() {
        form.text.set("a".repeat(1 << 20));
        assertThat(makesAFrame()).isTrue();

        form.text.set("a".repeat((1 << 20) + 1));
        assertThat(form.composed().get().payloadTrouble()).startsWith("These are 1,048,577 bytes.");
    }

    @Test
    void aFilesBytesBecomeThePayload(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("picture.bin"), new byte[] {0, (byte) 0xff});
        form.payloadKind.set(PayloadKind.FILE);
        assertThat(form.composed().get().payloadTrouble()).startsWith("Choose a file");

        form.file.set(Optional.of(FilePayload.read(file)));
        form.masked.set(false);

        assertThat(bytes()).isEqualTo("81 02 00 ff");
    }

    @Test
    void aFileThatIsTooLargeIsToldWithItsSize(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("film.bin"), new byte[(1 << 20) + 1]);

        assertThat(FilePayload.read(file).content().trouble()).startsWith("film.bin has 1,048,577 bytes.");
    }

    @Test
    void aFrameThatIsShownComesOutTheSame() {
        FrameDraft text = FrameDraft.text("hi").withReserved(4).withKey(0x01020304).withLength(LengthForm.BITS_64, 77);
        form.show(text);
        assertThat(form.composed().get().draft()).contains(text);

        FrameDraft close = FrameDraft.of(true, Opcode.CLOSE, new byte[] {3, (byte) 0xe8});
        form.show(close);
        assertThat(form.composed().get().draft()).contains(close);
        assertThat(form.hex.get()).isEqualTo("03 e8");
    }
}
