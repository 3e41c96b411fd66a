package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_CLIENT;
import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.protocol.tcpip.PacketLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Real packets, field by field, and that any other bytes tile, too. The captured ones are from Linux's loopback.
class PacketDissectorTest {
    private static final String ETHERNET = "00 00 00 00 00 00 00 00 00 00 00 00 ";
    private static final String SYN = ETHERNET + "08 00 45 00 00 3c 9a 5e 40 00 40 06 a2 5b 7f 00 00 01 7f 00 00 01"
            + "bc 74 46 cb ad d3 4a 49 00 00 00 00 a0 02 ff d7 fe 30 00 00"
            + "02 04 ff d7 04 02 08 0a a9 2d a0 13 00 00 00 00 01 03 03 0a";
    private static final String SYN_ACK = ETHERNET + "08 00 45 00 00 3c 00 00 40 00 40 06 3c ba 7f 00 00 01 7f 00 00 01"
            + "46 cb bc 74 2e 71 c6 89 ad d3 4a 4a a0 12 ff cb fe 30 00 00"
            + "02 04 ff d7 04 02 08 0a aa 4b de 42 a9 2d a0 13 01 03 03 09";
    private static final String IPV4_TCP = "45 00 00 34 9a 5f 40 00 40 06 a2 62 7f 00 00 01 7f 00 00 01"
            + "bc 74 46 cb ad d3 4a 4a 2e 71 c6 8a 80 10 00 40 fe 28 00 00"
            + "01 01 08 0a a9 2d a0 13 aa 4b de 42";
    private static final String IPV6_SYN = "60 06 73 49 00 28 06 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01"
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01"
            + "91 be 46 cc 5c d6 c0 79 00 00 00 00 a0 02 ff c4 00 30 00 00"
            + "02 04 ff c4 04 02 08 0a 00 f2 b1 b1 00 00 00 00 01 03 03 0a";
    /// A segment with 11 bytes of data, whose checksums are right.
    private static final String RIGHT = "45 00 00 33 00 00 40 00 40 06 3c c3 7f 00 00 01 7f 00 00 01"
            + "cc 78 1f 40 00 00 02 10 00 00 00 01 50 18 ff ff c4 47 00 00 81 85 37 fa 21 3d 7f 9f 4d 51 58";
    private static final List<String> PACKETS = List.of(SYN, SYN_ACK, ETHERNET + "86 dd" + IPV6_SYN);

    @Test
    void theSynOfAConnection() {
        PacketHead head = head(1, SYN, 0, PacketHead.UNKNOWN, false);

        assertThat(Dump.of(PacketDissector.explain(head).dissection())).isEqualTo("""
            TCP segment SYN · RFC 9293 §3.1
            wire, observed
              0+14  Ethernet header = type 0x0800  (one step, to the next device)
                0+6  Destination Address = 00:00:00:00:00:00  (zeros: there is no network card, as on loopback)
                6+6  Source Address = 00:00:00:00:00:00  (zeros: there is no network card, as on loopback)
                12+2  Length/Type = 0x0800  (IPv4 is inside)
              14+20  IPv4 header = 127.0.0.1 → 127.0.0.1 · TTL 64  (from one address to another)
                14.0+4  Version = 4  (IPv4)
                14.4+4  IHL = 5  (20 bytes)
                15.0+6  DSCP = 0  (no wish)
                15.6+2  ECN = 0  (the sender does not take part)
                16+2  Total Length = 60  (bytes with this header)
                18+2  Identification = 39518  (for fragments)
                20.0+3  Flags = 2  (do not fragment)
                  20.0+1  Reserved = 0  (not used)
                  20.1+1  DF = 1  (set: do not fragment)
                  20.2+1  MF = 0  (not set: no piece follows)
                20.3+13  Fragment Offset = 0  (where the piece belongs)
                22+1  Time to Live = 64  (at most so many routers)
                23+1  Protocol = 6  (TCP is inside)
                24+2  Header Checksum = 0xa25b  (right)
                26+4  Source Address = 127.0.0.1  (the sender's)
                30+4  Destination Address = 127.0.0.1  (the receiver's)
              34+40  TCP header = 48244 → 18123 · SYN · seq 2916305481 (relative 0)  (which byte of which connection)
                34+2  Source Port = 48244  (the sender's port)
                36+2  Destination Port = 18123  (the receiver's port)
                38+4  Sequence Number = 2916305481  (relative 0: the first byte will have the next number)
                42+4  Acknowledgment Number = 0  (does not count: ACK is 0)
                46.0+4  Data Offset = 10  (40 bytes)
                46.4+3  Reserved = 0  (not used)
                46.7+9  Control bits = SYN  (what this segment is about)
                  46.7+1  AE = 0  (not set)
                  47.0+1  CWR = 0  (not set)
                  47.1+1  ECE = 0  (not set)
                  47.2+1  URG = 0  (not set)
                  47.3+1  ACK = 0  (not set)
                  47.4+1  PSH = 0  (not set)
                  47.5+1  RST = 0  (not set)
                  47.6+1  SYN = 1  (set)
                  47.7+1  FIN = 0  (not set)
                48+2  Window = 65495  (room for 65,495 bytes; never multiplied in a SYN)
                50+2  Checksum = 0xfe30  (left to the network card)
                52+2  Urgent Pointer = 0  (not used)
                54+4  Maximum Segment Size = 65,495 bytes  (the largest segment I take)
                  54+1  Kind = 2  (Maximum Segment Size)
                  55+1  Length = 4  (bytes with kind and length)
                  56+2  Maximum Segment Size = 65495  (bytes of data in a segment, at most)
                58+2  SACK-Permitted =   (SACK is welcome)
                  58+1  Kind = 4  (SACK-Permitted)
                  59+1  Length = 2  (bytes with kind and length)
                60+10  Timestamps = 2838339603, echo 0  (when it was sent)
                  60+1  Kind = 8  (Timestamps)
                  61+1  Length = 10  (bytes with kind and length)
                  62+4  TS Value (TSval) = 2838339603  (the sender's clock)
                  66+4  TS Echo Reply (TSecr) = 0  (none yet)
                70+1  No-Operation =   (does nothing)
                  70+1  Kind = 1  (No-Operation)
                71+3  Window Scale = × 1,024  (multiply my windows)
                  71+1  Kind = 3  (Window Scale)
                  72+1  Length = 3  (bytes with kind and length)
                  73+1  shift.cnt = 10  (windows count × 1,024)
            """);
    }

    @Test
    void theThreeHeadersAreSourcesOfTheirOwn() {
        PacketDissection packet = PacketDissector.explain(head(1, SYN, 0, -1, false));

        assertThat(packet.parts()).extracting(PacketPart::kind)
                .containsExactly(Layer.Kind.LINK, Layer.Kind.INTERNET, Layer.Kind.TRANSPORT);
        PacketPart tcp = packet.part(Layer.Kind.TRANSPORT).orElseThrow();
        assertThat(tcp.at()).isEqualTo(34);
        assertThat(tcp.source().bytes()).isEqualTo(Arrays.copyOfRange(hex(SYN), 34, 74));
        assertThat(field(tcp.source(), "Sequence Number").bitOffset()).isEqualTo(32);
        assertThat(field(tcp.source(), "Sequence Number").value(tcp.source().bytes())).isEqualTo(2916305481L);
    }

    @Test
    void aReconstructedPacketIsReconstructedThroughout() {
        PacketDissection packet = PacketDissector.explain(head(1, SYN, 0, -1, true));

        assertThat(packet.wire().origin()).isEqualTo(Origin.RECONSTRUCTED);
        assertThat(TilingTest.leaves(packet.wire().fields())).allMatch(f -> f.origin() == Origin.RECONSTRUCTED);
        assertThat(packet.parts()).allMatch(p -> p.source().origin() == Origin.RECONSTRUCTED);
    }

    @Test
    void numbersAreToldAbsoluteAndRelativeAndTheWindowMultiplied() {
        PacketHead ack = head(101, IPV4_TCP, 527, 129, false); // acknowledges 779208330
        long first = 779208330L - 130;

        assertThat(meaning(at(ack, first, 10), "Sequence Number"))
                .isEqualTo("relative 528: the next byte will be byte 527 of this direction");
        assertThat(meaning(at(ack, first, 10), "Acknowledgment Number"))
                .isEqualTo("relative 130: everything before byte 129 of the other direction has arrived");
        assertThat(meaning(at(ack, first - 1, 10), "Acknowledgment Number")) // of 129 bytes and FIN
                .isEqualTo("relative 131: everything before byte 129 of the other direction has arrived");
        assertThat(meaning(at(ack, SegmentPlace.UNKNOWN, 10), "Acknowledgment Number"))
                .isEqualTo("everything before byte 129 of the other direction has arrived");
        assertThat(meaning(at(ack, first, 10), "Window")).isEqualTo("room for 65,536 bytes: 64 × 1,024");
        assertThat(meaning(at(ack, first, 0), "Window")).isEqualTo("room for 64 bytes");
        assertThat(meaning(at(ack, first, SegmentPlace.UNKNOWN), "Window")).isEqualTo("room for more");
    }

    /// FIN takes a number, too: the last ACK of the end that closed first stands behind it.
    @Test
    void theNumberAfterFinIsThatOfNoByte() {
        SegmentPlace place = new SegmentPlace(7, 4, 2916305482L - 9, SegmentPlace.UNKNOWN, 0);
        PacketHead ack = head(101, IPV4_TCP, 7, 4, false);

        assertThat(meaning(PacketDissector.explain(ack, place, Optional.empty()), "Sequence Number"))
                .isEqualTo("relative 9: the FIN had the number before, and no byte follows it");
    }

    private static PacketDissection at(PacketHead head, long otherFirst, int windowShift) {
        SegmentPlace place = new SegmentPlace(head.dataOffset(), head.acknowledged(), 2916305482L - 528, otherFirst, windowShift);
        return PacketDissector.explain(head, place, Optional.empty());
    }

    @Test
    void theSynsTellFromWhereTheFlowsCountAndByHowMuchWindowsAreMultiplied() {
        Call.Segment syn = segment(TO_SERVER, head(1, SYN, 0, PacketHead.UNKNOWN, false));
        Call.Segment synAck = segment(TO_CLIENT, head(1, SYN_ACK, 0, 0, false));
        Call.Segment without = segment(TO_CLIENT, head(1, SYN_ACK.replace("03 03 09", "01 01 01"), 0, 0, false));

        assertThat(places(syn, synAck).of(syn)).isEqualTo(new SegmentPlace(0, -1, 2916305481L, 779208329L, 10));
        assertThat(places(syn, synAck).of(synAck)).isEqualTo(new SegmentPlace(0, 0, 779208329L, 2916305481L, 9));
        assertThat(places(syn, without).of(syn).windowShift()).isZero();
        assertThat(places(syn).of(syn)).isEqualTo(new SegmentPlace(0, -1, 2916305481L, -1, -1));
    }

    @Test
    void aConnectionWhoseBeginningWasMissedCountsFromItsFirstSegment() {
        Call.Segment ack = segment(TO_SERVER, head(101, IPV4_TCP, 0, 0, false));

        assertThat(places(ack).of(segment(TO_CLIENT, head(1, SYN_ACK, 0, 0, false))).otherFirst())
                .isEqualTo(2916305481L);
    }

    private static Call.Segment segment(Direction direction, PacketHead head) {
        return new Call.Segment(direction, head, 0, new byte[0], Call.NO_UNIT, Call.Ends.NONE);
    }

    private static SegmentPlaces places(Call.Segment... segments) {
        SegmentPlaces places = new SegmentPlaces();
        List.of(segments).forEach(places::see);
        return places;
    }

    @Test
    void checksumsAreJudged() {
        byte[] wrong = hex(RIGHT);
        wrong[wrong.length - 1] ^= 1;

        assertThat(checksums(hex(RIGHT))).containsExactly("right", "right");
        assertThat(checksums(wrong)).containsExactly("right", "not right: 0xc347 would be");
        assertThat(checksums(Arrays.copyOf(hex(RIGHT), 45)))
                .containsExactly("right", "not checked: not all that it covers is here");
        assertThat(checksums(hex(IPV4_TCP))).containsExactly("right", "left to the network card");
        assertThat(checksums(hex(RIGHT.replace("3c c3", "3c c4"))))
                .containsExactly("not right: 0x3cc3 would be", "right");
        assertThat(checksums(hex(RIGHT.replace("3c c3", "00 00")))).containsExactly("left to the network card", "right");
    }

    @Test
    void theDataOfASegmentLetItsChecksumBeJudged() {
        byte[] all = hex(RIGHT);
        PacketHead packet = new PacketHead(
                1, 0, 101, Arrays.copyOf(all, 40), 0, 11, 0, Set.of(), false);
        byte[] data = Arrays.copyOfRange(all, 40, 51);

        assertThat(meaning(PacketDissector.explain(packet, SegmentPlace.of(packet), Optional.of(data)), "Checksum")).isEqualTo("right");
        assertThat(meaning(PacketDissector.explain(packet), "Checksum"))
                .isEqualTo("not checked: not all that it covers is here");
        assertThat(PacketDissector.explain(packet, SegmentPlace.of(packet), Optional.of(data)).parts().getLast().name()).isEqualTo("Data");
    }

    @Test
    void ipv6() {
        PacketDissection packet = PacketDissector.explain(FirstHeader.IPV6, hex(IPV6_SYN));

        assertThat(packet.title()).isEqualTo("TCP segment SYN");
        assertThat(packet.parts().getFirst().summary()).isEqualTo("::1 → ::1 · hop limit 64");
        assertThat(lines(packet.parts().getFirst().source())).contains(
                "Version = 6", "Flow Label = 422729", "Payload Length = 40", "Next Header = 6", "Hop Limit = 64");
        assertThat(meaning(packet, "Checksum")).isEqualTo("left to the network card");
    }

    @Test
    void extensionHeadersOfIpv6() {
        String addresses = IPV6_SYN.replace(" ", "").substring(16, 80);
        String hopByHop = "2c 00 05 02 00 00 01 00"; // router alert, PadN; a fragment header follows
        String fragment = "3c 00 00 01 12 34 56 78"; // the first piece; destination options follow
        String destination = "06 00 01 04 00 00 00 00";
        String tcp = "91 be 46 cc 5c d6 c0 79 00 00 00 00 50 02 ff c4 00 30 00 00";
        byte[] bytes = hex("60 00 00 00 00 2c 00 40" + addresses + hopByHop + fragment + destination + tcp);
        PacketDissection packet = PacketDissector.explain(FirstHeader.IPV6, bytes);

        assertThat(packet.parts()).extracting(PacketPart::name).containsExactly(
                "IPv6 header", "Hop-by-Hop Options header", "Fragment header", "Destination Options header", "TCP header");
        assertThat(lines(packet.parts().get(1).source())).containsExactly(
                "Next Header = 44", "Hdr Ext Len = 0",
                "Option Type = 5", "Action = 0", "Change = 0", "Rest of the type = 5", "Opt Data Len = 2", "Value = 0",
                "Option Type = 1", "Action = 0", "Change = 0", "Rest of the type = 1", "Opt Data Len = 0");
        assertThat(lines(packet.parts().get(2).source())).containsExactly(
                "Next Header = 60", "Reserved = 0", "Fragment Offset = 0", "Res = 0", "M flag = 1", "Identification = 0x12345678");
    }

    @Test
    void aLaterPieceOfAPacketHasNoTcpHeader() {
        byte[] piece = hex("45 00 00 1c 00 07 00 b9 40 06 00 00 0a 00 00 01 0a 00 00 02 01 02 03 04 05 06 07 08");
        PacketDissection packet = PacketDissector.explain(FirstHeader.IP, piece);

        assertThat(packet.parts()).extracting(PacketPart::name).containsExactly("IPv4 header", "Data");
        assertThat(meaning(packet, "Fragment Offset")).isEqualTo("the piece belongs at byte 1,480");
    }

    @Test
    void optionsOfIpv4AreNamed() {
        byte[] bytes = hex("48 00 00 34 00 00 40 00 40 06 00 00 7f 00 00 01 7f 00 00 01 94 04 00 00 07 07 04 0a 00 00 01 00"
                + "91 be 46 cc 5c d6 c0 79 00 00 00 00 50 02 ff c4 00 30 00 00");
        Source ip = PacketDissector.explain(FirstHeader.IPV4, bytes).parts().getFirst().source();

        assertThat(ip.fields()).extracting(Field::name).endsWith("Router Alert", "Record Route", "End of Option List");
        assertThat(lines(ip)).contains(
                "Option type = 148", "Copied flag = 1", "Option class = 0", "Option number = 20", "Value = 0",
                "Option type = 7", "Pointer = 4", "Route address = 10.0.0.1");
    }

    @Test
    void optionsOfTcpAreNamedAndSplit() {
        // SACK of one block, a cookie of Fast Open, a kind that nobody knows, the end, padding.
        byte[] bytes = hex("00 50 00 51 00 00 00 01 00 00 00 65 f0 10 00 00 00 00 00 00"
                + "05 0a 00 00 00 c9 00 00 01 2d 22 06 01 02 03 04 4d 03 09 00 00 00 1e 0c 00 81 01 02 03 04 05 06 07 08 00 00 00 00 00 00");
        PacketDissection packet = PacketDissector.explain(
                FirstHeader.TCP, bytes, new SegmentPlace(0, 100, 0, 0, 0), Origin.OBSERVED);

        assertThat(packet.wire().fields().getFirst().fields()).extracting(Field::name).endsWith(
                "SACK", "TCP Fast Open Cookie", "Option 77", "End of Option List", "Padding");
        assertThat(lines(packet.wire())).contains("Left Edge = 201", "Right Edge = 301", "Value = 01 02 03 04");
        assertThat(meaning(packet, "Left Edge")).isEqualTo("relative 201: the first byte of the block");
    }

    @Test
    void aBrokenOptionTakesWhatIsLeft() {
        byte[] bytes = hex("00 50 00 51 00 00 00 01 00 00 00 65 60 10 00 00 00 00 00 00 08 0a 01 02");
        PacketDissection packet = PacketDissector.explain(FirstHeader.TCP, bytes);

        assertThat(lines(packet.wire())).endsWith("Kind = 8", "Length = 10", "Value = 01 02");
        assertThat(meaning(packet, "Length")).isEqualTo("broken: the header ends before that");
    }

    @Test
    void theFlagsThatFewKnow() {
        byte[] bytes = hex("00 50 00 51 00 00 00 01 00 00 00 65 51 e2 00 00 00 00 00 07");
        PacketDissection packet = PacketDissector.explain(FirstHeader.TCP, bytes);

        assertThat(packet.title()).isEqualTo("TCP segment SYN URG ECE CWR AE");
        assertThat(meaning(packet, "Urgent Pointer")).isEqualTo("urgent data end that many bytes on");
    }

    @Test
    void tagsOfVirtualNetworksAreSplit() {
        byte[] bytes = hex("01 00 5e 00 00 01 02 00 00 00 00 01 88 a8 00 05 81 00 70 64 08 00" + IPV4_TCP);
        Source ethernet = PacketDissector.explain(FirstHeader.ETHERNET, bytes).parts().getFirst().source();

        assertThat(lines(ethernet)).containsExactly(
                "Destination Address = 01:00:5e:00:00:01", "Source Address = 02:00:00:00:00:01",
                "TPID = 0x88a8", "PCP = 0", "DEI = 0", "VID = 5", "TPID = 0x8100", "PCP = 3", "DEI = 1", "VID = 100",
                "Length/Type = 0x0800");
        assertThat(ethernet.fields().getFirst().meaning()).isEqualTo("multicast: a group of computers");
    }

    @Test
    void theOldNumberOfAnOuterTagIsKnownToo() {
        byte[] bytes = hex("01 00 5e 00 00 01 02 00 00 00 00 01 91 00 00 05 81 00 70 64 08 00" + IPV4_TCP);

        assertThat(PacketLayout.of(1, bytes)).isInstanceOf(PacketLayout.Segment.class);
        assertThat(lines(PacketDissector.explain(FirstHeader.ETHERNET, bytes).parts().getFirst().source()))
                .contains("TPID = 0x9100", "VID = 5", "TPID = 0x8100", "VID = 100", "Length/Type = 0x0800");
    }

    /// The check sequence was computed with another program's CRC-32.
    @Test
    void aShortFrameIsPaddedAndMayEndWithItsCheckSequence() {
        String syn = "45 00 00 28 00 01 00 00 40 06 00 00 0a 00 00 01 0a 00 00 02"
                + "00 50 00 51 00 00 00 01 00 00 00 65 50 10 00 00 00 00 00 00";
        String frame = "02 00 00 00 00 02 02 00 00 00 00 01 08 00" + syn + "00 00 00 00 00 00";
        PacketDissection without = PacketDissector.explain(FirstHeader.ETHERNET, hex(frame));
        PacketDissection with = PacketDissector.explain(FirstHeader.ETHERNET, hex(frame + "93 03 1e 96"));

        assertThat(without.parts()).extracting(PacketPart::name)
                .containsExactly("Ethernet header", "IPv4 header", "TCP header", "Pad");
        assertThat(with.parts()).extracting(PacketPart::name)
                .containsExactly("Ethernet header", "IPv4 header", "TCP header", "Pad", "FCS");
    }

    @Test
    void linuxCookedHeadersOfBothVersions() {
        byte[] one = hex("00 04 03 04 00 06 00 00 00 00 00 00 00 00 08 00" + IPV4_TCP);
        byte[] two = hex("08 00 00 00 00 00 00 01 03 04 00 06 00 00 00 00 00 00 00 00" + IPV4_TCP);

        assertThat(lines(PacketDissector.explain(FirstHeader.LINUX_SLL, one).parts().getFirst().source())).containsExactly(
                "Packet type = 4", "ARPHRD_ type = 772", "Link-layer address length = 6",
                "Link-layer address = 00:00:00:00:00:00", "Unused = 00 00", "Protocol type = 0x0800");
        assertThat(lines(PacketDissector.explain(FirstHeader.LINUX_SLL2, two).parts().getFirst().source())).containsExactly(
                "Protocol type = 0x0800", "Reserved (MBZ) = 0", "Interface index = 1", "ARPHRD_ type = 772",
                "Packet type = 0", "Link-layer address length = 6", "Link-layer address = 00:00:00:00:00:00", "Unused = 00 00");
        assertThat(PacketDissector.explain(FirstHeader.LINUX_SLL2, two).title()).isEqualTo("TCP segment ACK");
    }

    @Test
    void theLoopbackHeaderInBothByteOrders() {
        for (String family : List.of("02 00 00 00", "00 00 00 02")) {
            PacketDissection packet = PacketDissector.explain(FirstHeader.BSD_LOOPBACK, hex(family + IPV4_TCP));
            assertThat(packet.title()).isEqualTo("TCP segment ACK");
            assertThat(lines(packet.parts().getFirst().source())).containsExactly("Protocol family = 2");
        }
        PacketDissection six = PacketDissector.explain(FirstHeader.BSD_LOOPBACK, hex("1e 00 00 00" + IPV6_SYN));
        assertThat(meaning(six, "Protocol family")).isEqualTo("IPv6 is inside · lowest byte first");
    }

    @Test
    void whatIsNoTcpSegmentIsStillExplained() {
        byte[] udp = hex("45 00 00 1e 00 01 00 00 40 11 00 00 0a 00 00 01 0a 00 00 02 00 35 13 88 00 0a 00 00 68 69");
        byte[] arp = hex("ff ff ff ff ff ff 02 00 00 00 00 01 08 06 00 01 08 00 06 04 00 01");

        assertThat(lines(PacketDissector.explain(FirstHeader.IP, udp).wire()))
                .endsWith("Source Port = 53", "Destination Port = 5000", "Length = 10", "Checksum = 0x0000", "Data = 68 69");
        assertThat(meaning(PacketDissector.explain(FirstHeader.ETHERNET, arp), "Data")).isEqualTo("ARP");
        assertThat(PacketDissector.explain(head(147, "01 02 03", 0, -1, false)).parts()).hasSize(1);
    }

    @Test
    void everyCutOfAPacketTiles() {
        for (String packet : PACKETS) {
            byte[] bytes = hex(packet);
            for (int cut = 0; cut <= bytes.length; cut++) {
                for (int from : new int[] {0, 14, 34}) {
                    byte[] piece = Arrays.copyOfRange(bytes, Math.min(from, cut), cut);
                    for (FirstHeader first : FirstHeader.values()) {
                        holds(first, piece);
                    }
                }
            }
        }
    }

    @Test
    void randomAndMutatedPacketsTile() {
        Random random = new Random(9293);
        for (int i = 0; i < 8_000; i++) {
            byte[] bytes = hex(PACKETS.get(i % PACKETS.size()));
            if (i % 4 == 0) {
                bytes = new byte[random.nextInt(120)];
                random.nextBytes(bytes);
            }
            for (int change = random.nextInt(6); change >= 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            // What begins like a header gets further than what does not.
            int from = random.nextInt(3) == 0 ? 0 : random.nextInt(Math.min(40, bytes.length + 1));
            byte[] piece = Arrays.copyOfRange(bytes, from, bytes.length);
            if (piece.length > 0 && random.nextBoolean()) {
                piece[0] = (byte) (random.nextBoolean() ? 0x45 + random.nextInt(11) : 0x60);
            }
            for (FirstHeader first : FirstHeader.values()) {
                holds(first, piece);
            }
        }
    }

    @Test
    void manyTinyOptionsAreBounded() {
        byte[] bytes = new byte[8_000];
        bytes[0] = 0x60;
        bytes[4] = 0x7f;
        for (int at = 40; at + 2_048 < bytes.length; at += 2_048) {
            bytes[at + 1] = (byte) 0xff;
        }

        holds(FirstHeader.IPV6, bytes);
    }

    private static void holds(FirstHeader first, byte[] bytes) {
        PacketDissection packet = PacketDissector.explain(first, bytes, new SegmentPlace(5, 7, 11, 9, 3), Origin.OBSERVED);
        assertThat(packet.wire().bytes()).isSameAs(bytes);
        TilingTest.tiles(packet.wire());
        int at = 0;
        for (PacketPart part : packet.parts()) {
            assertThat(part.at()).isEqualTo(at);
            TilingTest.tiles(part.source());
            at += part.source().bytes().length;
        }
        assertThat(at).isEqualTo(bytes.length);
        assertThat(TilingTest.leaves(packet.wire().fields())).noneMatch(f -> f.name().equals(Tiles.UNEXPLAINED));
    }

    private static PacketHead head(int linkType, String hex, long dataOffset, long acknowledged, boolean reconstructed) {
        return new PacketHead(1, 0, linkType, hex(hex), dataOffset, 0, acknowledged, Set.of(), reconstructed);
    }

    private static List<String> checksums(byte[] ip) {
        PacketDissection packet = PacketDissector.explain(FirstHeader.IP, ip);
        return List.of(meaning(packet, "Header Checksum"), meaning(packet, "Checksum"));
    }

    private static List<String> lines(Source source) {
        return source.fields().stream().flatMap(PacketDissectorTest::lines).toList();
    }

    private static Stream<String> lines(Field field) {
        String line = field.name() + " = " + field.text();
        if (field.isLeaf()) {
            return Stream.of(line);
        }
        Stream<String> own = field.number() && field.bitLength() == 8
                ? Stream.of(line) : Stream.of();
        return Stream.concat(own, field.fields().stream().flatMap(PacketDissectorTest::lines));
    }

    private static String meaning(PacketDissection packet, String name) {
        return packet.parts().stream().map(part -> find(part.source().fields(), name)).flatMap(Optional::stream)
                .findFirst().orElseThrow().meaning();
    }

    private static Field field(Source source, String name) {
        return find(source.fields(), name).orElseThrow();
    }

    private static Optional<Field> find(List<Field> fields, String name) {
        for (Field field : fields) {
            Optional<Field> found = field.name().equals(name) ? Optional.of(field) : find(field.fields(), name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
