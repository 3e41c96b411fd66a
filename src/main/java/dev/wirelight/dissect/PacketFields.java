package dev.wirelight.dissect;

import dev.wirelight.dissect.PacketDissection.Heading;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.Ipv6Extension;
import dev.wirelight.protocol.tcpip.Ipv6Header;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Goes through a packet from its first header to its data and lays a field over each: for one packet, once.
final class PacketFields {
    static final String DATA = "Data";
    private static final Section LINK_TYPES = Section.rfc(9293, "3.1");
    /// IP can carry IP, which can carry IP: nobody needs more than this.
    private static final int MOST_HEADERS = 32;
    private static final int UDP = 17;
    private static final int IPV4_INSIDE = 4;
    private static final int IPV6_INSIDE = 41;

    private final byte[] bytes;
    private final SegmentPlace place;
    private final Origin origin;
    private final Tiles tiles;
    private final List<Heading> parts = new ArrayList<>();
    private String title = "";
    private Section section = LINK_TYPES;

    PacketFields(byte[] bytes, SegmentPlace place, Origin origin) {
        this.bytes = bytes;
        this.place = place;
        this.origin = origin;
        this.tiles = new Tiles(bytes, LINK_TYPES, false, origin);
    }

    PacketDissection explain(FirstHeader first) {
        title = first.title();
        switch (first) {
            case ETHERNET -> ethernet();
            case LINUX_SLL -> cooked();
            case LINUX_SLL2 -> cooked2();
            case BSD_LOOPBACK -> loopback();
            case IP -> ip(bytes.length);
            case IPV4 -> ipv4(bytes.length);
            case IPV6 -> ipv6(bytes.length);
            case TCP -> tcp(bytes.length, Optional.empty());
        }
        return done();
    }

    /// A packet of which nobody knows what it begins with.
    PacketDissection unknown(int linkType) {
        title = "Packet";
        data(bytes.length, "link type " + linkType, "Captures number the kinds of links. Wirelight does not know this one.");
        return done();
    }

    private void ethernet() {
        int length = 14;
        while (length < 14 + 4 * 8 && PacketLayout.isVlan(int16(length - 2))) {
            length += 4;
        }
        int type = int16(length - 2);
        header(Layer.Kind.LINK, "Ethernet header", length, "type 0x" + HexFormat.of().toHexDigits((short) type), new Words(
                "one step, to the next device",
                "Carries the packet over one link. Loopback has no Ethernet: Linux shows this header there with zeros.",
                LinkHeaderFields.ETHERNET), LinkHeaderFields::ethernet);
        section = LinkHeaderFields.ETHERNET;
        byType(type);
        trailer();
    }

    private void trailer() {
        LinkHeaderFields.trailer(tiles, 0);
        addParts(Layer.Kind.LINK);
    }

    private void cooked() {
        int length = 16;
        while (length < 16 + 4 * 8 && PacketLayout.isVlan(int16(length - 2))) {
            length += 4;
        }
        section = LinkHeaderFields.SLL;
        cooked(length, section, LinkHeaderFields::cooked);
        byType(int16(length - 2));
        rest();
    }

    private void cooked2() {
        section = LinkHeaderFields.SLL2;
        cooked(20, section, LinkHeaderFields::cooked2);
        byType(int16(0));
        rest();
    }

    private void cooked(int length, Section of, Consumer<Tiles> fields) {
        header(Layer.Kind.LINK, "Linux cooked header", length, "captured on all network cards at once", new Words(
                "in place of the link's own header",
                "Linux writes it where a capture listens on all network cards at once; it was never on a wire.",
                of), fields);
    }

    private void loopback() {
        section = LinkHeaderFields.LOOPBACK;
        header(Layer.Kind.LINK, "BSD loopback header", 4, "stays inside this computer", new Words(
                "the protocol family",
                "Loopback has no frame; macOS, the BSDs and Npcap write these four bytes in its place.",
                section), LinkHeaderFields::loopback);
        ip(bytes.length);
        rest();
    }

    private void byType(int etherType) {
        switch (etherType) {
            case LinkHeaderFields.IPV4, LinkHeaderFields.IPV6 -> ip(bytes.length);
            case 0x0806 -> data(bytes.length, "ARP", "Asks or tells which MAC address belongs to an IP address. Not split further here.");
            default -> data(bytes.length, "no IP packet", "Wirelight looks into IP packets alone.");
        }
    }

    private void ip(int end) {
        switch (tiles.at() < end ? bytes[tiles.at()] >> 4 & 0xf : 4) {
            case 4 -> ipv4(end);
            case 6 -> ipv6(end);
            default -> data(end, "neither IPv4 nor IPv6", "An IP packet begins with its version, 4 or 6, in four bits.");
        }
    }

    private void ipv4(int frameEnd) {
        int at = tiles.at();
        if (at >= frameEnd || parts.size() >= MOST_HEADERS) {
            data(frameEnd, "not split further", "Too many headers stand inside each other here.");
            return;
        }
        int header = Math.max(Ipv4Header.LENGTH, 4 * (bytes[at] & 0xf));
        int total = int16(at + 2);
        // With segmentation offload a capture may say 0: then all that is there belongs to it.
        boolean told = total >= header;
        int end = told ? Math.min(frameEnd, at + total) : frameEnd;
        section = IpHeaderFields.IPV4;
        header(Layer.Kind.INTERNET, "IPv4 header", Math.min(header, end - at), IpHeaderFields.summary4(bytes, at), new Words(
                "from one address to another",
                "Brings the packet to the right computer, perhaps through many routers. IP promises nothing: a packet may"
                        + " be lost, doubled or overtaken.",
                section), IpHeaderFields::ipv4);
        if ((int16(at + 6) & 0x1fff) != 0) {
            data(end, "a later piece of a packet", "The packet was cut on the way; its TCP header is in the first piece.");
            return;
        }
        boolean piece = (int16(at + 6) & 0x2000) != 0;
        int length = told ? total - header : end - at - header;
        Optional<Pseudo> pseudo = piece || at + header > bytes.length
                ? Optional.empty()
                : Optional.of(new Pseudo(Arrays.copyOfRange(bytes, at + 12, at + 16), Arrays.copyOfRange(bytes, at + 16, at + 20), int8(at + 9), length));
        inside(int8(at + 9), end, pseudo);
    }

    private void ipv6(int frameEnd) {
        int at = tiles.at();
        if (at >= frameEnd || parts.size() >= MOST_HEADERS) {
            data(frameEnd, "not split further", "Too many headers stand inside each other here.");
            return;
        }
        int told = int16(at + 4);
        int end = told == 0 ? frameEnd : Math.min(frameEnd, at + Ipv6Header.LENGTH + told);
        section = IpHeaderFields.IPV6;
        header(Layer.Kind.INTERNET, "IPv6 header", Math.min(Ipv6Header.LENGTH, end - at), IpHeaderFields.summary6(bytes, at), new Words(
                "from one address to another",
                "Brings the packet to the right computer, perhaps through many routers. IP promises nothing: a packet may"
                        + " be lost, doubled or overtaken.",
                section), IpHeaderFields::ipv6);
        int next = int8(at + 6);
        boolean whole = true; // Whether a checksum inside can be computed with these addresses and this packet alone.
        while (Ipv6Extension.isAnnouncedBy(next) && tiles.at() < end && parts.size() < MOST_HEADERS) {
            int from = tiles.at();
            int length = Ipv6Extension.length(next, int8(from + 1));
            int kind = next;
            header(Layer.Kind.INTERNET, Ipv6ExtensionFields.name(kind), Math.min(length, end - from), "", Ipv6ExtensionFields.words(kind),
                    inner -> Ipv6ExtensionFields.lay(inner, kind));
            if (tiles.at() == from) {
                return; // Full: what is left becomes the rest.
            }
            whole &= kind != Ipv6Extension.ROUTING;
            next = int8(from);
            if (kind == Ipv6Extension.FRAGMENT) {
                if ((int16(from + 2) & 0xfff8) != 0) {
                    data(end, "a later piece of a packet", "The packet was cut by its sender; its TCP header is in the first piece.");
                    return;
                }
                whole &= (int16(from + 2) & 1) == 0;
            }
        }
        int length = told == 0 ? end - tiles.at() : at + Ipv6Header.LENGTH + told - tiles.at();
        Optional<Pseudo> pseudo = whole && at + Ipv6Header.LENGTH <= bytes.length
                ? Optional.of(new Pseudo(Arrays.copyOfRange(bytes, at + 8, at + 24), Arrays.copyOfRange(bytes, at + 24, at + 40), next, length))
                : Optional.empty();
        inside(next, end, pseudo);
    }

    private void inside(int protocol, int end, Optional<Pseudo> pseudo) {
        switch (protocol) {
            case Ipv4Header.TCP -> tcp(end, pseudo);
            case UDP -> udp(end, pseudo);
            case IPV4_INSIDE -> ipv4(end);
            case IPV6_INSIDE -> ipv6(end);
            default -> data(end, IpProtocols.name(protocol), "Wirelight looks into TCP and UDP alone.");
        }
    }

    private void tcp(int end, Optional<Pseudo> pseudo) {
        int at = tiles.at();
        int length = Math.max(TcpHeader.LENGTH, 4 * (int8(at + 12) >> 4));
        boolean whole = at + TcpHeader.LENGTH <= end;
        TransportChecksum checksum = TransportChecksum.of(bytes, at, 16, end, pseudo);
        TcpHeaderFields fields = new TcpHeaderFields(
                bytes, at, place, checksum, end, pseudo.map(Pseudo::length).orElse(end - at) > length);
        section = TcpHeaderFields.HEADER;
        header(Layer.Kind.TRANSPORT, "TCP header", Math.min(length, end - at), whole ? fields.summary() : "cut", new Words(
                "which byte of which connection",
                "Ports say which programs talk, numbers say which bytes of the stream these are and which have arrived.",
                section), fields::lay);
        title = whole ? "TCP segment " + fields.names() : title;
        data(end, Spelling.bytes(end - tiles.at()),
                "What the program handed to TCP. TCP does not know what it means: it may be half a message, or several.");
    }

    private void udp(int end, Optional<Pseudo> pseudo) {
        int at = tiles.at();
        TransportChecksum checksum = TransportChecksum.of(bytes, at, 6, end, pseudo);
        section = UdpHeaderFields.HEADER;
        header(Layer.Kind.TRANSPORT, "UDP header", Math.min(8, end - at), int16(at) + " → " + int16(at + 2),
                UdpHeaderFields.WHOLE, inner -> UdpHeaderFields.lay(inner, checksum));
        title = "UDP datagram";
        data(end, Spelling.bytes(end - tiles.at()), "What the program handed to UDP. Wirelight does not look into it.");
    }

    /// The data, up to the byte `end`.
    private void data(int end, String meaning, String explanation) {
        tiles.leafTo(DATA, end, Spelling.hex(bytes, Math.min(tiles.at(), end), end), new Words(meaning, explanation, section));
        addParts(Layer.Kind.APPLICATION);
    }

    /// What the packet's own length does not count.
    private void rest() {
        tiles.leafTo("Trailer", bytes.length, Spelling.hex(bytes, tiles.at(), bytes.length), new Words(
                "not a part of the IP packet", "IP's own length says that the packet ends before these bytes.", section));
        addParts(Layer.Kind.LINK);
    }

    private void header(Layer.Kind kind, String name, int length, String summary, Words words, Consumer<Tiles> fields) {
        tiles.group(name, 8L * length, summary, words, fields);
        while (parts.size() < tiles.count()) {
            parts.add(new Heading(kind, summary));
        }
    }

    private void addParts(Layer.Kind kind) {
        while (parts.size() < tiles.count()) {
            parts.add(new Heading(kind, ""));
        }
    }

    private PacketDissection done() {
        rest();
        List<Field> roots = tiles.done();
        addParts(Layer.Kind.APPLICATION);
        return new PacketDissection(title, section, List.copyOf(parts), new Source("wire", origin, bytes, roots));
    }

    /// The byte at a position; 0 behind the end.
    private int int8(int at) {
        return at < bytes.length ? bytes[at] & 0xff : 0;
    }

    private int int16(int at) {
        return int8(at) << 8 | int8(at + 1);
    }

    static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}
