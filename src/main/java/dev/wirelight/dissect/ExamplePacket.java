package dev.wirelight.dissect;

import dev.wirelight.conversation.Unit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The headers of a packet that may have carried a unit, from the first byte on the link to the last one before the unit:
/// a worked example, which nobody captured.
///
/// TCP's and IP's headers are those that [Layers] shows. Before them stands a header as captures show it: on loopback the
/// one with zeros that Linux writes there, else Ethernet's, with addresses that nobody's card has.
///
/// @param headers link, IP, TCP; the fields of each say that they are an example
public record ExamplePacket(List<PacketPart> headers) {
    private static final byte[] NO_CARD = new byte[6];
    // The second bit says that somebody made the address up, and no maker of cards gave it (IEEE 802, §8.4.1).
    private static final byte[] TO = {2, 0, 0, 0, 0, 2};
    private static final byte[] FROM = {2, 0, 0, 0, 0, 1};

    /// @param unit whose connection has addresses in digits, both of one version
    /// @param bytes all of the unit, which must fit one segment
    /// @param real whether addresses and ports are a socket's own, and not an example, too
    /// @throws IllegalArgumentException where no single packet can have carried it
    public static ExamplePacket of(Unit unit, byte[] bytes, boolean real) {
        WorkedExample example = new WorkedExample(unit, bytes);
        int version = example.ipVersion().orElseThrow(() -> new IllegalArgumentException("No addresses are known here."));
        if (!example.fitsOneSegment() || bytes.length != unit.length()) {
            throw new IllegalArgumentException("A packet carries at most " + example.mostData() + " bytes here.");
        }
        byte[] ip = version == 4 ? example.ipv4().bytes() : example.ipv6().bytes();
        byte[] tcp = example.tcpHeader();
        boolean loopback = example.isLoopback();
        byte[] packet = ByteBuffer.allocate(2 * NO_CARD.length + Short.BYTES + ip.length + tcp.length + bytes.length)
                .put(loopback ? NO_CARD : TO)
                .put(loopback ? NO_CARD : FROM)
                .putShort((short) (version == 4 ? LinkHeaderFields.IPV4 : LinkHeaderFields.IPV6))
                .put(ip)
                .put(tcp)
                .put(bytes)
                .array();
        List<PacketPart> headers = new ArrayList<>();
        for (PacketPart part : PacketDissector.explain(
                        FirstHeader.ETHERNET, packet, SegmentPlace.NOWHERE, Origin.RECONSTRUCTED)
                .parts()) {
            if (part.kind() != Layer.Kind.APPLICATION) {
                Source told = part.source();
                headers.add(new PacketPart(part.kind(), part.name(), part.summary(), part.at(),
                        new Source(told.name(), told.origin(), told.bytes(), real ? example.saySo(told.fields()) : WorkedExample.saySoOfAll(told.fields()))));
            }
        }
        return new ExamplePacket(List.copyOf(headers));
    }

    /// All headers, one behind the other.
    public byte[] bytes() {
        int length = headers.stream().mapToInt(part -> part.source().bytes().length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        headers.forEach(part -> all.put(part.source().bytes()));
        return all.array();
    }
}
