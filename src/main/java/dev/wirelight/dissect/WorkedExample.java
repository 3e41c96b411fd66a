package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.tcpip.Ipv4Header;
import dev.wirelight.protocol.tcpip.Ipv6Header;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The TCP and IP headers that may have carried a unit: the addresses and ports are the socket's, the rest is made up
/// by rule, because nobody captured a packet.
final class WorkedExample {
    private static final String MADE_UP = "Worked example, not captured.";
    private static final int TIME_TO_LIVE = 64;
    private static final int WINDOW = 65_535;
    private static final int TIMESTAMPS = 12;
    private static final int LOOPBACK_MTU = 65_536;
    private static final int ETHERNET_MTU = 1_500;
    private static final int LONGEST_IPV4 = 65_535;

    private final Unit unit;
    private final byte[] bytes;
    private final Address from;
    private final Address to;
    private final Optional<InetAddress> fromIp;
    private final Optional<InetAddress> toIp;

    WorkedExample(Unit unit, byte[] bytes) {
        Connection connection = unit.connection();
        boolean fromClient = unit.direction() == Direction.CLIENT_TO_SERVER;
        this.unit = unit;
        this.bytes = bytes;
        this.from = fromClient ? connection.client() : connection.server();
        this.to = fromClient ? connection.server() : connection.client();
        this.fromIp = ip(from);
        this.toIp = ip(to);
    }

    private static Optional<InetAddress> ip(Address address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address.host()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // It is a name: nobody knows which address was behind it.
        }
    }

    Address from() {
        return from;
    }

    Address to() {
        return to;
    }

    /// 4 or 6; empty where an address is not known in digits.
    Optional<Integer> ipVersion() {
        return fromIp.isPresent() && toIp.isPresent() && addressLength(fromIp) == addressLength(toIp)
                ? Optional.of(addressLength(fromIp) == 4 ? 4 : 6)
                : Optional.empty();
    }

    private static int addressLength(Optional<InetAddress> address) {
        return address.orElseThrow().getAddress().length;
    }

    boolean isLoopback() {
        return fromIp.filter(InetAddress::isLoopbackAddress).isPresent()
                && toIp.filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /// How much data a segment carries at most: on Linux's loopback 65,483 bytes over IPv4 and 65,464 over IPv6,
    /// because
    /// Linux adds 12 bytes of timestamps (RFC 7323) to the 20 bytes of the header.
    int mostData() {
        int mtu = isLoopback() ? LOOPBACK_MTU : ETHERNET_MTU;
        boolean six = ipVersion().filter(v -> v == 6).isPresent();
        int packet = six ? mtu - Ipv6Header.LENGTH : Math.min(mtu, LONGEST_IPV4) - Ipv4Header.LENGTH;
        return packet - TcpHeader.LENGTH - TIMESTAMPS;
    }

    boolean fitsOneSegment() {
        return unit.length() <= mostData();
    }

    /// How many segments it takes at least.
    long segments() {
        return Math.max(1, (unit.length() + mostData() - 1) / mostData());
    }

    /// How much of the unit is in the first segment.
    int data() {
        return (int) Math.min(unit.length(), mostData());
    }

    /// Counted from 1, as if the connection had begun with 0 (that number belongs to the SYN).
    long sequenceNumber() {
        return 1 + unit.offset() & 0xffff_ffffL;
    }

    int flags() {
        return fitsOneSegment() ? TcpHeader.PSH | TcpHeader.ACK : TcpHeader.ACK;
    }

    /// Whether the checksum of [#tcpHeader()] was computed; it takes all bytes of the segment and both addresses.
    boolean hasChecksum() {
        return ipVersion().isPresent() && bytes.length >= data();
    }

    byte[] tcpHeader() {
        TcpHeader header = new TcpHeader(from.port(), to.port(), sequenceNumber(), 1, flags(), WINDOW, 0);
        return hasChecksum()
                ? header.withChecksum(pseudoHeader(), Arrays.copyOf(bytes, data()))
                        .bytes()
                : header.bytes();
    }

    private byte[] pseudoHeader() {
        return ipVersion().orElseThrow() == 4 ? ipv4().pseudoHeader() : ipv6().pseudoHeader();
    }

    /// The whole packet with its headers, in bytes.
    int packetLength() {
        int ip = ipVersion().filter(v -> v == 6).isPresent() ? Ipv6Header.LENGTH : Ipv4Header.LENGTH;
        return ip + TcpHeader.LENGTH + data();
    }

    Ipv4Header ipv4() {
        return new Ipv4Header(packetLength(), TIME_TO_LIVE, Ipv4Header.TCP, address(fromIp), address(toIp));
    }

    Ipv6Header ipv6() {
        int payload = packetLength() - Ipv6Header.LENGTH;
        return new Ipv6Header(payload, Ipv4Header.TCP, TIME_TO_LIVE, address(fromIp), address(toIp));
    }

    private static byte[] address(Optional<InetAddress> ip) {
        return ip.orElseThrow().getAddress();
    }

    /// The same fields, each of which says what in it is real and what is an example.
    List<Field> saySo(List<Field> fields) {
        return fields.stream().map(this::saySo).toList();
    }

    private Field saySo(Field field) {
        return said(field, whatIsReal(field.name()), originOf(field.name()), saySo(field.fields()));
    }

    /// The same fields, where nothing in them is real.
    static List<Field> saySoOfAll(List<Field> fields) {
        return fields.stream()
                .map(field -> said(field, MADE_UP, Origin.RECONSTRUCTED, saySoOfAll(field.fields())))
                .toList();
    }

    private static Field said(Field field, String more, Origin origin, List<Field> parts) {
        return new Field(
                field.name(),
                field.bitOffset(),
                field.bitLength(),
                field.number(),
                field.text(),
                field.meaning(),
                field.explanation() + " " + more,
                field.section(),
                origin,
                field.violations(),
                parts);
    }

    /// Ports and addresses are the socket's own; the rest nobody saw.
    private static Origin originOf(String name) {
        return switch (name) {
            case TcpHeaderFields.SOURCE_PORT,
                    TcpHeaderFields.DESTINATION_PORT,
                    IpHeaderFields.SOURCE,
                    IpHeaderFields.DESTINATION -> Origin.OBSERVED;
            default -> Origin.RECONSTRUCTED;
        };
    }

    private String whatIsReal(String name) {
        return switch (name) {
            case TcpHeaderFields.SOURCE_PORT, TcpHeaderFields.DESTINATION_PORT ->
                "This is the socket's real port; the header round it is a worked example.";
            case IpHeaderFields.SOURCE, IpHeaderFields.DESTINATION ->
                "This is the socket's real address; the header round it is a worked example.";
            case TcpHeaderFields.SEQUENCE_NUMBER ->
                "Worked example: counted from 1 at the beginning of the stream. Really both sides begin at a random"
                        + " number.";
            case TcpHeaderFields.ACKNOWLEDGMENT_NUMBER ->
                "Worked example: 1, as if nothing had come from the other side. What had come is not known here.";
            case TcpHeaderFields.WINDOW -> "Worked example: the real window is not known here.";
            case TcpHeaderFields.CHECKSUM ->
                hasChecksum()
                        ? "Worked example: it is right for this header and these bytes. In captures of loopback it is"
                                + " often unfinished, because the system does not check what it sends to itself."
                        : "Worked example: it is left 0, because not all that it covers is at hand.";
            default -> MADE_UP;
        };
    }
}
