package dev.wirelight.dissect;

import dev.wirelight.trace.PacketHead;

/// What is known of a TCP segment besides its own bytes: where it stands in its connection.
///
/// @param dataOffset where in the flow the data begin, or would begin, counted from 0; [#UNKNOWN] where nobody knows
/// @param acknowledged the offset in the other flow before which all has been received, or [#UNKNOWN]
/// @param first the sequence number of the flow's SYN, from which its relative numbers count; 0 to 2^32 - 1, or [#UNKNOWN]
/// @param otherFirst the same of the other flow
/// @param windowShift by how many bits the window is to be shifted to the left (RFC 7323 §2.2), 0 to 14, as both SYNs of
/// the connection agreed; 0 where they agreed on nothing, [#UNKNOWN] where they were not seen
public record SegmentPlace(long dataOffset, long acknowledged, long first, long otherFirst, int windowShift) {
    public static final int UNKNOWN = -1;

    /// Of bytes that come alone.
    public static final SegmentPlace NOWHERE = new SegmentPlace(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    /// What the head of a packet knows by itself.
    public static SegmentPlace of(PacketHead packet) {
        return new SegmentPlace(packet.dataOffset(), packet.acknowledged(), UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /// The segment's sequence number, counted from its flow's SYN.
    ///
    /// @param number 0 to 2^32 - 1
    /// @return [#UNKNOWN] where that is not known
    long relativeSequence(long number) {
        return relative(number, first, dataOffset);
    }

    /// A number of the other flow, counted from its SYN.
    ///
    /// @param number 0 to 2^32 - 1
    /// @return [#UNKNOWN] where that is not known
    long relativeAcknowledgment(long number) {
        return relative(number, otherFirst, acknowledged);
    }

    /// The number has 32 bits only: of all that it can be, the one nearest to a known offset is it.
    private static long relative(long number, long from, long offset) {
        long near = Math.max(0, offset) + 1;
        return from < 0 ? UNKNOWN : near + (int) (number - from - near);
    }
}
