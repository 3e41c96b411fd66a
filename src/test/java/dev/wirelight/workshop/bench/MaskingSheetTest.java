package dev.wirelight.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Masking, from either end.
class MaskingSheetTest {
    private final MaskingSheet sheet = MaskingSheet.EXAMPLE;

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    @Test
    void itBeginsWithTheExampleOfTheSpecification() {
        // RFC 6455 §5.7
        assertThat(sheet.wire()).isEqualTo(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
        assertThat(sheet.masked()).isEqualTo(hex("7f 9f 4d 51 58"));
        assertThat(sheet.key()).isEqualTo(hex("37 fa 21 3d"));
    }

    @Test
    void maskedBytesBecomeText() {
        MaskingSheet.Change change = sheet.withMasked(hex("7f 9f"));

        assertThat(change.sheet().payload()).asString(StandardCharsets.US_ASCII).isEqualTo("He");
        assertThat(change.sheet().wire()).isEqualTo(hex("81 82 37 fa 21 3d 7f 9f"));
    }

    @Test
    void anotherKeyMasksTheSameText() {
        assertThat(sheet.withKey(hex("00 00 00 00")).sheet().wire()).isEqualTo(hex("81 85 00 00 00 00 48 65 6c 6c 6f"));
        assertThat(sheet.withKey(hex("00 00")).trouble()).isEqualTo("A masking key has four bytes, and here are 2.");
    }

    @Test
    void aFrameFromTheWireIsTakenApart() {
        MaskingSheet ping = sheet.withWire(hex("89 82 01 02 03 04 49 6b")).sheet();

        assertThat(ping.payload()).asString(StandardCharsets.US_ASCII).isEqualTo("Hi");
        assertThat(ping.withPayload(new byte[] {'x'}).sheet().wire()).as("it stays a ping").startsWith(0x89, 0x81);
    }

    @Test
    void whatIsNoMaskedFrameIsToldAndChangesNothing() {
        assertThat(sheet.withWire(hex("81 05 48 65 6c 6c 6f")).trouble()).startsWith("MASK is 0");
        assertThat(sheet.withWire(hex("81")).trouble()).isEqualTo("The header is not complete: here are 1 bytes, and it has at least 2.");
        assertThat(sheet.withWire(hex("81 85 37")).trouble()).isEqualTo("The header is not complete: here are 3 bytes of 6.");
        assertThat(sheet.withWire(hex("81 85 37 fa 21 3d 7f")).trouble())
                .isEqualTo("The header says that the payload has 5 bytes, and here are 1.");
        assertThat(sheet.withWire(hex("81 85 37")).sheet()).isSameAs(sheet);
        assertThat(sheet.withPayload(new byte[1_001]).trouble()).isEqualTo("These are 1001 bytes. Here is room for 1000.");
    }

    @Test
    void aLongPayloadTakesALongerLength() {
        assertThat(sheet.withPayload(new byte[126]).sheet().wire()).startsWith(0x81, 0xfe, 0x00, 0x7e, 0x37);
    }
}
