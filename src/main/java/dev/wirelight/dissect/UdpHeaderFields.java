package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;

/// The fields of a UDP header (RFC 768).
final class UdpHeaderFields {
    static final Section HEADER = Section.rfc(768, "");
    static final Words WHOLE = new Words(
            "from one program to another",
            "UDP adds ports to a packet and nothing else: no connection, no order, nothing is sent again.",
            HEADER);

    private UdpHeaderFields() {}

    static void lay(Tiles tiles, TransportChecksum checksum) {
        tiles.number(TcpHeaderFields.SOURCE_PORT, 16, words("the sender's port", "Which program at the sender it came from."));
        tiles.number(TcpHeaderFields.DESTINATION_PORT, 16, words("the receiver's port", "Which program at the receiver it is for."));
        tiles.number("Length", 16, words("bytes with this header", "The length of header and data together."));
        boolean none = tiles.value(16) == 0;
        tiles.hex(
                TcpHeaderFields.CHECKSUM,
                16,
                none ? words("none", "With IPv4 a sender may leave it out and write 0.") : checksum.words(HEADER));
    }

    private static Words words(String meaning, String explanation) {
        return new Words(meaning, explanation, HEADER);
    }
}
