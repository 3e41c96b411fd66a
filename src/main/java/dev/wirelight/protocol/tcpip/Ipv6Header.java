package dev.wirelight.protocol.tcpip;

import java.nio.ByteBuffer;

/// An IPv6 header (RFC 8200 §3).
///
/// @param payloadLength what follows this header, 0 to 65,535
/// @param nextHeader what that is, such as [Ipv4Header#TCP]
/// @param hopLimit 0 to 255
/// @param source 16 bytes
/// @param destination 16 bytes
public record Ipv6Header(int payloadLength, int nextHeader, int hopLimit, byte[] source, byte[] destination) {
    /// In bytes.
    public static final int LENGTH = 40;

    /// The 40 bytes.
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putInt(6 << 28)
                .putShort((short) payloadLength)
                .put((byte) nextHeader)
                .put((byte) hopLimit)
                .put(source)
                .put(destination)
                .array();
    }

    /// What TCP's checksum covers beyond the segment: 40 bytes that are nowhere sent (RFC 8200 §8.1).
    public byte[] pseudoHeader() {
        return ByteBuffer.allocate(40)
                .put(source)
                .put(destination)
                .putInt(payloadLength)
                .putInt(nextHeader)
                .array();
    }
}
