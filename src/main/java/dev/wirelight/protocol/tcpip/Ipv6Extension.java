package dev.wirelight.protocol.tcpip;

/// The extension headers that may stand between an IPv6 header and TCP (RFC 8200 §4.1), by the numbers with which the header
/// before them announces them. ESP is none of them here: what follows it is encrypted.
public final class Ipv6Extension {
    public static final int HOP_BY_HOP = 0;
    public static final int ROUTING = 43;
    public static final int FRAGMENT = 44;
    public static final int AUTHENTICATION = 51;
    public static final int DESTINATION = 60;
    public static final int MOBILITY = 135;

    private Ipv6Extension() {}

    /// Whether a Next Header field announces one of these.
    ///
    /// @param next 0 to 255
    public static boolean isAnnouncedBy(int next) {
        return switch (next) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY -> true;
            default -> false;
        };
    }

    /// How long such a header is, in bytes.
    ///
    /// @param kind the number that announced it
    /// @param told its second byte; a Fragment header has one length only (RFC 8200 §4.5), an Authentication Header counts
    /// in units of four bytes, less two (RFC 4302 §2.2), all others count in units of eight, less one
    public static int length(int kind, int told) {
        return switch (kind) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> 4 * (told + 2);
            default -> 8 * (told + 1);
        };
    }
}
