package dev.wirelight.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.Bytes;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import org.junit.jupiter.api.Test;

class FrameDraftTest {

    @Test
    void aMaskedHelloIsTheExampleOfTheSpecification() {
        assertThat(FrameDraft.text("Hello").withKey(0x37fa213d).bytes())
                .isEqualTo(Bytes.hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
    }

    @Test
    void everyBitAndALengthThatLiesAreWrittenAsTheyAre() {
        FrameDraft draft = FrameDraft.of(false, Opcode.RESERVED_B, Bytes.hex("01 02"))
                .withReserved(5)
                .withLength(LengthForm.BITS_16, 7);

        assertThat(draft.bytes()).isEqualTo(Bytes.hex("5b 7e 00 07 01 02"));
        assertThat(draft.isLengthTrue()).isFalse();
    }

    @Test
    void aLengthWithItsHighestBitSetIsWrittenToo() {
        assertThat(FrameDraft.text("").withLength(LengthForm.BITS_64, Long.MIN_VALUE).bytes())
                .isEqualTo(Bytes.hex("81 7f 80 00 00 00 00 00 00 00"));
    }
}
