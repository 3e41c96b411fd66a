package dev.wirelight.dissect;

/// The names of what IP carries, by the numbers of IANA's list “Assigned Internet Protocol Numbers”.
final class IpProtocols {
    private IpProtocols() {}

    static String name(long protocol) {
        return switch ((int) protocol) {
            case 0 -> "Hop-by-Hop Options";
            case 1 -> "ICMP";
            case 2 -> "IGMP";
            case 4 -> "IPv4";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 41 -> "IPv6";
            case 43 -> "Routing header";
            case 44 -> "Fragment header";
            case 47 -> "GRE";
            case 50 -> "ESP";
            case 51 -> "Authentication Header";
            case 58 -> "ICMPv6";
            case 59 -> "nothing";
            case 60 -> "Destination Options";
            case 89 -> "OSPF";
            case 132 -> "SCTP";
            case 135 -> "Mobility header";
            default -> "protocol " + protocol;
        };
    }
}
