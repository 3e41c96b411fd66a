package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.PacketLayout;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// The fields of what stands before IP on a link: Ethernet with VLAN tags (IEEE 802.3, IEEE 802.1Q), and what captures
/// write in its place: Linux cooked headers and the BSD loopback header (tcpdump's LINKTYPE_ pages).
final class LinkHeaderFields {
    static final Section ETHERNET = new Section("IEEE 802.3", "3.1");
    static final Section SLL = new Section("LINKTYPE_LINUX_SLL", "");
    static final Section SLL2 = new Section("LINKTYPE_LINUX_SLL2", "");
    static final Section LOOPBACK = new Section("LINKTYPE_NULL", "");
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;
    /// A Length/Type below this is a length (IEEE 802.3 §3.2.6).
    private static final int FIRST_TYPE = 0x0600;
    private static final Section ADDRESSES = new Section("IEEE 802.3", "3.2.3");
    private static final Section TYPE = new Section("IEEE 802.3", "3.2.6");
    private static final Section TAG = new Section("IEEE 802.1Q", "9.6");

    private LinkHeaderFields() {}

    /// Addresses, tags and type.
    static void ethernet(Tiles tiles) {
        tiles.leaf("Destination Address", 48, mac(tiles), address(tiles, "whose network card is to take it"));
        tiles.leaf("Source Address", 48, mac(tiles), address(tiles, "whose network card sent it"));
        tagsAndType(tiles, "Length/Type", TYPE);
    }

    private static void tagsAndType(Tiles tiles, String name, Section section) {
        while (PacketLayout.isVlan((int) tiles.value(16)) && tiles.end() - tiles.at() >= 4) {
            tag(tiles);
        }
        tiles.hex(name, 16, etherType(tiles.value(16), section));
    }

    private static void tag(Tiles tiles) {
        boolean provider = PacketLayout.isProviders((int) tiles.value(16));
        long network = tiles.value(32) & 0xfff;
        Words words = new Words(
                "virtual network " + network,
                "Four bytes that a switch puts in, so that several networks can share one cable without meeting.",
                TAG);
        tiles.group("802.1Q tag", 32, "VLAN " + network, words, parts -> {
            parts.hex("TPID", 16, new Words(
                    provider ? "a provider's tag follows" : "a VLAN tag follows",
                    "Stands where the type would stand, and says that a tag comes first.",
                    new Section("IEEE 802.1Q", "9.4")));
            parts.number("PCP", 3, new Words("priority", "How urgent the frame is, 0 to 7.", TAG));
            parts.number("DEI", 1, new Words(
                    parts.value(1) == 1 ? "may be dropped first" : "not dropped first",
                    "Whether a crowded switch may drop this frame before others.",
                    TAG));
            parts.number("VID", 12, new Words(
                    network == 0 ? "no network, only a priority" : "the network's number",
                    "Which of the networks on the cable the frame belongs to.",
                    TAG));
        });
    }

    private static Words etherType(long type, Section section) {
        String what =
                switch ((int) type) {
                    case IPV4 -> "IPv4 is inside";
                    case IPV6 -> "IPv6 is inside";
                    case 0x0806 -> "ARP is inside";
                    case 0x8035 -> "RARP is inside";
                    case 0x8847, 0x8848 -> "MPLS is inside";
                    case 0x8863, 0x8864 -> "PPPoE is inside";
                    case 0x888e -> "EAPOL is inside: somebody logs in to the network";
                    case 0x88cc -> "LLDP is inside: a switch introduces itself";
                    case 0x9000 -> "a loopback test of Ethernet is inside";
                    default -> type < FIRST_TYPE ? "a length: " + Spelling.bytes(type) + " follow" : "another protocol is inside";
                };
        return new Words(what, "Says which protocol the frame carries. Numbers below 1,536 are a length instead.", section);
    }

    private static Words address(Tiles tiles, String whose) {
        long first = tiles.value(8);
        long all = tiles.value(48);
        String meaning;
        if (all == 0) {
            meaning = "zeros: there is no network card, as on loopback";
        } else if (all == 0xffff_ffff_ffffL) {
            meaning = "broadcast: everybody on this link";
        } else if ((first & 1) == 1) {
            meaning = "multicast: a group of computers";
        } else {
            meaning = whose + ((first & 2) == 2 ? " · made up by software" : "");
        }
        return new Words(
                meaning,
                "A MAC address, 48 bits. It is for this one link only: the next router writes a new frame with other"
                        + " addresses.",
                ADDRESSES);
    }

    private static String mac(Tiles tiles) {
        return mac(tiles, 6);
    }

    private static String mac(Tiles tiles, int length) {
        int to = Math.min(tiles.at() + length, tiles.end());
        return HexFormat.ofDelimiter(":").formatHex(tiles.bytes(), tiles.at(), to);
    }

    /// What follows the packet in an Ethernet frame: padding up to the shortest frame of 60 bytes, and the frame check
    /// sequence, which few captures have.
    ///
    /// @param frameAt where the frame begins
    static void trailer(Tiles tiles, int frameAt) {
        int check = tiles.end() - 4;
        boolean checked = check >= tiles.at() && check - frameAt >= 14 && isCheck(tiles.bytes(), frameAt, check);
        int to = checked ? check : tiles.end();
        tiles.leafTo("Pad", to, Spelling.hex(tiles.bytes(), tiles.at(), to), new Words(
                "filled up, means nothing",
                "Ethernet carries no frame below 64 bytes (with its check sequence), so short ones are filled up. IP's"
                        + " own length tells the receiver where the packet ends.",
                new Section("IEEE 802.3", "3.2.8")));
        if (checked) {
            tiles.hex("FCS", 32, new Words(
                    "right",
                    "Frame check sequence: a CRC over the whole frame, sent last. A network card throws a frame away"
                            + " whose check is wrong, and mostly keeps this field for itself.",
                    new Section("IEEE 802.3", "3.2.9")));
        }
    }

    /// The check is sent with its lowest byte first.
    private static boolean isCheck(byte[] bytes, int from, int at) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, at - from);
        return crc.getValue() == Integer.toUnsignedLong(Integer.reverseBytes(PacketFields.int32(bytes, at)));
    }

    /// Linux cooked capture, 16 bytes and perhaps a tag.
    static void cooked(Tiles tiles) {
        tiles.number("Packet type", 16, packetType(tiles.value(16), SLL));
        tiles.number("ARPHRD_ type", 16, device(tiles.value(16), SLL));
        long length = tiles.value(16);
        tiles.number("Link-layer address length", 16, new Words(
                "bytes that count in the next field", "How many of the next eight bytes are an address.", SLL));
        cookedAddress(tiles, length, SLL);
        tagsAndType(tiles, "Protocol type", SLL);
    }

    /// Linux cooked capture, version 2, 20 bytes.
    static void cooked2(Tiles tiles) {
        tiles.hex("Protocol type", 16, etherType(tiles.value(16), SLL2));
        tiles.number("Reserved (MBZ)", 16, new Words("not used", "Must be 0.", SLL2));
        tiles.number("Interface index", 32, new Words(
                "which network card saw it", "The number that Linux gave to the interface.", SLL2));
        tiles.number("ARPHRD_ type", 16, device(tiles.value(16), SLL2));
        tiles.number("Packet type", 8, packetType(tiles.value(8), SLL2));
        long length = tiles.value(8);
        tiles.number("Link-layer address length", 8, new Words(
                "bytes that count in the next field", "How many of the next eight bytes are an address.", SLL2));
        cookedAddress(tiles, length, SLL2);
    }

    private static void cookedAddress(Tiles tiles, long length, Section section) {
        int used = (int) Math.min(8, length);
        int end = tiles.at() + 8;
        String words = "Linux wrote this header in place of the link's own, which it does not have when it captures on"
                + " all network cards at once.";
        tiles.leafTo("Link-layer address", end - 8 + used, mac(tiles, used), new Words("who sent it on this link", words, section));
        tiles.leafTo("Unused", end, Spelling.hex(tiles.bytes(), Math.min(tiles.at(), tiles.end()), Math.min(end, tiles.end())),
                new Words("filled up", "The field has always eight bytes; the address is shorter.", section));
    }

    private static Words packetType(long type, Section section) {
        String meaning =
                switch ((int) type) {
                    case 0 -> "to this computer";
                    case 1 -> "to everybody";
                    case 2 -> "to a group";
                    case 3 -> "to somebody else";
                    case 4 -> "sent by this computer";
                    default -> "a type that is not defined";
                };
        return new Words(meaning, "Which way the packet went, seen from the computer that captured it.", section);
    }

    private static Words device(long type, Section section) {
        String meaning =
                switch ((int) type) {
                    case 1 -> "Ethernet";
                    case 512 -> "PPP";
                    case 772 -> "loopback";
                    case 801, 802, 803 -> "Wi-Fi";
                    case 65534 -> "a device without a header of its own";
                    default -> "a device by its number in Linux";
                };
        return new Words(meaning, "What kind of network card it was, by Linux's numbers for them.", section);
    }

    /// BSD loopback: the protocol family, in the byte order of the machine that captured, or in network order.
    static void loopback(Tiles tiles) {
        long value = tiles.value(32);
        boolean little = value > 0xffff;
        long family = little ? Integer.toUnsignedLong(Integer.reverseBytes((int) value)) : value;
        String meaning =
                switch ((int) family) {
                    case 2 -> "IPv4 is inside";
                    case 10, 23, 24, 28, 30 -> "IPv6 is inside";
                    default -> "another protocol is inside";
                };
        Words words = new Words(
                meaning + (little ? " · lowest byte first" : ""),
                "Loopback has no frame. The system wrote only these four bytes in front: the number of the protocol"
                        + " family, in the byte order of the computer that captured. IPv4 is 2; IPv6 has another number"
                        + " on every system.",
                LOOPBACK);
        if (little) {
            tiles.leaf("Protocol family", 32, Long.toString(family), words);
        } else {
            tiles.number("Protocol family", 32, words);
        }
    }
}
