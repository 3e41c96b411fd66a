package dev.wirelight.dissect;

import static dev.wirelight.dissect.Units.TO_CLIENT;
import static dev.wirelight.dissect.Units.TO_SERVER;
import static dev.wirelight.dissect.Units.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.tcpip.InternetChecksum;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.trace.Direction;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What carried a unit, from the top down, and that the worked example is right and says that it is one.
class LayersOfAUnitTest {
    private static final byte[] HELLO = hex("81 85 37 fa 21 3d 7f 9f 4d 51 58");

    @Test
    void theLayersOfTcpIpOfAFrame() {
        assertThat(lines(Layers.tcpIp(Units.frame(TO_SERVER, HELLO), HELLO))).isEqualTo("""
            APPLICATION  Application — WebSocket: frame header 6 · payload 5  [observed, 88 bits]
            SOCKET_API  Socket API: endpoints 127.0.0.1:52344 and 127.0.0.1:8000 — not a layer  [observed]
            TRANSPORT  Transport — TCP · worked example: 52344 → 8000 · PSH ACK · seq 528  [reconstructed, 160 bits]
            INTERNET  Internet — IPv4 · worked example: 127.0.0.1 → 127.0.0.1 · TTL 64  [reconstructed, 160 bits]
            LINK  Link — loopback · not captured: stays inside this computer · no frame of its own  [reconstructed]
            """);
    }

    @Test
    void theSevenLayersOfOsiOfTheSameFrame() {
        assertThat(lines(Layers.osi(Units.frame(TO_SERVER, HELLO), HELLO))).isEqualTo("""
            APPLICATION  7 · Application — WebSocket: frame header 6 · payload 5  [observed, 88 bits]
            OTHER  6 · Presentation: text as bytes · nothing of its own  [derived]
            OTHER  5 · Session: nothing of its own  [derived]
            SOCKET_API  Socket API: endpoints 127.0.0.1:52344 and 127.0.0.1:8000 — not a layer  [observed]
            TRANSPORT  4 · Transport — TCP · worked example: 52344 → 8000 · PSH ACK · seq 528  [reconstructed, 160 bits]
            INTERNET  3 · Network — IPv4 · worked example: 127.0.0.1 → 127.0.0.1 · TTL 64  [reconstructed, 160 bits]
            LINK  2 · Data link — loopback · not captured: stays inside this computer · no frame of its own  [reconstructed]
            OTHER  1 · Physical: none on loopback  [reconstructed]
            """);
    }

    @Test
    void fromTheServerTheAddressesAreTheOtherWayRound() {
        byte[] frame = hex("81 02 48 69");

        assertThat(Layers.tcpIp(Units.frame(TO_CLIENT, frame), frame).get(2).summary())
                .isEqualTo("8000 → 52344 · PSH ACK · seq 528");
    }

    @Test
    void theHeaderOfTcp() {
        Source tcp = source(Layers.tcpIp(Units.frame(TO_SERVER, HELLO), HELLO), 2);

        assertThat(HexFormat.ofDelimiter(" ").formatHex(tcp.bytes()))
                .isEqualTo("cc 78 1f 40 00 00 02 10 00 00 00 01 50 18 ff ff c4 47 00 00");
        assertThat(Dump.of(tcp)).isEqualTo("""
            TCP header, reconstructed
              0+2  Source Port = 52344  (the sender's port)
              2+2  Destination Port = 8000  (the receiver's port)
              4+4  Sequence Number = 528  (number of the first byte)
              8+4  Acknowledgment Number = 1  (next byte wanted)
              12.0+4  Data Offset = 5  (20 bytes)
              12.4+3  Reserved = 0  (not used)
              12.7+9  Control bits = PSH ACK  (what this segment is about)
                12.7+1  AE = 0  (not set)
                13.0+1  CWR = 0  (not set)
                13.1+1  ECE = 0  (not set)
                13.2+1  URG = 0  (not set)
                13.3+1  ACK = 1  (set)
                13.4+1  PSH = 1  (set)
                13.5+1  RST = 0  (not set)
                13.6+1  SYN = 0  (not set)
                13.7+1  FIN = 0  (not set)
              14+2  Window = 65535  (room for more)
              16+2  Checksum = 0xc447  (finds errors on the way)
              18+2  Urgent Pointer = 0  (not used)
            """);
    }

    /// A receiver adds up the pseudo-header, the header with its checksum and the data: the result must be 0.
    @Test
    void theChecksumsAreThoseThatAReceiverWouldAccept() {
        List<Layer> four = Layers.tcpIp(Units.frame(TO_SERVER, HELLO), HELLO);
        byte[] pseudo4 = hex("7f 00 00 01 7f 00 00 01 00 06 00 1f");
        assertThat(InternetChecksum.of(source(four, 3).bytes())).isZero();
        assertThat(InternetChecksum.of(pseudo4, source(four, 2).bytes(), HELLO)).isZero();

        Unit unit = Units.unit(
                Units.connection("http", "::1"),
                TO_SERVER,
                527,
                HELLO,
                Units.frame(TO_SERVER, HELLO).content());
        List<Layer> six = Layers.tcpIp(unit, HELLO);
        byte[] loopback = hex("00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01");
        assertThat(InternetChecksum.of(
                        loopback,
                        loopback,
                        hex("00 00 00 1f 00 00 00 06"),
                        source(six, 2).bytes(),
                        HELLO))
                .isZero();
    }

    /// RFC 1071 §3: the example 00 01 f2 03 f4 f5 f6 f7 adds up to ddf2.
    @Test
    void theChecksumOfRfc1071() {
        assertThat(InternetChecksum.of(hex("00 01 f2 03 f4 f5 f6 f7"))).isEqualTo(~0xddf2 & 0xffff);
    }

    @Test
    void theHeaderOfIpv4() {
        assertThat(Dump.of(source(Layers.tcpIp(Units.frame(TO_SERVER, HELLO), HELLO), 3)))
                .isEqualTo("""
                    IPv4 header, reconstructed
                      0.0+4  Version = 4  (IPv4)
                      0.4+4  IHL = 5  (20 bytes)
                      1.0+6  DSCP = 0  (no wish)
                      1.6+2  ECN = 0  (the sender does not take part)
                      2+2  Total Length = 51  (bytes with this header)
                      4+2  Identification = 0  (for fragments)
                      6.0+3  Flags = 2  (do not fragment)
                        6.0+1  Reserved = 0  (not used)
                        6.1+1  DF = 1  (set: do not fragment)
                        6.2+1  MF = 0  (not set: no piece follows)
                      6.3+13  Fragment Offset = 0  (where the piece belongs)
                      8+1  Time to Live = 64  (at most so many routers)
                      9+1  Protocol = 6  (TCP is inside)
                      10+2  Header Checksum = 0x3cc3  (right)
                      12+4  Source Address = 127.0.0.1  (the sender's)
                      16+4  Destination Address = 127.0.0.1  (the receiver's)
                    """);
    }

    @Test
    void theHeaderOfIpv6() {
        Unit unit = Units.unit(
                Units.connection("http", "::1"),
                TO_SERVER,
                0,
                HELLO,
                Units.frame(TO_SERVER, HELLO).content());

        assertThat(Dump.of(source(Layers.tcpIp(unit, HELLO), 3))).isEqualTo("""
            IPv6 header, reconstructed
              0.0+4  Version = 6  (IPv6)
              0.4+8  Traffic Class = 0  (no wish)
                0.4+6  DSCP = 0  (no wish)
                1.2+2  ECN = 0  (the sender does not take part)
              1.4+20  Flow Label = 0  (which stream)
              4+2  Payload Length = 31  (bytes after this header)
              6+1  Next Header = 6  (TCP is inside)
              7+1  Hop Limit = 64  (at most so many routers)
              8+16  Source Address = ::1  (the sender's)
              24+16  Destination Address = ::1  (the receiver's)
            """);
    }

    @Test
    void theSequenceNumberStartsAgainAfter2To32Bytes() {
        Unit unit = Units.unit(
                Units.connection("http", "127.0.0.1"),
                TO_SERVER,
                0xffff_ffffL,
                HELLO,
                Units.frame(TO_SERVER, HELLO).content());

        assertThat(Layers.tcpIp(unit, HELLO).get(2).summary()).endsWith("seq 0");
    }

    @Test
    void aUnitLargerThanASegmentSaysHowManyThereWere() {
        Layer fits = transport("127.0.0.1", 65_483);
        Layer tooLong = transport("127.0.0.1", 65_484);
        Layer tooLong6 = transport("::1", 65_465);

        assertThat(fits.summary()).contains("PSH ACK");
        assertThat(fits.explanation()).doesNotContain("at least");
        assertThat(tooLong.explanation()).contains("at most 65,483 bytes of data, so there were at least 2");
        assertThat(tooLong.summary()).contains("· ACK ·");
        assertThat(tooLong6.explanation()).contains("at most 65,464 bytes of data, so there were at least 2");
    }

    private static Layer transport(String host, int length) {
        byte[] bytes = ByteBuffer.allocate(length)
                .put(hex("82 7f"))
                .putLong(length - 10L)
                .array();
        Content content = new Content.Frame(FrameHeader.read(bytes, 0), new byte[0]);
        List<Layer> layers =
                Layers.tcpIp(Units.unit(Units.connection("http", host), TO_SERVER, 0, bytes, content), bytes);
        assertThat(source(layers, 2).bytes()).hasSize(20);
        return layers.get(2);
    }

    @Test
    void withoutAllBytesNoChecksumIsMadeUp() {
        Source tcp = source(Layers.tcpIp(Units.frame(TO_SERVER, HELLO), Arrays.copyOf(HELLO, 10)), 2);

        assertThat(field(tcp, "Checksum").text()).isEqualTo("0x0000");
        assertThat(field(tcp, "Checksum").explanation()).contains("it is left 0");
    }

    @Test
    void anAddressThatIsANameHasNoIpHeader() {
        Unit unit = Units.unit(
                Units.connection("http", "school.example"),
                TO_SERVER,
                0,
                HELLO,
                Units.frame(TO_SERVER, HELLO).content());
        List<Layer> layers = Layers.tcpIp(unit, HELLO);

        assertThat(layers.get(3).source()).isEmpty();
        assertThat(layers.get(3).title()).isEqualTo("Internet — IP · worked example");
        assertThat(layers.get(4).title()).isEqualTo("Link — Ethernet or Wi-Fi · not captured");
    }

    @Test
    void whatWasNotCapturedSaysSoInEveryText() {
        for (Direction direction : Direction.values()) {
            for (Layer layer : Layers.tcpIp(Units.frame(direction, HELLO), HELLO)) {
                if (layer.origin() == Origin.RECONSTRUCTED) {
                    assertThat(layer.explanation()).contains("Worked example, not captured");
                    layer.source()
                            .ifPresent(s -> assertThat(s.fields())
                                    .allMatch(f -> f.explanation()
                                            .toLowerCase(Locale.ROOT)
                                            .contains("worked example")));
                }
            }
        }
    }

    private static Field field(Source source, String name) {
        return source.fields().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Source source(List<Layer> layers, int at) {
        return layers.get(at).source().orElseThrow();
    }

    private static String lines(List<Layer> layers) {
        return layers.stream()
                .map(layer -> "%s  %s: %s  [%s%s]\n"
                        .formatted(
                                layer.kind(),
                                layer.title(),
                                layer.summary(),
                                layer.origin(),
                                layer.source()
                                        .map(s -> ", " + 8 * s.bytes().length + " bits")
                                        .orElse("")))
                .collect(Collectors.joining());
    }
}
