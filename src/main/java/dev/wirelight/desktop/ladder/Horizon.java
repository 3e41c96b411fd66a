package dev.wirelight.desktop.ladder;

import dev.wirelight.desktop.replay.Moment;
import dev.wirelight.desktop.replay.Replay;
import dev.wirelight.trace.Entry;

/// How far somebody sees who replays: rows beyond are in the ladder already, and hidden.
///
/// @param moment what happened later is hidden, in nanoseconds since the trace began
/// @param entry what the trace has from this entry on is hidden
public record Horizon(long moment, long entry) {
    /// Nothing is hidden.
    public static final Horizon NONE = new Horizon(Replay.ALL, Long.MAX_VALUE);

    /// A sentence about the ladder is always to be seen.
    boolean shows(Row row) {
        return switch (row) {
            case Row.Passed(_, long nanos, _, Entry call, var unit) ->
                nanos <= moment && (call != null ? call.number() : unit == null ? 0 : unit.lastEntry()) < entry;
            case Row.Packet packet -> Moment.of(packet.call()) <= moment && packet.call().number() < entry;
            case Row.Note _ -> true;
        };
    }
}
