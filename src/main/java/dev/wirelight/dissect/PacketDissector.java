package dev.wirelight.dissect;

import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.PacketHead;
import java.util.Arrays;
import java.util.Optional;

/// Explains packets: link header, IP header, TCP header with all their options, and the data as one field.
///
/// Any bytes will do, also cut and broken ones: the fields always tile them, and nothing throws. All numbers of the
/// headers have [Field#number()].
public final class PacketDissector {
    private PacketDissector() {}

    /// Explains bytes that come alone, such as some that somebody typed.
    ///
    /// @param first the header that they begin with; what is inside is found
    public static PacketDissection explain(FirstHeader first, byte[] bytes) {
        return explain(first, bytes, SegmentPlace.NOWHERE, Origin.OBSERVED);
    }

    /// Explains bytes of a packet.
    ///
    /// @param first the header that they begin with
    /// @param bytes from there on, as many as there are; nobody may change them
    /// @param place what is known of the TCP segment in it
    /// @param origin whether somebody saw the packet or it was made up
    public static PacketDissection explain(FirstHeader first, byte[] bytes, SegmentPlace place, Origin origin) {
        return new PacketFields(bytes, place, origin).explain(first);
    }

    /// Explains the headers of a captured segment by what they know alone; those of a reconstructed one are
    /// [Origin#RECONSTRUCTED].
    public static PacketDissection explain(PacketHead packet) {
        return explain(packet, SegmentPlace.of(packet), Optional.empty());
    }

    /// Explains a captured segment: its headers and, where the entry holds them, its data.
    ///
    /// @param places what is known of its connection
    public static PacketDissection explain(Call.Segment segment, SegmentPlaces places) {
        return explain(segment, places, FlowStretch.NOTHING);
    }

    /// The same, where the data may also stand in a stretch of the flow.
    static PacketDissection explain(Call.Segment segment, SegmentPlaces places, FlowStretch flow) {
        Optional<byte[]> data = data(segment).or(() -> flow.dataOf(segment));
        return explain(segment.packet(), places.of(segment), data);
    }

    /// Explains the headers of a captured segment and its data.
    ///
    /// @param data all of the segment's data, for the checksum and to be shown; empty where they are not at hand
    public static PacketDissection explain(PacketHead packet, SegmentPlace place, Optional<byte[]> data) {
        Origin origin = packet.reconstructed() ? Origin.RECONSTRUCTED : Origin.OBSERVED;
        byte[] headers = packet.headers();
        byte[] bytes = data.filter(d -> d.length > 0).map(d -> joined(headers, d)).orElse(headers);
        PacketFields fields = new PacketFields(bytes, place, origin);
        return LinkType.of(packet.linkType())
                .map(link -> fields.explain(FirstHeader.of(link)))
                .orElseGet(() -> fields.unknown(packet.linkType()));
    }

    private static byte[] joined(byte[] headers, byte[] data) {
        byte[] all = Arrays.copyOf(headers, headers.length + data.length);
        System.arraycopy(data, 0, all, headers.length, data.length);
        return all;
    }

    /// The segment's own data, where the entry in the trace holds all of them.
    private static Optional<byte[]> data(Call.Segment segment) {
        PacketHead packet = segment.packet();
        long from = packet.dataOffset() - segment.offset();
        boolean whole = packet.dataLength() > 0 && from >= 0 && from + packet.dataLength() <= segment.bytes().length;
        return whole
                ? Optional.of(Arrays.copyOfRange(segment.bytes(), (int) from, (int) from + packet.dataLength()))
                : Optional.empty();
    }
}
