package dev.wirelight.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketSheetTest {
    private static final PacketSheet HELLO = PacketSheet.EXAMPLE;

    @Test
    void helloInAMaskedFrameOverLoopbackAndIpv4Takes65Bytes() {
        WirePacket packet = HELLO.packet();

        assertThat(hex(packet.bytes())).isEqualTo("000000000000" + "000000000000" + "0800"
                + "4500" + "0033" + "0000" + "4000" + "4006" + checksum(packet) + "7f000001" + "7f000001"
                + "cc78" + "1f40" + "00000001" + "00000001" + "5018" + "ffff" + hex(packet.bytes()).substring(100, 104) + "0000"
                + "8185" + "37fa213d" + "5f9f4d5158");
        assertThat(packet.sum()).isEqualTo("5 bytes of yours + 6 WebSocket header + 20 TCP header + 20 IPv4 header"
                + " + 14 loopback’s stand-in for Ethernet = 65 bytes");
        assertThat(owners(packet)).isEqualTo("L".repeat(14) + "I".repeat(20) + "T".repeat(20) + "A".repeat(6) + "M".repeat(5));
    }

    /// The sum of the header's words, its checksum among them, must be ffff (RFC 791 §3.1).
    private static String checksum(WirePacket packet) {
        int sum = 0;
        for (int i = 14; i < 34; i += 2) {
            sum += (packet.bytes()[i] & 0xff) << 8 | packet.bytes()[i + 1] & 0xff;
        }
        assertThat((sum & 0xffff) + (sum >> 16)).isEqualTo(0xffff);
        return hex(packet.bytes()).substring(48, 52);
    }

    @Test
    void withoutAMaskItComesFromTheServerAndIsFourBytesShorter() {
        WirePacket packet = HELLO.withMask(false).packet();

        assertThat(hex(packet.bytes())).endsWith("8105" + "68656c6c6f").contains("1f40" + "cc78");
        assertThat(packet.bytes()).hasSize(61);
    }

    @Test
    void from126BytesOnTheFrameHeaderHasTwoBytesMore() {
        assertThat(HELLO.withMessage(new byte[125]).packet().count(Owner.APPLICATION)).isEqualTo(6);
        assertThat(HELLO.withMessage(new byte[126]).packet().count(Owner.APPLICATION)).isEqualTo(8);
    }

    @Test
    void ipv6HasTwentyBytesMoreAndOnEthernetTheCardsHaveAddresses() {
        WirePacket packet = HELLO.withIpv6(true).withEthernet(true).packet();

        assertThat(packet.bytes()).hasSize(85);
        assertThat(hex(packet.bytes())).startsWith("020000000002" + "020000000001" + "86dd" + "60000000" + "001f" + "0640"
                + "20010db8000000000000000000000001" + "20010db8000000000000000000000002");
        assertThat(packet.sum()).endsWith("+ 20 TCP header + 40 IPv6 header + 14 Ethernet header = 85 bytes");
    }

    @Test
    void aTelnetLineAddsNothingButItsEnd() {
        WirePacket packet = HELLO.withTalk(Talk.TELNET).packet();

        assertThat(hex(packet.bytes())).endsWith("68656c6c6f" + "0d0a");
        assertThat(owners(packet)).endsWith("T" + "MMMMM" + "AA");
        assertThat(packet.sum()).startsWith("5 bytes of yours + 2 line end + 20 TCP header");
    }

    @Test
    void anHttpRequestPutsItsHeadBeforeTheMessage() {
        WirePacket packet = HELLO.withTalk(Talk.HTTP).packet();

        assertThat(new String(packet.bytes(), StandardCharsets.ISO_8859_1)).endsWith("POST /say HTTP/1.1\r\n"
                + "Host: 127.0.0.1:8000\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(packet.count(Owner.MESSAGE)).isEqualTo(5);
    }

    @Test
    void tlsAddsFiveBytesBeforeAndSeventeenBehindAndHidesAllBetween() {
        WirePacket plain = HELLO.packet();
        WirePacket packet = HELLO.withTls(true).packet();

        assertThat(packet.bytes()).hasSize(plain.bytes().length + 22);
        assertThat(hex(packet.bytes())).contains("170303001c").doesNotContain("818537fa213d");
        assertThat(owners(packet)).endsWith("T" + "SSSSS" + "AAAAAA" + "MMMMM" + "S".repeat(17));
        assertThat(packet.tell(54 + 5).words()).startsWith("TLS has encrypted it:");
    }

    @Test
    void ofEveryByteIsSaidWhoseItIsAndInWhichField() {
        WirePacket packet = HELLO.packet();

        assertThat(packet.tell(22).toString()).startsWith("Byte 22, 40: Internet: IP · IPv4 header, byte 9 of 20. Time to Live: 64");
        assertThat(packet.tell(36).toString()).startsWith("Byte 36, 1f: Transport: TCP · TCP header, byte 3 of 20. Destination Port: 8000")
                .contains("Worked example, not captured.");
        assertThat(packet.tell(64).place()).isEqualTo("Byte 64, 58: Your message · message, masked, byte 5 of 5".replace("Your", "your"));
        for (PacketSheet sheet : List.of(HELLO, HELLO.withTls(true), HELLO.withTalk(Talk.HTTP), HELLO.withTalk(Talk.TELNET))) {
            WirePacket each = sheet.packet();
            for (int i = 0; i < each.bytes().length; i++) {
                assertThat(each.tell(i).field()).as(sheet.talk() + " byte " + i).isNotEmpty();
            }
        }
    }

    @Test
    void anEmptyMessageStillHasAHeader() {
        for (Talk talk : Talk.values()) {
            WirePacket packet = HELLO.withTalk(talk).withMessage(new byte[0]).packet();
            assertThat(packet.count(Owner.MESSAGE)).isZero();
            assertThat(packet.count(Owner.APPLICATION)).isPositive();
        }
    }

    @Test
    void aFrameThatPassedKeepsItsPortsAndItsBytes() {
        Connection connection = Trace.off().open("websocket", "http", Side.SERVER,
                new Address("::1", 40_001), new Address("::1", 8_001));
        byte[] frame = HexFormat.of().parseHex("8102" + "4869");
        Unit unit = new Unit(connection, Direction.SERVER_TO_CLIENT, 129, 4, 0, 0, 0,
                new Content.Frame(FrameHeader.read(frame, 0), new byte[0]), List.of());

        PacketSheet sheet = HELLO.with(unit, frame);

        assertThat(sheet.ipv6()).isTrue();
        assertThat(hex(sheet.packet().bytes())).contains("1f41" + "9c41").endsWith("81024869");
        assertThat(sheet.packet().tell(14 + 40).words()).contains("This is the socket's real port");
        assertThat(sheet.withIpv6(false).packet().tell(14 + 20).words()).doesNotContain("real port");
        assertThat(hex(sheet.withIpv6(false).packet().bytes())).contains("7f0000017f000001" + "1f41" + "9c41");
    }

    @Test
    void whatIsTooLongForOnePacketIsNotTaken() {
        Connection connection = Trace.off().open("websocket", "http", Side.SERVER,
                new Address("127.0.0.1", 40_001), new Address("127.0.0.1", 8_001));
        Unit unit = new Unit(connection, Direction.SERVER_TO_CLIENT, 0, 70_000, 0, 0, 0,
                new Content.Body(new byte[0]), List.of());

        assertThatThrownBy(() -> HELLO.with(unit, new byte[1_001])).hasMessage("This has 70000 bytes. Here is room for 1 to 1000.");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String owners(WirePacket packet) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < packet.bytes().length; i++) {
            signs.append(packet.at(i).owner().sign());
        }
        return signs.toString();
    }
}
