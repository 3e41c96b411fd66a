package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.Selection;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a ladder. It keeps what happened; the words for it are made when it comes onto the screen.
public sealed interface Row {

    /// 1 for the first row of a ladder, then one more each; 0 for the row that counts what the ladder let go.
    long number();

    /// When it happened, in nanoseconds since the trace began; a sentence about the ladder is older than everything.
    default long nanos() {
        return Long.MIN_VALUE;
    }

    /// What there is to explain in this row: its unit, else its call; nothing in a sentence.
    default Optional<Selection> selection() {
        return switch (this) {
            case Passed(_, _, _, _, Unit unit) when unit != null -> Optional.of(new Selection.OfUnit(unit));
            case Passed(_, _, _, Entry call, _) -> Optional.ofNullable(call).map(Selection.OfCall::new);
            case Packet packet -> Optional.of(new Selection.OfCall(packet.call()));
            case Note _ -> Optional.empty();
        };
    }

    /// Whether what was chosen stands in this row.
    default boolean isAbout(Selection selection) {
        return switch (selection) {
            case Selection.OfUnit(Unit unit) ->
                this instanceof Passed passed && passed.unit() != null && Pointed.isSame(unit, passed.unit());
            case Selection.OfCall(Entry entry) ->
                switch (this) {
                    case Passed passed -> entry.equals(passed.call());
                    case Packet packet -> entry.equals(packet.call());
                    case Note _ -> false;
                };
        };
    }

    /// A socket call, or a unit, or both: a call and the first unit that it completed share a row.
    ///
    /// @param nanos when, since the trace began
    /// @param call null where a unit is not the first that its call completed
    /// @param unit null where the call completed none
    record Passed(long number, long nanos, @Nullable Connection connection, @Nullable Entry call, @Nullable Unit unit)
            implements Row {}

    /// A TCP segment that a capture saw. It stands where its own time says, not where it became known.
    ///
    /// @param nanos when it was captured, since the trace began
    /// @param call the entry with the [segment][Call.Segment]
    record Packet(long number, long nanos, Connection connection, Entry call) implements Row {}

    /// A sentence about the ladder itself: what it could not show.
    record Note(long number, String text) implements Row {}
}
