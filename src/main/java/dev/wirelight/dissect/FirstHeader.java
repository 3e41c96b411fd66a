package dev.wirelight.dissect;

import dev.wirelight.protocol.tcpip.LinkType;
import java.util.Arrays;
import java.util.Optional;

/// The outermost header of bytes that are to be explained: what stands first in them.
public enum FirstHeader {
    ETHERNET("ethernet", "Ethernet frame"),
    LINUX_SLL("linux-sll", "Linux cooked packet"),
    LINUX_SLL2("linux-sll2", "Linux cooked packet, version 2"),
    /// Four bytes with the protocol family, in either byte order.
    BSD_LOOPBACK("bsd-loopback", "BSD loopback packet"),
    /// IPv4 or IPv6: the first four bits say which.
    IP("ip", "IP packet"),
    IPV4("ipv4", "IPv4 packet"),
    IPV6("ipv6", "IPv6 packet"),
    TCP("tcp", "TCP segment");

    private final String word;
    private final String title;

    FirstHeader(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// The word for it on a command line, such as `ipv4`.
    public String word() {
        return word;
    }

    String title() {
        return title;
    }

    /// The one with a word of [#word()].
    public static Optional<FirstHeader> of(String word) {
        return Arrays.stream(values()).filter(first -> first.word.equals(word)).findFirst();
    }

    /// What packets of a link begin with.
    public static FirstHeader of(LinkType link) {
        return switch (link) {
            case NULL, LOOP -> BSD_LOOPBACK;
            case ETHERNET -> ETHERNET;
            case RAW -> IP;
            case IPV4 -> IPV4;
            case IPV6 -> IPV6;
            case LINUX_SLL -> LINUX_SLL;
            case LINUX_SLL2 -> LINUX_SLL2;
        };
    }
}
