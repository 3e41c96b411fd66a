package dev.wirelight.trace;

/// Writes IP addresses in digits, each in the one form that RFC 5952 recommends, so that equal addresses are equal texts.
final class IpDigits {
    private static final int GROUPS = 8;

    private IpDigits() {}

    /// `127.0.0.1`, `::1` or `2001:db8::1`.
    ///
    /// @param ip 4 or 16 bytes
    static String of(byte[] ip) {
        return switch (ip.length) {
            case 4 -> dotted(ip, 0);
            case 16 -> isMapped(ip) ? "::ffff:" + dotted(ip, 12) : grouped(ip);
            default -> throw new IllegalArgumentException("An IP address has 4 or 16 bytes, not " + ip.length + ".");
        };
    }

    private static String dotted(byte[] ip, int at) {
        return (ip[at] & 0xff) + "." + (ip[at + 1] & 0xff) + "." + (ip[at + 2] & 0xff) + "." + (ip[at + 3] & 0xff);
    }

    /// An IPv4 address inside an IPv6 one, ::ffff:0:0/96 (RFC 4291 §2.5.5.2).
    private static boolean isMapped(byte[] ip) {
        for (int i = 0; i < 10; i++) {
            if (ip[i] != 0) {
                return false;
            }
        }
        return ip[10] == -1 && ip[11] == -1;
    }

    /// Eight groups in hex without leading zeros; `::` stands for the longest run of two or more groups that are 0, and
    /// for the first of several (RFC 5952 §4).
    private static String grouped(byte[] ip) {
        int longest = 1;
        int at = -1;
        for (int from = 0; from < GROUPS; from++) {
            int length = 0;
            while (from + length < GROUPS && group(ip, from + length) == 0) {
                length++;
            }
            if (length > longest) {
                longest = length;
                at = from;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == at) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(ip, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] ip, int index) {
        return (ip[2 * index] & 0xff) << 8 | ip[2 * index + 1] & 0xff;
    }
}
