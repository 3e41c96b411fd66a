package dev.wirelight.protocol.websocket;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameHeaderTest {

    @Test
    void theMaskedHelloOfRfc6455() {
        FrameHeader header = FrameHeader.read(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"), 0);

        assertThat(header).isEqualTo(new FrameHeader(true, 0, Opcode.TEXT, true, 0x37fa213d, LengthForm.BITS_7, 5));
        assertThat(header.length()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            81 05                               | BITS_7  | 5
            82 7d                               | BITS_7  | 125
            82 7e 00 7e                         | BITS_16 | 126
            82 7e ff ff                         | BITS_16 | 65535
            82 7f 00 00 00 00 00 01 00 00       | BITS_64 | 65536
            82 7f 7f ff ff ff ff ff ff ff       | BITS_64 | 9223372036854775807
            82 7f 80 00 00 00 00 00 00 00       | BITS_64 | -9223372036854775808
            82 7f ff ff ff ff ff ff ff ff       | BITS_64 | -1
            82 7e 00 05                         | BITS_16 | 5
            82 7f 00 00 00 00 00 00 00 05       | BITS_64 | 5
            82 fe 01 00 11 22 33 44             | BITS_16 | 256
            82 ff 00 00 00 00 00 01 00 00 11 22 33 44 | BITS_64 | 65536
            """)
    void everyFormOfTheLengthIsReadAndWrittenAsItStands(String bytes, LengthForm form, long length) {
        byte[] wire = hex(bytes);
        FrameHeader header = FrameHeader.read(wire, 0);

        assertThat(header.lengthForm()).isEqualTo(form);
        assertThat(header.payloadLength()).isEqualTo(length);
        assertThat(header.length()).isEqualTo(wire.length).isEqualTo(FrameHeader.lengthOf(wire[1]));
        byte[] written = new byte[wire.length];
        assertThat(header.write(written, 0)).isEqualTo(wire.length);
        assertThat(written).isEqualTo(wire);
    }

    @Test
    void everyFirstByteIsReadAndWrittenAsItStands() {
        for (int first = 0; first < 256; first++) {
            byte[] wire = {(byte) first, 0};
            FrameHeader header = FrameHeader.read(wire, 0);
            byte[] written = new byte[2];
            header.write(written, 0);

            assertThat(written).isEqualTo(wire);
            assertThat(header.fin()).isEqualTo(first >= 0x80);
            assertThat(header.rsv1()).isEqualTo((first & 0x40) != 0);
            assertThat(header.rsv2()).isEqualTo((first & 0x20) != 0);
            assertThat(header.rsv3()).isEqualTo((first & 0x10) != 0);
            assertThat(header.opcode().bits()).isEqualTo(first & 0xf);
        }
    }

    @Test
    void helloTypedAfterThe101ReadsAsAHeader() {
        FrameHeader header = FrameHeader.read(hex("48 65 6c 6c 6f"), 0);

        assertThat(header).isEqualTo(new FrameHeader(false, 4, Opcode.CLOSE, false, 0, LengthForm.BITS_7, 101));
    }

    @Test
    void aHeaderOfOurOwnHasTheShortestForm() {
        assertThat(FrameHeader.unmasked(true, Opcode.TEXT, 125).length()).isEqualTo(2);
        assertThat(FrameHeader.unmasked(true, Opcode.TEXT, 126).length()).isEqualTo(4);
        assertThat(FrameHeader.unmasked(true, Opcode.TEXT, 65_535).length()).isEqualTo(4);
        assertThat(FrameHeader.unmasked(true, Opcode.TEXT, 65_536).length()).isEqualTo(10);
        assertThat(FrameHeader.unmasked(true, Opcode.TEXT, 65_536).withKey(1).length()).isEqualTo(14);
    }

    @Test
    void theLayoutTakesExactlyTheBitsOfTheHeader() {
        for (String wire : new String[] {
            "81 05", "81 85 37 fa 21 3d", "82 7e 00 7e", "82 fe 01 00 11 22 33 44", "82 7f 00 00 00 00 00 01 00 00",
            "82 ff 00 00 00 00 00 01 00 00 11 22 33 44"
        }) {
            FrameHeader header = FrameHeader.read(hex(wire), 0);
            int bits = FrameLayout.of(header).stream().mapToInt(FrameLayout.Place::bitLength).sum();
            assertThat(bits).isEqualTo(8 * header.length());
        }
    }
}
