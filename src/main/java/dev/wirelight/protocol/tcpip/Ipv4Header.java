package dev.wirelight.protocol.tcpip;

import java.nio.ByteBuffer;

/// An IPv4 header without options, of a packet that is no fragment (RFC 791 §3.1).
///
/// @param totalLength of the packet with this header, 20 to 65,535
/// @param timeToLive 0 to 255
/// @param protocol what is inside, such as [#TCP]
/// @param source 4 bytes
/// @param destination 4 bytes
public record Ipv4Header(int totalLength, int timeToLive, int protocol, byte[] source, byte[] destination) {
    public static final int TCP = 6;

    /// In bytes, without options.
    public static final int LENGTH = 20;

    private static final int DONT_FRAGMENT = 0x4000;

    /// The 20 bytes, with their checksum.
    public byte[] bytes() {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .put((byte) (4 << 4 | LENGTH / 4))
                .put((byte) 0)
                .putShort((short) totalLength)
                .putShort((short) 0)
                .putShort((short) DONT_FRAGMENT)
                .put((byte) timeToLive)
                .put((byte) protocol)
                .putShort((short) 0)
                .put(source)
                .put(destination)
                .array();
        ByteBuffer.wrap(bytes).putShort(10, (short) InternetChecksum.of(bytes));
        return bytes;
    }

    /// What TCP's checksum covers beyond the segment: 12 bytes that are nowhere sent (RFC 9293 §3.1).
    public byte[] pseudoHeader() {
        return ByteBuffer.allocate(12)
                .put(source)
                .put(destination)
                .put((byte) 0)
                .put((byte) protocol)
                .putShort((short) (totalLength - LENGTH))
                .array();
    }
}
