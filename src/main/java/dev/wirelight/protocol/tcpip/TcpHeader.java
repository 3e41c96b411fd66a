package dev.wirelight.protocol.tcpip;

import java.nio.ByteBuffer;

/// A TCP header without options (RFC 9293 §3.1).
///
/// @param sourcePort 0 to 65,535
/// @param destinationPort 0 to 65,535
/// @param sequenceNumber of the first data byte; only its lower 32 bits count
/// @param acknowledgmentNumber the next byte expected from the other side; only its lower 32 bits count
/// @param flags a sum of [#FIN], [#SYN], [#RST], [#PSH], [#ACK]
/// @param window how many more bytes the sender of this would take, 0 to 65,535
/// @param checksum 0 to 65,535
public record TcpHeader(
        int sourcePort,
        int destinationPort,
        long sequenceNumber,
        long acknowledgmentNumber,
        int flags,
        int window,
        int checksum) {
    public static final int FIN = 1;
    public static final int SYN = 2;
    public static final int RST = 4;
    public static final int PSH = 8;
    public static final int ACK = 16;

    /// In bytes, without options.
    public static final int LENGTH = 20;

    /// The same header with the checksum that fits it.
    ///
    /// @param pseudoHeader what the IP header adds to the sum, such as [Ipv4Header#pseudoHeader]
    /// @param data what follows the header
    public TcpHeader withChecksum(byte[] pseudoHeader, byte[] data) {
        int sum = InternetChecksum.of(pseudoHeader, checksum(0).bytes(), data);
        return checksum(sum);
    }

    private TcpHeader checksum(int other) {
        return new TcpHeader(sourcePort, destinationPort, sequenceNumber, acknowledgmentNumber, flags, window, other);
    }

    /// The 20 bytes.
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putInt((int) sequenceNumber)
                .putInt((int) acknowledgmentNumber)
                .put((byte) (LENGTH / 4 << 4))
                .put((byte) flags)
                .putShort((short) window)
                .putShort((short) checksum)
                .putShort((short) 0)
                .array();
    }
}
