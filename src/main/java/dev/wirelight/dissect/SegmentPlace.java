package dev.wirelight.dissect;

import dev.wirelight.trace.PacketHead;

/// What is known of a TCP segment besides its own bytes: where it stands in its connection.
///
/// @param dataOffset where in the flow the data begin, or would begin, counted from 0; [#UNKNOWN] where nobody knows
/// @param acknowledged the offset in the other flow before which all has been received, or [#UNKNOWN]
/// @param windowShift by how many bits the window is to be shifted to the left (RFC 7323 §2.2), 0 to 14, as both SYNs of
/// the connection agreed; 0 where they agreed on nothing, [#UNKNOWN] where they were not seen
public record SegmentPlace(long dataOffset, long acknowledged, int windowShift) {
    public static final int UNKNOWN = -1;

    /// Of bytes that come alone.
    public static final SegmentPlace NOWHERE = new SegmentPlace(UNKNOWN, UNKNOWN, UNKNOWN);

    /// @param windowShift as above
    public static SegmentPlace of(PacketHead packet, int windowShift) {
        return new SegmentPlace(packet.dataOffset(), packet.acknowledged(), windowShift);
    }
}
