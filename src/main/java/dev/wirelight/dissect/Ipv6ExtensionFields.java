package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.Ipv6Extension;

/// The extension headers that may stand between the IPv6 header and TCP (RFC 8200 §4).
final class Ipv6ExtensionFields {
    private static final int PAD_1 = 0;
    private static final int PAD_N = 1;

    private Ipv6ExtensionFields() {}

    static String name(int kind) {
        return switch (kind) {
            case Ipv6Extension.HOP_BY_HOP -> "Hop-by-Hop Options header";
            case Ipv6Extension.ROUTING -> "Routing header";
            case Ipv6Extension.FRAGMENT -> "Fragment header";
            case Ipv6Extension.AUTHENTICATION -> "Authentication Header";
            case Ipv6Extension.DESTINATION -> "Destination Options header";
            default -> "Mobility header";
        };
    }

    static Words words(int kind) {
        return switch (kind) {
            case Ipv6Extension.HOP_BY_HOP -> new Words("for every router on the way", "Options that all routers may read.", section(kind));
            case Ipv6Extension.ROUTING -> new Words("which way to go", "Places that the packet is to visit on its way.", section(kind));
            case Ipv6Extension.FRAGMENT -> new Words("a piece of a packet", "The sender cut a packet that was too long for the way.", section(kind));
            case Ipv6Extension.AUTHENTICATION -> new Words("who really sent it", "Proves that nobody changed the packet on the way.", section(kind));
            case Ipv6Extension.DESTINATION -> new Words("for the receiver alone", "Options that routers pass by.", section(kind));
            default -> new Words("for computers that move", "Keeps a computer reachable while it changes networks.", section(kind));
        };
    }

    private static Section section(int kind) {
        return switch (kind) {
            case Ipv6Extension.HOP_BY_HOP -> Section.rfc(8200, "4.3");
            case Ipv6Extension.ROUTING -> Section.rfc(8200, "4.4");
            case Ipv6Extension.FRAGMENT -> Section.rfc(8200, "4.5");
            case Ipv6Extension.AUTHENTICATION -> Section.rfc(4302, "2");
            case Ipv6Extension.DESTINATION -> Section.rfc(8200, "4.6");
            default -> Section.rfc(6275, "6.1");
        };
    }

    /// Lays the fields of one header over all that is left.
    static void lay(Tiles tiles, int kind) {
        Section section = section(kind);
        tiles.number("Next Header", 8, new Words(
                IpProtocols.name(tiles.value(8)) + " follows", "Says what stands after this header.", section));
        switch (kind) {
            case Ipv6Extension.FRAGMENT -> fragment(tiles, section);
            case Ipv6Extension.AUTHENTICATION -> authentication(tiles, section);
            default -> {
                tiles.number("Hdr Ext Len", 8, new Words(
                        8 * (tiles.value(8) + 1) + " bytes", "How long this header is, in units of eight bytes; the first eight do not count.", section));
                switch (kind) {
                    case Ipv6Extension.HOP_BY_HOP, Ipv6Extension.DESTINATION -> options(tiles);
                    case Ipv6Extension.ROUTING -> {
                        tiles.number("Routing Type", 8, new Words("which kind of way", "Says how the rest is to be read.", section));
                        tiles.number("Segments Left", 8, new Words("places still to visit", "0: the packet has visited all of them.", section));
                    }
                    default -> {}
                }
            }
        }
        TcpOptionFields.value(tiles, kind == Ipv6Extension.ROUTING ? "Type-specific data" : "Data", section);
    }

    private static void fragment(Tiles tiles, Section section) {
        tiles.number("Reserved", 8, new Words("not used", "Kept free.", section));
        tiles.number("Fragment Offset", 13, new Words(
                "the piece belongs at byte " + Spelling.number(8 * tiles.value(13)), "It counts in units of eight bytes.", section));
        tiles.number("Res", 2, new Words("not used", "Kept free.", section));
        tiles.number("M flag", 1, new Words(tiles.value(1) == 1 ? "more pieces follow" : "the last piece", "Whether more pieces follow.", section));
        tiles.hex("Identification", 32, new Words("which packet it belongs to", "All pieces of one packet carry the same number.", section));
    }

    private static void authentication(Tiles tiles, Section section) {
        tiles.number("Payload Len", 8, new Words(4 * (tiles.value(8) + 2) + " bytes", "How long this header is, in units of four bytes, less two.", section));
        tiles.number("RESERVED", 16, new Words("not used", "Kept free.", section));
        tiles.hex("Security Parameters Index", 32, new Words("which agreement", "The number of what both ends agreed on.", section));
        tiles.number("Sequence Number", 32, new Words("counts packets", "So that nobody can send an old packet again.", section));
        tiles.leafTo("Integrity Check Value", tiles.end(), Spelling.hex(tiles.bytes(), tiles.at(), tiles.end()),
                new Words("the proof", "Computed with a secret over the packet.", section));
    }

    private static void options(Tiles tiles) {
        Section section = Section.rfc(8200, "4.2");
        while (tiles.at() < tiles.end()) {
            int at = tiles.at();
            int type = tiles.bytes()[at] & 0xff;
            long length = type == PAD_1 ? 1 : 2 + (tiles.value(16) & 0xff);
            tiles.group(optionName(type), 8 * length, "", optionWords(type, section), parts -> option(parts, type, section));
            if (tiles.at() == at) {
                return; // Full: what is left becomes the rest.
            }
        }
    }

    private static void option(Tiles parts, int type, Section section) {
        parts.numberGroup("Option Type", 8, new Words("which option this is", "One byte with three parts.", section), bits -> {
            bits.number("Action", 2, new Words(bits.value(2) == 0 ? "pass over it" : "throw the packet away",
                    "What whoever does not know the option is to do: 0 pass over it, 1 to 3 throw the packet away, from 2 on with an answer.", section));
            bits.number("Change", 1, new Words(bits.value(1) == 1 ? "may change on the way" : "does not change on the way",
                    "Whether routers may change the option's data.", section));
            bits.number("Rest of the type", 5, new Words("", "Together with the three bits before: the option's number.", section));
        });
        if (type == PAD_1) {
            return;
        }
        parts.number("Opt Data Len", 8, new Words("bytes that follow", "The length of the option's data.", section));
        switch (type) {
            case 5 -> parts.number("Value", 16, new Words("every router is to look inside", "0 stands for a multicast listener message.", Section.rfc(2711, "2.1")));
            case 194 -> parts.number("Jumbo Payload Length", 32, new Words("bytes after the IPv6 header", "For packets of more than 65,535 bytes.", Section.rfc(2675, "2")));
            default -> {}
        }
        TcpOptionFields.value(parts, "Option Data", section);
    }

    private static String optionName(int type) {
        return switch (type) {
            case PAD_1 -> "Pad1";
            case PAD_N -> "PadN";
            case 5 -> "Router Alert";
            case 194 -> "Jumbo Payload";
            default -> "Option " + type;
        };
    }

    private static Words optionWords(int type, Section section) {
        return switch (type) {
            case PAD_1, PAD_N -> new Words("filled up", "Means nothing; it makes the header's length a multiple of eight.", section);
            case 5 -> new Words("please look inside", "Asks every router on the way to look into the packet.", Section.rfc(2711, "2.1"));
            case 194 -> new Words("a very long packet", "Tells a length that does not fit into the IPv6 header.", Section.rfc(2675, "2"));
            default -> new Words("an option by its number", "An option of IANA's list for IPv6.", section);
        };
    }
}
