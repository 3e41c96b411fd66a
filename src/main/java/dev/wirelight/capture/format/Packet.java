package dev.wirelight.capture.format;

import java.util.List;

/// A packet as it stands in a capture file.
///
/// @param number 1 for the first of the file
/// @param nanos when it was captured, in nanoseconds since 1970-01-01T00:00Z; 0 where the file does not say
/// @param linkType what it begins with, as a number: see [dev.wirelight.protocol.tcpip.LinkType]
/// @param bytes as many as were captured
/// @param originalLength how many it had on the wire
/// @param comments what people or programs wrote beside it
/// @param offset where its block or record begins in the file, in bytes
public record Packet(
        long number, long nanos, int linkType, byte[] bytes, int originalLength, List<String> comments, long offset) {

    /// Whether the capture kept only its beginning.
    public boolean isCut() {
        return bytes.length < originalLength;
    }

    /// The same with another number.
    public Packet numbered(long other) {
        return new Packet(other, nanos, linkType, bytes, originalLength, comments, offset);
    }
}
