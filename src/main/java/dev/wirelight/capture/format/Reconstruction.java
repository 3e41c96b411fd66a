package dev.wirelight.capture.format;

import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.Ipv6Header;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Packets that nobody captured, made up from what a socket did: ports, addresses and data are the real ones; everything
/// else in their headers is as it might have been.
public final class Reconstruction {
    /// What they begin with: an IP packet, and nothing before it.
    public static final LinkType LINK = LinkType.RAW;
    /// What one packet carries at the most, with room for its headers.
    public static final int MOST_DATA = 65_483;

    private static final String BEGINNING = "Reconstructed by Wirelight";
    static final String FROM = BEGINNING + " from ";
    private static final int TIME_TO_LIVE = 64;
    private static final int WINDOW = 65_535;

    private Reconstruction() {}

    /// The comment that says what a packet is made from.
    ///
    /// @param from such as `the bytes of write()`
    public static String comment(String from) {
        return FROM + from + "; nobody captured this packet.";
    }

    /// Whether a packet's comment says that it was made up from what a socket did.
    public static boolean says(String comment) {
        return comment.startsWith(BEGINNING);
    }

    /// A packet with a TCP segment: IP header, TCP header, data, both checksums right.
    ///
    /// @param sequenceNumber only its lower 32 bits count
    /// @param acknowledgmentNumber only its lower 32 bits count; 0 where ACK is not among the flags
    /// @param flags as in [TcpHeader]
    public static byte[] packet(
            Address from, Address to, long sequenceNumber, long acknowledgmentNumber, int flags, byte[] data) {
        byte[] source = InetAddress.ofLiteral(from.host()).getAddress();
        byte[] destination = InetAddress.ofLiteral(to.host()).getAddress();
        TcpHeader tcp =
                new TcpHeader(from.port(), to.port(), sequenceNumber, acknowledgmentNumber, flags, WINDOW, 0);
        int length = TcpHeader.LENGTH + data.length;
        if (source.length == 4) {
            Ipv4Header ip = new Ipv4Header(Ipv4Header.LENGTH + length, TIME_TO_LIVE, Ipv4Header.TCP, source, destination);
            return join(ip.bytes(), tcp.withChecksum(ip.pseudoHeader(), data).bytes(), data);
        }
        Ipv6Header ip = new Ipv6Header(length, Ipv4Header.TCP, TIME_TO_LIVE, source, destination);
        return join(ip.bytes(), tcp.withChecksum(ip.pseudoHeader(), data).bytes(), data);
    }

    private static byte[] join(byte[] ip, byte[] tcp, byte[] data) {
        return ByteBuffer.allocate(ip.length + tcp.length + data.length)
                .put(ip)
                .put(tcp)
                .put(data)
                .array();
    }
}
