package dev.wirelight.trace;

import java.util.Set;

/// The headers of a packet that carried a TCP segment, and where its data lie in the flow.
///
/// @param number of the packet in its capture, 1 for the first
/// @param nanos when it was captured, in nanoseconds since the trace began; unlike [Entry#nanos()] it may be less than that
/// of an entry before
/// @param linkType what the bytes begin with, by its number in capture files (LINKTYPE_)
/// @param headers from the link header to the end of the TCP header, as captured; nobody may change them
/// @param dataOffset where in the flow the data begin, or would begin where there are none; that of a SYN is 0
/// @param dataLength how many bytes of data it carried, 0 or more
/// @param acknowledged the offset in the other flow before which all has been received, or [#UNKNOWN]
/// @param notes what else is to be said of it
/// @param reconstructed whether nobody ever saw this packet: it was written into a file in place of one that was not
/// captured
public record PacketHead(
        long number,
        long nanos,
        int linkType,
        byte[] headers,
        long dataOffset,
        int dataLength,
        long acknowledged,
        Set<SegmentNote> notes,
        boolean reconstructed) {

    /// The value of [#acknowledged()] where ACK is not set, or where nothing of the other flow was captured.
    public static final long UNKNOWN = -1;

    public PacketHead {
        notes = Set.copyOf(notes);
    }
}
