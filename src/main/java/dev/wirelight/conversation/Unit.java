package dev.wirelight.conversation;

import dev.wirelight.protocol.Violation;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Trace;
import java.util.List;
import java.util.Optional;

/// One application unit: a stretch of a flow that means something as a whole.
///
/// A unit is small whatever its length: its bytes stay in the trace and are fetched when somebody looks at it.
///
/// @param offset of its first byte in the flow
/// @param length in bytes on the wire
/// @param firstEntry the trace entry with its first byte
/// @param lastEntry the trace entry with its last byte
/// @param nanos when its last byte had come or gone, since the trace began
/// @param violations the rules that it breaks
public record Unit(
        Connection connection,
        Direction direction,
        long offset,
        long length,
        long firstEntry,
        long lastEntry,
        long nanos,
        Content content,
        List<Violation> violations) {

    /// How many bytes of a payload a unit keeps by itself, for a line in a list.
    public static final int PREVIEW = 64;

    /// How many bytes of a decompressed payload a unit keeps: they cannot be computed again from its own bytes alone,
    /// since a message may refer to those before it.
    public static final int INFLATED_PREVIEW = 512;

    /// Its bytes as they were on the wire, or empty when the trace has let some of them go.
    ///
    /// @param most how many of its first bytes are wanted
    public Optional<byte[]> bytes(Trace trace, int most) {
        long to = offset + Math.min(length, most);
        return trace.bytes(connection, direction, offset, to, firstEntry, lastEntry);
    }
}
