package dev.wirelight.capture.format;

import static dev.wirelight.Bytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.Bytes;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.protocol.tcpip.LinkType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureReaderTest {

    private static List<Packet> packets(CaptureReader reader) throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (Optional<Packet> next = reader.next(); next.isPresent(); next = reader.next()) {
            packets.add(next.get());
        }
        return packets;
    }

    private static CaptureReader open(byte[] bytes) throws IOException, NotACapture {
        return CaptureReader.open(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001  00000002 00000003 00000002 00000005 4142, 2000003000",
        "d4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000  02000000 03000000 02000000 05000000 4142, 2000003000",
        "a1b23c4d 0002 0004 00000000 00000000 0000ffff 00000001  00000002 00000003 00000002 00000005 4142, 2000000003",
        "a1b2cd34 0002 0004 00000000 00000000 0000ffff 00000001  00000002 00000003 00000002 00000005 00000007 0800 04 00 4142, 2000003000",
        "34cdb2a1 0200 0400 00000000 00000000 ffff0000 01000000  02000000 03000000 02000000 05000000 07000000 0008 04 00 4142, 2000003000",
        "4d3cb2a1 0200 0400 00000000 00000000 ffff0000 01000000  02000000 03000000 02000000 05000000 4142, 2000000003"
    })
    void aPcapFileIsReadInBothByteOrdersAndBothResolutions(String bytes, long nanos) throws Exception {
        try (CaptureReader reader = open(hex(bytes))) {
            List<Packet> packets = packets(reader);
            assertThat(packets).hasSize(1);
            Packet packet = packets.getFirst();
            assertThat(packet.nanos()).isEqualTo(nanos);
            assertThat(packet.bytes()).isEqualTo(Bytes.utf8("AB"));
            assertThat(packet.originalLength()).isEqualTo(5);
            assertThat(packet.isCut()).isTrue();
            assertThat(LinkType.of(packet.linkType())).hasValue(LinkType.ETHERNET);
            assertThat(packet.offset()).isEqualTo(24);
            assertThat(reader.damage()).isEmpty();
        }
    }

    private static final String LITTLE = "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
            // interface 0: Ethernet, microseconds
            + "01000000 14000000 0100 0000 00000000 14000000"
            // interface 1: Linux cooked, nanoseconds (if_tsresol 9), 2 s later (if_tsoffset)
            + "01000000 2c000000 7100 0000 00000000 0900 0100 09000000 0e00 0800 0200000000000000 0000 0000 2c000000"
            // a block that nobody knows
            + "0d0b0000 10000000 aabbccdd 10000000"
            // an enhanced packet from each, the second with a comment
            + "06000000 24000000 00000000 00000000 01000000 02000000 02000000 41420000 24000000"
            + "06000000 30000000 01000000 00000000 07000000 01000000 01000000 43000000 0100 0200 68690000 0000 0000 30000000"
            // a simple packet
            + "03000000 14000000 03000000 44454600 14000000";

    private static final String BIG = "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c"
            + "00000001 00000014 0065 0000 00000000 00000014"
            + "00000006 00000024 00000000 00000000 00000001 00000001 00000001 47000000 00000024";

    @Test
    void aPcapngFileIsReadWithAllOfItsInterfacesAndSections() throws Exception {
        try (CaptureReader reader = open(Bytes.join(hex(LITTLE), hex(BIG)))) {
            List<Packet> packets = packets(reader);
            assertThat(packets).extracting(p -> new String(p.bytes(), "US-ASCII")).containsExactly("AB", "C", "DEF", "G");
            assertThat(packets).extracting(Packet::nanos).containsExactly(1_000L, 2_000_000_007L, 0L, 1_000L);
            assertThat(packets).extracting(Packet::linkType).containsExactly(1, 113, 1, 101);
            assertThat(packets.get(1).comments()).containsExactly("hi");
            assertThat(reader.damage()).isEmpty();
        }
    }

    @Test
    void wherePowerWentAwayTheFileIsReadUpToItsLastWholeBlock() throws Exception {
        byte[] whole = written();
        List<Integer> ends = new ArrayList<>();
        try (CaptureReader reader = open(whole)) {
            while (reader.next().isPresent()) {
                ends.add((int) reader.offset());
            }
        }
        assertThat(ends).hasSize(3);
        for (int length = ends.getFirst(); length < whole.length; length++) {
            int cut = length;
            try (CaptureReader reader = open(Arrays.copyOf(whole, length))) {
                assertThat(packets(reader)).hasSize((int) ends.stream().filter(end -> end <= cut).count());
                if (ends.contains(length)) {
                    assertThat(reader.damage()).isEmpty();
                } else {
                    long begin = ends.stream().filter(end -> end <= cut).mapToInt(end -> end).max().orElseThrow();
                    assertThat(reader.damage()).hasValue(new Damage(begin, String.format(
                            Locale.ROOT, "The file ends at byte %,d, in the middle of the block that begins at byte %,d.", cut, begin)));
                }
            }
        }
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(out, LinkType.RAW, "the lab")) {
            writer.write(1_795_354_800_123_456_789L, hex("45 00"), "");
            writer.write(1_795_354_800_123_456_790L, hex("45 00 01"), "reconstructed from the socket's addresses");
            writer.write(1_795_354_800_123_456_791L, new byte[70_000], "");
        }
        return out.toByteArray();
    }

    @Test
    void whatIsWrittenIsReadAgainToTheNanosecond() throws Exception {
        try (CaptureReader reader = open(written())) {
            List<Packet> packets = packets(reader);
            assertThat(packets).extracting(Packet::nanos).containsExactly(
                    1_795_354_800_123_456_789L, 1_795_354_800_123_456_790L, 1_795_354_800_123_456_791L);
            assertThat(packets).extracting(p -> p.bytes().length).containsExactly(2, 3, 70_000);
            assertThat(packets.get(1).comments()).containsExactly("reconstructed from the socket's addresses");
            assertThat(packets).extracting(Packet::linkType).containsOnly(LinkType.RAW.number());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000 06000000 01000000|28|A block says that it has 1 bytes.",
        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000 06000000 f0ffffff|28|That cannot be.",
        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1d000000|0|before it and after it are not the same",
        "0a0d0d0a 1c000000 00000000|0|no byte order",
        "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000 "
                + "06000000 20000000 05000000 00000000 00000000 00000000 00000000 20000000|28|came from interface 5",
        "a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001  00000002 00000003 7fffffff 7fffffff|24|2147483647 bytes",
        "a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001  00000002|24|in the middle of the header of packet 1"
    })
    void damageIsSaidWithItsPlaceAndTakesNoMemory(String bytes, long offset, String words) throws Exception {
        try (CaptureReader reader = open(hex(bytes))) {
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).isEmpty();
            assertThat(reader.damage()).hasValueSatisfying(damage -> {
                assertThat(damage.offset()).isEqualTo(offset);
                assertThat(damage.words()).contains(words);
            });
        }
    }

    @Test
    void whatIsNoCaptureIsSaidToBeNone() {
        assertThatThrownBy(() -> open(new byte[0])).isInstanceOf(NotACapture.class).hasMessageContaining("It is empty.");
        assertThatThrownBy(() -> open(Bytes.utf8("GET / HTTP/1.1")))
                .isInstanceOf(NotACapture.class)
                .hasMessageContaining("It begins with 47 45 54 20");
    }
}
