package dev.wirelight.capture.flow;

import dev.wirelight.capture.format.Packet;
import dev.wirelight.capture.format.Reconstruction;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.protocol.tcpip.TcpHeader;
import java.util.Arrays;

/// A captured packet that carries a TCP segment, with what its header says.
///
/// @param nanos since the trace began
/// @param layout where the headers and the data stand in `bytes`
/// @param sequenceNumber 0 to 2^32 - 1
/// @param acknowledgmentNumber 0 to 2^32 - 1
/// @param reconstructed whether its comment says that nobody captured it
public record TcpPacket(
        long number,
        long nanos,
        int linkType,
        byte[] bytes,
        PacketLayout layout,
        long sequenceNumber,
        long acknowledgmentNumber,
        int flags,
        int window,
        boolean reconstructed) {

    public static TcpPacket of(Packet packet, PacketLayout layout, long nanos) {
        byte[] bytes = packet.bytes();
        return new TcpPacket(
                packet.number(),
                nanos,
                packet.linkType(),
                bytes,
                layout,
                layout.sequenceNumber(bytes),
                layout.acknowledgmentNumber(bytes),
                layout.flags(bytes),
                layout.window(bytes),
                !packet.comments().isEmpty() && packet.comments().stream().anyMatch(Reconstruction::says));
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /// Whether it asks for a connection: SYN, and not the answer to one.
    public boolean opens() {
        return is(TcpHeader.SYN) && !is(TcpHeader.ACK);
    }

    /// The sequence number of the first data byte; SYN itself takes one before it (RFC 9293 §3.4).
    public long firstData() {
        return sequenceNumber + (is(TcpHeader.SYN) ? 1 : 0);
    }

    /// How many data bytes it had on the wire.
    public int length() {
        return layout.dataLength();
    }

    /// How many of them were captured.
    int captured() {
        return layout.captured();
    }

    /// Some of its captured data.
    byte[] data(int from, int to) {
        return Arrays.copyOfRange(bytes, layout.dataAt() + from, layout.dataAt() + to);
    }

    public byte[] headers() {
        return Arrays.copyOf(bytes, layout.dataAt());
    }

    /// Whether its captured data are others than `known`, where both are known.
    ///
    /// @param offset of its first data byte in the flow
    /// @param from the offset of the first of `known`
    /// @param to where in the flow to stop comparing
    boolean differs(long offset, long from, long to, byte[] known) {
        long begin = Math.max(offset, from);
        long end = Math.min(Math.min(to, from + known.length), offset + captured());
        int here = (int) (layout.dataAt() + begin - offset);
        return begin < end
                && !Arrays.equals(
                        bytes, here, here + (int) (end - begin), known, (int) (begin - from), (int) (end - from));
    }
}
