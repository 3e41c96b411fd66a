package dev.wirelight.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import org.junit.jupiter.api.Test;

class HexDumpTest {

    @Test
    void bytesMayBeWrittenAsPeopleWriteThem() throws Exception {
        for (String text : new String[] {
            "81 85 37 fa", "818537FA", "81:85:37:fa", "0x81, 0x85, 0x37, 0xfa", "0x818537fa", "81-85-37-fa", "\\x81\\x85\\x37\\xfa",
            " 81 85\n\n37 fa \n", "8185 37fa"
        }) {
            assertThat(Bytes.hex(HexDump.read(text))).as(text).isEqualTo("81 85 37 fa");
        }
    }

    @Test
    void theDumpOfXxdIsRead() throws Exception {
        assertThat(new String(HexDump.read("""
                00000000: 4745 5420 2f20 4854 5450 2f31 2e31 0d0a  GET / HTTP/1.1..
                00000010: 0d0a                                     ..
                """))).isEqualTo("GET / HTTP/1.1\r\n\r\n");
    }

    @Test
    void theDumpOfHexdumpIsRead() throws Exception {
        assertThat(new String(HexDump.read("""
                00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  |GET / HTTP/1.1..|
                00000010  0d 0a                                             |..|
                00000012
                """))).isEqualTo("GET / HTTP/1.1\r\n\r\n");
    }

    @Test
    void aCopyFromWiresharkIsRead() throws Exception {
        assertThat(new String(HexDump.read("""
                0000   47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a   GET / HTTP/1.1..
                0010   0d 0a 61 62                                       ..ab
                """))).isEqualTo("GET / HTTP/1.1\r\n\r\nab");
    }

    @Test
    void bytesThatLookLikeOffsetsAreBytes() throws Exception {
        assertThat(Bytes.hex(HexDump.read("0001 0203\n0405 0607"))).isEqualTo("00 01 02 03 04 05 06 07");
        assertThat(Bytes.hex(HexDump.read("0000 0203"))).isEqualTo("02 03"); // an offset of a dump is what it looks like most
    }

    @Test
    void anythingElseIsNamedWithItsLine() {
        assertThatThrownBy(() -> HexDump.read("81 05\nhello")).hasMessageStartingWith("Line 2: \"hello\" is no bytes");
        assertThatThrownBy(() -> HexDump.read("123")).hasMessageContaining("\"123\"");
    }
}
