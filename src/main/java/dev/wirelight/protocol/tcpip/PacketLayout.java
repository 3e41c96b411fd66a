package dev.wirelight.protocol.tcpip;

import java.util.Arrays;
import java.util.Optional;

/// Where the headers stand in a captured packet that carries a TCP segment: link header, IP header, TCP header, data.
///
/// All positions are in bytes from the beginning of the packet. The headers are whole; the data may have been cut by the
/// capture.
///
/// @param link what the packet begins with
/// @param ipAt where the IP header begins; what is before it is the link header
/// @param ipVersion 4 or 6
/// @param tcpAt where the TCP header begins; what is between is the IP header with its options or extension headers
/// @param dataAt where the data begin
/// @param dataLength how many bytes of data there were on the wire, by the length that IP tells
/// @param captured how many of them are in the capture, 0 to `dataLength`
public record PacketLayout(
        LinkType link, int ipAt, int ipVersion, int tcpAt, int dataAt, int dataLength, int captured) {
    private static final int VLAN = 0x8100;
    private static final int VLAN_OF_PROVIDERS = 0x88a8;
    private static final int OLD_VLAN_OF_PROVIDERS = 0x9100; // what switches used before there was a standard
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int MOST_TAGS = 8;
    private static final int MOST_EXTENSION_HEADERS = 16;

    /// What was found: a [PacketLayout], or what else it is.
    public sealed interface Found {}

    /// A packet with a TCP segment.
    public record Segment(PacketLayout layout) implements Found {}

    /// Something else.
    ///
    /// @param what in a few plain words, such as `UDP`
    public record Other(String what) implements Found {}

    /// Finds the headers of a packet.
    ///
    /// @param linkType its number in a capture file
    /// @param packet as much of it as was captured
    public static Found of(int linkType, byte[] packet) {
        Optional<LinkType> known = LinkType.of(linkType);
        if (known.isEmpty()) {
            return new Other("link type " + linkType + ", which is not known here");
        }
        LinkType link = known.get();
        return switch (link) {
            case ETHERNET -> behindTags(link, packet, 12);
            case NULL, LOOP -> ip(link, packet, 4);
            case RAW, IPV4, IPV6 -> ip(link, packet, 0);
            case LINUX_SLL -> behindTags(link, packet, 14);
            case LINUX_SLL2 -> packet.length < 20 ? cut(link) : byType(link, packet, 20, int16(packet, 0));
        };
    }

    /// @param typeAt where the EtherType stands, or the first tag before it
    private static Found behindTags(LinkType link, byte[] packet, int typeAt) {
        int at = typeAt;
        while (at < typeAt + 4 * MOST_TAGS && at + 2 <= packet.length && isVlan(int16(packet, at))) {
            at += 4;
        }
        return at + 2 > packet.length ? cut(link) : byType(link, packet, at + 2, int16(packet, at));
    }

    /// Whether four more bytes stand before the EtherType: a tag of IEEE 802.1Q.
    public static boolean isVlan(int etherType) {
        return etherType == VLAN || isProviders(etherType);
    }

    /// Whether it is a tag that a provider puts in front of its customer's tag (IEEE 802.1Q §9.5).
    public static boolean isProviders(int etherType) {
        return etherType == VLAN_OF_PROVIDERS || etherType == OLD_VLAN_OF_PROVIDERS;
    }

    private static Found byType(LinkType link, byte[] packet, int at, int etherType) {
        return switch (etherType) {
            case IPV4, IPV6 -> ip(link, packet, at);
            case 0x0806 -> new Other("ARP");
            default -> new Other("EtherType 0x%04x".formatted(etherType));
        };
    }

    private static Found ip(LinkType link, byte[] packet, int at) {
        if (at >= packet.length) {
            return cut(link);
        }
        return switch (packet[at] >> 4 & 0xf) {
            case 4 -> ipv4(link, packet, at);
            case 6 -> ipv6(link, packet, at);
            default -> new Other("neither IPv4 nor IPv6");
        };
    }

    private static Found ipv4(LinkType link, byte[] packet, int at) {
        int header = 4 * (packet[at] & 0xf);
        if (header < Ipv4Header.LENGTH) {
            return new Other("a broken IPv4 header");
        }
        if (at + header > packet.length) {
            return cut(link);
        }
        int fragment = int16(packet, at + 6);
        if ((fragment & 0x1fff) != 0 || (fragment & 0x2000) != 0) {
            return new Other("a fragment of an IP packet");
        }
        int protocol = packet[at + 9] & 0xff;
        // With segmentation offload a capture may say 0: then all that is there belongs to it.
        int total = int16(packet, at + 2) == 0 ? packet.length - at : int16(packet, at + 2);
        return protocol == Ipv4Header.TCP
                ? tcp(link, packet, at, 4, at + header, at + total)
                : new Other(protocolName(protocol));
    }

    private static Found ipv6(LinkType link, byte[] packet, int at) {
        int tcp = at + Ipv6Header.LENGTH;
        if (tcp > packet.length) {
            return cut(link);
        }
        int payload = int16(packet, at + 4);
        int end = payload == 0 ? packet.length : tcp + payload;
        int next = packet[at + 6] & 0xff;
        for (int i = 0; i < MOST_EXTENSION_HEADERS && Ipv6Extension.isAnnouncedBy(next); i++) {
            if (tcp + 8 > packet.length) {
                return cut(link);
            }
            if (next == Ipv6Extension.FRAGMENT && isPiece(int16(packet, tcp + 2))) {
                return new Other("a fragment of an IP packet");
            }
            int length = Ipv6Extension.length(next, packet[tcp + 1] & 0xff);
            next = packet[tcp] & 0xff;
            tcp += length;
        }
        return next == Ipv4Header.TCP ? tcp(link, packet, at, 6, tcp, end) : new Other(protocolName(next));
    }

    /// Whether a Fragment header stands before a part of a packet: it may stand before a whole one (RFC 6946 §2).
    ///
    /// @param offsetAndFlags its third and fourth byte
    private static boolean isPiece(int offsetAndFlags) {
        return (offsetAndFlags & 0xfff9) != 0;
    }

    private static Found tcp(LinkType link, byte[] packet, int ipAt, int version, int tcpAt, int end) {
        if (tcpAt + TcpHeader.LENGTH > packet.length) {
            return cut(link);
        }
        int header = 4 * (packet[tcpAt + 12] >> 4 & 0xf);
        int dataAt = tcpAt + header;
        if (header < TcpHeader.LENGTH || dataAt > end) {
            return new Other("a broken TCP header");
        }
        if (dataAt > packet.length) {
            return cut(link);
        }
        int length = end - dataAt;
        return new Segment(new PacketLayout(
                link, ipAt, version, tcpAt, dataAt, length, Math.min(length, packet.length - dataAt)));
    }

    private static String protocolName(int protocol) {
        return switch (protocol) {
            case 1, 58 -> "ICMP";
            case 2 -> "IGMP";
            case 17 -> "UDP";
            default -> "IP protocol " + protocol;
        };
    }

    private static Other cut(LinkType link) {
        return new Other("cut by the capture in the middle of its headers (" + link + ")");
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /// The sender's IP address: 4 or 16 bytes.
    public byte[] source(byte[] packet) {
        int from = ipAt + (ipVersion == 4 ? 12 : 8);
        return Arrays.copyOfRange(packet, from, from + addressLength());
    }

    /// The receiver's IP address: 4 or 16 bytes.
    public byte[] destination(byte[] packet) {
        int from = ipAt + (ipVersion == 4 ? 16 : 24);
        return Arrays.copyOfRange(packet, from, from + addressLength());
    }

    private int addressLength() {
        return ipVersion == 4 ? 4 : 16;
    }

    public int sourcePort(byte[] packet) {
        return int16(packet, tcpAt);
    }

    public int destinationPort(byte[] packet) {
        return int16(packet, tcpAt + 2);
    }

    /// 0 to 2^32 - 1.
    public long sequenceNumber(byte[] packet) {
        return int32(packet, tcpAt + 4);
    }

    /// 0 to 2^32 - 1.
    public long acknowledgmentNumber(byte[] packet) {
        return int32(packet, tcpAt + 8);
    }

    /// A sum of [TcpHeader#FIN], [TcpHeader#SYN] and so on, and of those above them.
    public int flags(byte[] packet) {
        return packet[tcpAt + 13] & 0xff;
    }

    /// As it stands in the header: the two ends may have agreed to multiply it (RFC 7323 §2).
    public int window(byte[] packet) {
        return int16(packet, tcpAt + 14);
    }

    private static long int32(byte[] bytes, int at) {
        return (long) int16(bytes, at) << 16 | int16(bytes, at + 2);
    }
}
