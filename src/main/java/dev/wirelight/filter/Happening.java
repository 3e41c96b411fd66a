package dev.wirelight.filter;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import org.jspecify.annotations.Nullable;

/// What one row shows, and what a filter judges as a whole: a socket call or captured segment, or a unit, or both where
/// the call completed the unit.
///
/// @param call null where the row has none
/// @param unit null where the row has none
public record Happening(@Nullable Entry call, @Nullable Unit unit) {

    /// Whose it is; null for a listening socket.
    @Nullable Connection connection() {
        return unit != null ? unit.connection() : call != null ? call.connection() : null;
    }

    /// Which way it went; null for a call that moved nothing.
    @Nullable Direction direction() {
        if (unit != null) {
            return unit.direction();
        }
        if (call == null) {
            return null;
        }
        return switch (call.call()) {
            case Call.Transfer transfer -> transfer.direction();
            case Call.EndOfStream(Direction direction) -> direction;
            case Call.Truncated(Direction direction) -> direction;
            case Call.Gap gap -> gap.direction();
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Shutdown _,
                    Call.Close _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.CaptureEnded _,
                    Call.Remark _ -> null;
        };
    }

    /// When, in nanoseconds since the trace began; of a captured segment when it was captured.
    long nanos() {
        if (call != null && call.call() instanceof Call.Segment segment) {
            return segment.packet().nanos();
        }
        return unit != null ? unit.nanos() : call != null ? call.nanos() : 0;
    }

    /// How many bytes: the unit's on the wire, or those that the call moved, the segment carried or the capture lacks; -1
    /// where it is not about bytes.
    long length() {
        if (unit != null) {
            return unit.length();
        }
        if (call == null) {
            return -1;
        }
        return switch (call.call()) {
            case Call.Segment segment -> segment.packet().dataLength();
            case Call.Transfer transfer -> transfer.bytes().length;
            case Call.Gap gap -> gap.length();
            case Call.EndOfStream _ -> 0;
            default -> -1;
        };
    }
}
