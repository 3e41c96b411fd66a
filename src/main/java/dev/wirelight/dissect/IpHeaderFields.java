package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.InternetChecksum;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.Ipv6Header;
import dev.wirelight.trace.Address;
import java.util.Arrays;
import java.util.Locale;

/// The fields of the headers of IPv4 (RFC 791 §3.1) and IPv6 (RFC 8200 §3).
final class IpHeaderFields {
    static final Section IPV4 = Section.rfc(791, "3.1");
    static final Section IPV6 = Section.rfc(8200, "3");
    private static final Section DSCP = Section.rfc(2474, "3");
    private static final Section ECN = Section.rfc(3168, "5");
    static final String SOURCE = "Source Address";
    static final String DESTINATION = "Destination Address";

    private static final String TTL_WORDS =
            "Every router on the way takes one off; at 0 the packet is thrown away. So no packet "
                    + "can go round in circles for ever.";
    private static final String INSIDE =
            "Says which protocol the data belongs to, so that the receiver knows whom to give it.";
    private static final String SENDER = "The address of the computer that sends.";
    private static final String RECEIVER = "The address of the computer that is to get it.";

    private IpHeaderFields() {}

    /// Lays the fields of a header with its options over all that is left.
    static void ipv4(Tiles tiles) {
        int at = tiles.at();
        byte[] bytes = tiles.bytes();
        tiles.number("Version", 4, v4(version(tiles, 4), "Which version of the Internet Protocol this is."));
        tiles.number("IHL", 4, v4(
                4 * tiles.value(4) + " bytes" + (tiles.value(4) < 5 ? ": broken, at least 20 are needed" : ""),
                "How long this header is, counted in units of four bytes."));
        traffic(tiles);
        long total = tiles.value(16);
        tiles.number("Total Length", 16, v4(
                total == 0 ? "left to the network card" : "bytes with this header",
                "The length of the whole packet: header and data."));
        tiles.number("Identification", 16, v4("for fragments", "Pieces of a packet that was cut on the way carry the same number."));
        long flags = tiles.value(3);
        tiles.group("Flags", 3, Long.toString(flags), v4(fragments(flags), "Whether the packet may be cut on the way."), bits -> {
            bits.number("Reserved", 1, v4("not used", "Must be 0."));
            bits.number("DF", 1, v4(
                    (flags & 2) == 0 ? "not set: may be cut" : "set: do not fragment",
                    "1: a router must not cut this packet."));
            bits.number("MF", 1, v4(
                    (flags & 1) == 0 ? "not set: no piece follows" : "set: more fragments",
                    "1: more pieces of the same packet follow."));
        });
        long offset = tiles.value(13);
        tiles.number("Fragment Offset", 13, v4(
                offset == 0 ? "where the piece belongs" : "the piece belongs at byte " + Spelling.number(8 * offset),
                "0 for a packet that was not cut. It counts in units of eight bytes."));
        tiles.number("Time to Live", 8, v4("at most so many routers", TTL_WORDS));
        tiles.number("Protocol", 8, v4(inside(tiles.value(8)), INSIDE));
        tiles.hex("Header Checksum", 16, v4(
                checksum(bytes, at), "A sum over this header alone, not over the data. Every router computes it anew."));
        tiles.leaf(SOURCE, 32, address(tiles, 4), v4("the sender's", SENDER));
        tiles.leaf(DESTINATION, 32, address(tiles, 4), v4("the receiver's", RECEIVER));
        Ipv4OptionFields.lay(tiles);
    }

    private static String version(Tiles tiles, int expected) {
        long version = tiles.value(4);
        return version == expected ? "IPv" + expected : "not IPv" + expected;
    }

    private static String fragments(long flags) {
        return switch ((int) flags & 3) {
            case 0 -> "may be cut, is the last piece";
            case 1 -> "more pieces follow";
            case 2 -> "do not fragment";
            default -> "do not fragment, yet more pieces follow";
        };
    }

    private static String checksum(byte[] bytes, int at) {
        int header = at < bytes.length ? 4 * (bytes[at] & 0xf) : 0;
        if (header < Ipv4Header.LENGTH || at + header > bytes.length) {
            return "not checked: the header is not whole";
        }
        byte[] copy = Arrays.copyOfRange(bytes, at, at + header);
        if (InternetChecksum.of(copy) == 0) {
            return "right";
        }
        if (copy[10] == 0 && copy[11] == 0) {
            return "left to the network card";
        }
        copy[10] = 0;
        copy[11] = 0;
        return String.format(Locale.ROOT, "not right: 0x%04x would be", InternetChecksum.of(copy));
    }

    /// Lays the fields of a header over all that is left.
    static void ipv6(Tiles tiles) {
        tiles.number("Version", 4, v6(version(tiles, 6), "Which version of the Internet Protocol this is."));
        long traffic = tiles.value(8);
        tiles.numberGroup(
                "Traffic Class",
                8,
                v6(dscp(traffic >> 2), "How urgent the packet is, and whether the way is crowded."),
                IpHeaderFields::traffic);
        tiles.number("Flow Label", 20, v6(
                "which stream",
                "Packets of the same stream can carry the same number, so that routers keep them together."));
        tiles.number("Payload Length", 16, v6("bytes after this header", "How many bytes follow this header."));
        tiles.number("Next Header", 8, v6(inside(tiles.value(8)), INSIDE));
        tiles.number("Hop Limit", 8, v6("at most so many routers", TTL_WORDS));
        tiles.leaf(SOURCE, 128, address(tiles, 16), v6("the sender's", SENDER));
        tiles.leaf(DESTINATION, 128, address(tiles, 16), v6("the receiver's", RECEIVER));
    }

    private static void traffic(Tiles bits) {
        bits.number("DSCP", 6, new Words(
                dscp(bits.value(6)), "How urgently routers should treat the packet.", DSCP));
        bits.number("ECN", 2, new Words(
                ecn(bits.value(2)),
                "Lets routers say “it is getting crowded” without throwing packets away.",
                ECN));
    }

    /// The classes of RFC 2474, RFC 2597, RFC 3246, RFC 5865 and RFC 8622.
    private static String dscp(long dscp) {
        return switch ((int) dscp) {
            case 0 -> "no wish";
            case 1 -> "LE: less than others";
            case 44 -> "VOICE-ADMIT: admitted calls";
            case 46 -> "EF: at once";
            case 10, 12, 14, 18, 20, 22, 26, 28, 30, 34, 36, 38 ->
                "AF" + (dscp >> 3) + (dscp >> 1 & 3) + ": assured";
            default -> (dscp & 7) == 0 ? "CS" + (dscp >> 3) : "a class of one's own";
        };
    }

    private static String ecn(long ecn) {
        return switch ((int) ecn) {
            case 0 -> "the sender does not take part";
            case 1 -> "ECT(1): the sender takes part";
            case 2 -> "ECT(0): the sender takes part";
            default -> "CE: a router says it is crowded";
        };
    }

    private static String inside(long protocol) {
        return IpProtocols.name(protocol) + (protocol == 59 ? " follows" : " is inside");
    }

    /// `127.0.0.1 → 127.0.0.1 · TTL 64`
    static String summary4(byte[] bytes, int at) {
        return at + Ipv4Header.LENGTH > bytes.length
                ? "cut"
                : address(bytes, at + 12, 4) + " → " + address(bytes, at + 16, 4) + " · TTL " + (bytes[at + 8] & 0xff);
    }

    /// `::1 → ::1 · hop limit 64`
    static String summary6(byte[] bytes, int at) {
        return at + Ipv6Header.LENGTH > bytes.length
                ? "cut"
                : address(bytes, at + 8, 16) + " → " + address(bytes, at + 24, 16) + " · hop limit " + (bytes[at + 7] & 0xff);
    }

    private static String address(Tiles tiles, int length) {
        int at = Math.min(tiles.at(), tiles.end());
        return at + length > tiles.end() ? Spelling.hex(tiles.bytes(), at, tiles.end()) : address(tiles.bytes(), at, length);
    }

    static String address(byte[] bytes, int from, int length) {
        return Address.of(Arrays.copyOfRange(bytes, from, from + length), 0).host();
    }

    private static Words v4(String meaning, String explanation) {
        return new Words(meaning, explanation, IPV4);
    }

    private static Words v6(String meaning, String explanation) {
        return new Words(meaning, explanation, IPV6);
    }
}
