package dev.wirelight.protocol.tcpip;

import java.util.Optional;

/// What a captured packet begins with, by the number that capture files use for it (the LINKTYPE_ values of
/// draft-ietf-opsawg-pcaplinktype). Only those are here that can carry the lab's traffic.
public enum LinkType {
    /// BSD loopback: 4 bytes with the protocol family, in the byte order of the machine that captured.
    NULL(0, "BSD loopback"),
    ETHERNET(1, "Ethernet"),
    /// An IPv4 or IPv6 packet with nothing before it.
    RAW(101, "raw IP"),
    /// OpenBSD loopback: like [#NULL], in network byte order.
    LOOP(108, "OpenBSD loopback"),
    LINUX_SLL(113, "Linux cooked capture"),
    IPV4(228, "raw IPv4"),
    IPV6(229, "raw IPv6"),
    LINUX_SLL2(276, "Linux cooked capture v2");

    private static final LinkType[] ALL = values(); // once: every packet of a large file is looked up here

    private final int number;
    private final String words;

    LinkType(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /// The number in a file.
    public int number() {
        return number;
    }

    /// The type with a number, if it is known here.
    public static Optional<LinkType> of(int number) {
        for (LinkType type : ALL) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return words;
    }
}
