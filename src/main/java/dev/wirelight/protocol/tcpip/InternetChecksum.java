package dev.wirelight.protocol.tcpip;

/// The checksum of IPv4, TCP and UDP: the bytes are added up as 16-bit numbers, carries are added at the lower end, and
/// the sum is turned over bit by bit (RFC 1071).
public final class InternetChecksum {
    private InternetChecksum() {}

    /// The checksum of these bytes, one part after another; over bytes that hold their own checksum it is 0.
    ///
    /// @param parts all but the last of an even length; an odd byte at the very end counts as if a 0 followed it
    /// @return 0 to 65,535
    public static int of(byte[]... parts) {
        long sum = 0;
        for (byte[] part : parts) {
            for (int i = 0; i < part.length; i++) {
                sum += (part[i] & 0xffL) << (i % 2 == 0 ? 8 : 0);
            }
        }
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return (int) ~sum & 0xffff;
    }
}
