package dev.wirelight.capture.flow;

import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// The two ends of a packet: from which IP address and port it came, and where it goes.
///
/// Made for every packet, so it holds the addresses as numbers; as text they are needed once a connection. IPv4 addresses
/// stand in the lower number of each pair.
///
/// @param ports the sender's in the upper 16 bits, the receiver's in the lower
public record FourTuple(int ipVersion, long fromHigh, long fromLow, long toHigh, long toLow, int ports) {
    public static FourTuple of(PacketLayout layout, byte[] packet) {
        int ports = layout.sourcePort(packet) << 16 | layout.destinationPort(packet);
        ByteBuffer ip = ByteBuffer.wrap(packet);
        int at = layout.ipAt();
        return layout.ipVersion() == 4
                ? new FourTuple(
                        4,
                        0,
                        Integer.toUnsignedLong(ip.getInt(at + 12)),
                        0,
                        Integer.toUnsignedLong(ip.getInt(at + 16)),
                        ports)
                : new FourTuple(
                        6, ip.getLong(at + 8), ip.getLong(at + 16), ip.getLong(at + 24), ip.getLong(at + 32), ports);
    }

    /// The same for addresses of one kind, IPv4 or IPv6.
    ///
    /// @throws IllegalArgumentException when they are names, or of both kinds
    static FourTuple of(Address from, Address to) {
        byte[] source = InetAddress.ofLiteral(from.host()).getAddress();
        byte[] destination = InetAddress.ofLiteral(to.host()).getAddress();
        if (source.length != destination.length) {
            throw new IllegalArgumentException(from + " and " + to + " are not of one kind.");
        }
        int ports = from.port() << 16 | to.port();
        ByteBuffer ip = ByteBuffer.wrap(source);
        ByteBuffer other = ByteBuffer.wrap(destination);
        return source.length == 4
                ? new FourTuple(
                        4, 0, Integer.toUnsignedLong(ip.getInt()), 0, Integer.toUnsignedLong(other.getInt()), ports)
                : new FourTuple(6, ip.getLong(0), ip.getLong(8), other.getLong(0), other.getLong(8), ports);
    }

    /// The same for a packet the other way.
    public FourTuple reversed() {
        return new FourTuple(ipVersion, toHigh, toLow, fromHigh, fromLow, ports << 16 | ports >>> 16);
    }

    int fromPort() {
        return ports >>> 16;
    }

    int toPort() {
        return ports & 0xffff;
    }

    public Address from() {
        return address(fromHigh, fromLow, fromPort());
    }

    public Address to() {
        return address(toHigh, toLow, toPort());
    }

    private Address address(long high, long low, int port) {
        byte[] ip = ipVersion == 4
                ? ByteBuffer.allocate(4).putInt((int) low).array()
                : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return Address.of(ip, port);
    }

    /// Called for every packet: the record's own would do, but not as fast.
    @Override
    public int hashCode() {
        long mixed = (fromHigh * 31 + fromLow) * 31 + (toHigh * 31 + toLow) * 17 + ports;
        mixed *= 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 32);
    }
}
