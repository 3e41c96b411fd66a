package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.trace.Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The fields of the headers of IPv4 (RFC 791 §3.1) and IPv6 (RFC 8200 §3).
final class IpHeaderFields {
    static final Section IPV4 = Section.rfc(791, "3.1");
    static final Section IPV6 = Section.rfc(8200, "3");
    static final String SOURCE = "Source Address";
    static final String DESTINATION = "Destination Address";

    private static final String TTL_WORDS =
            "Every router on the way takes one off; at 0 the packet is thrown away. So no packet "
                    + "can go round in circles for ever.";
    private static final String INSIDE =
            "Says which protocol the data belongs to, so that the receiver knows whom to give it.";
    private static final String TRAFFIC = "How urgently routers should treat the packet.";
    private static final String CONGESTION = "Lets routers say “it is getting crowded” without throwing packets away.";

    private IpHeaderFields() {}

    /// @param bytes a header without options, or the beginning of one
    static List<Field> ofIpv4(byte[] bytes) {
        Tiles tiles = new Tiles(bytes, IPV4);
        tiles.number("Version", 4, v4("IPv4", "Which version of the Internet Protocol this is."));
        tiles.number(
                "IHL",
                4,
                v4(4 * tiles.value(4) + " bytes", "How long this header is, counted in units of four bytes."));
        tiles.number("DSCP", 6, new Words("no wish", TRAFFIC, Section.rfc(2474, "3")));
        tiles.number("ECN", 2, new Words("congestion", CONGESTION, Section.rfc(3168, "5")));
        tiles.number(
                "Total Length", 16, v4("bytes with this header", "The length of the whole packet: header and data."));
        tiles.number(
                "Identification",
                16,
                v4("for fragments", "Pieces of a packet that was cut on the way carry the same number."));
        tiles.group(
                "Flags",
                3,
                Long.toString(tiles.value(3)),
                v4(
                        tiles.value(3) == 2 ? "do not fragment" : "about fragments",
                        "Whether the packet may be cut on the way."),
                bits -> bits.number("Reserved", 1, v4("not used", "Must be 0."))
                        .number("DF", 1, v4("do not fragment", "1: a router must not cut this packet."))
                        .number("MF", 1, v4("more fragments", "1: more pieces of the same packet follow.")));
        tiles.number("Fragment Offset", 13, v4("where the piece belongs", "0 for a packet that was not cut."));
        tiles.number("Time to Live", 8, v4("at most so many routers", TTL_WORDS));
        tiles.number("Protocol", 8, v4(inside(tiles.value(8)), INSIDE));
        tiles.leaf(
                "Header Checksum",
                16,
                String.format(Locale.ROOT, "0x%04x", tiles.value(16)),
                v4("finds errors in this header", "A sum over these 20 bytes alone, not over the data."));
        tiles.leaf(SOURCE, 32, address(bytes, 12, 4), v4("the sender's", "The address of the computer that sends."));
        tiles.leaf(
                DESTINATION,
                32,
                address(bytes, 16, 4),
                v4("the receiver's", "The address of the computer that is to get it."));
        return tiles.done();
    }

    /// @param bytes a header, or the beginning of one
    static List<Field> ofIpv6(byte[] bytes) {
        Tiles tiles = new Tiles(bytes, IPV6);
        tiles.number("Version", 4, v6("IPv6", "Which version of the Internet Protocol this is."));
        tiles.group(
                "Traffic Class",
                8,
                Long.toString(tiles.value(8)),
                v6("no wish", TRAFFIC),
                bits -> bits.number("DSCP", 6, new Words("no wish", TRAFFIC, Section.rfc(2474, "3")))
                        .number("ECN", 2, new Words("congestion", CONGESTION, Section.rfc(3168, "5"))));
        tiles.number(
                "Flow Label",
                20,
                v6(
                        "which stream",
                        "Packets of the same stream can carry the same number, so that routers keep "
                                + "them together."));
        tiles.number("Payload Length", 16, v6("bytes after this header", "How many bytes follow this header."));
        tiles.number("Next Header", 8, v6(inside(tiles.value(8)), INSIDE));
        tiles.number("Hop Limit", 8, v6("at most so many routers", TTL_WORDS));
        tiles.leaf(SOURCE, 128, address(bytes, 8, 16), v6("the sender's", "The address of the computer that sends."));
        tiles.leaf(
                DESTINATION,
                128,
                address(bytes, 24, 16),
                v6("the receiver's", "The address of the computer that is to get it."));
        return tiles.done();
    }

    private static String inside(long protocol) {
        return protocol == Ipv4Header.TCP ? "TCP is inside" : "what is inside";
    }

    private static String address(byte[] bytes, int from, int length) {
        if (from + length > bytes.length) {
            return Spelling.hex(bytes, Math.min(from, bytes.length), bytes.length);
        }
        try {
            InetAddress address = InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + length));
            return Address.of(new InetSocketAddress(address, 0)).host();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static Words v4(String meaning, String explanation) {
        return new Words(meaning, explanation, IPV4);
    }

    private static Words v6(String meaning, String explanation) {
        return new Words(meaning, explanation, IPV6);
    }
}
