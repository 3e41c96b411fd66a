package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.PacketLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever follows connections and whoever explains packets find the TCP header at the same place.
class HeadersAgreeTest {
    private static final int RAW = LinkType.RAW.number();
    private static final String ADDRESSES = "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01"
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01";
    private static final String TCP = "91 be 46 cc 5c d6 c0 79 00 00 00 07 50 18 ff c4 00 00 00 00";
    private static final String HI = "68 69";

    /// The length of the payload, the first Next Header, the extension headers.
    @ParameterizedTest
    @CsvSource({
        "0016, 06, ''",
        "001e, 00, 06 00 01 04 00 00 00 00",
        "001e, 3c, 06 00 01 04 00 00 00 00",
        "001e, 2b, 06 00 00 00 00 00 00 00",
        // An Authentication Header counts its length in units of four bytes, less two: 4 is 24 bytes.
        "002e, 33, 06 04 00 00 00 00 01 00 00 00 00 01 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac",
        "0036, 00, 33 00 01 04 00 00 00 00 06 04 00 00 00 00 01 00 00 00 00 01 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac",
        "001e, 87, 06 00 05 00 00 00 00 00",
        // A fragment that is the whole packet (RFC 6946).
        "001e, 2c, 06 00 00 00 00 00 00 07",
    })
    void behindExtensionHeadersOfIpv6(String payloadLength, String next, String extensions) {
        byte[] packet = hex("60 00 00 00" + payloadLength + next + "40" + ADDRESSES + extensions + TCP + HI);

        assertThat(PacketLayout.of(RAW, packet)).isInstanceOfSatisfying(PacketLayout.Segment.class, found -> {
            assertThat(found.layout().sourcePort(packet)).isEqualTo(0x91be);
            assertThat(found.layout().dataLength()).isEqualTo(2);
            assertThat(found.layout().tcpAt()).isEqualTo(packet.length - 22);
        });
        assertThat(tcpAt(RAW, packet)).isEqualTo(packet.length - 22);
    }

    @ParameterizedTest
    @CsvSource({"2c, 06 00 00 01 00 00 00 07", "2c, 06 00 00 08 00 00 00 07"})
    void aPieceOfAPacketIsNoSegment(String next, String extension) {
        byte[] packet = hex("60 00 00 00 00 1e" + next + "40" + ADDRESSES + extension + TCP + HI);

        assertThat(PacketLayout.of(RAW, packet)).isEqualTo(new PacketLayout.Other("a fragment of an IP packet"));
    }

    @Test
    void behindATagOfAVirtualNetworkInACookedCapture() {
        byte[] packet = hex("00 00 03 04 00 06 00 00 00 00 00 00 00 00 81 00 00 05 86 dd"
                + "60 00 00 00 00 16 06 40" + ADDRESSES + TCP + HI);

        assertThat(PacketLayout.of(LinkType.LINUX_SLL.number(), packet)).isInstanceOfSatisfying(
                PacketLayout.Segment.class, found -> assertThat(found.layout().tcpAt()).isEqualTo(60));
        assertThat(tcpAt(LinkType.LINUX_SLL.number(), packet)).isEqualTo(60);
    }

    @Test
    void inRandomAndMutatedPackets() {
        byte[] packet = hex("60 00 00 00 00 36 00 40" + ADDRESSES + "33 00 01 04 00 00 00 00"
                + "06 04 00 00 00 00 01 00 00 00 00 01 a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac" + TCP + HI);
        Random random = new Random(7);
        int segments = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = packet.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                mutated[random.nextInt(mutated.length)] = (byte) (random.nextBoolean() ? random.nextInt(64) : random.nextInt());
            }
            if (PacketLayout.of(RAW, mutated) instanceof PacketLayout.Segment(PacketLayout layout)) {
                segments++;
                assertThat(tcpAt(RAW, mutated)).isEqualTo(layout.tcpAt());
            }
        }
        assertThat(segments).isGreaterThan(5_000);
    }

    private static int tcpAt(int linkType, byte[] packet) {
        return PacketDissector.explain(FirstHeader.of(LinkType.of(linkType).orElseThrow()), packet).wire().fields().stream()
                .filter(field -> field.name().equals("TCP header"))
                .mapToInt(field -> (int) (field.bitOffset() / 8))
                .findFirst()
                .orElse(-1);
    }
}
