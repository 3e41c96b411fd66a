package dev.wirelight.workshop;

import dev.wirelight.protocol.websocket.Opcode;
import java.util.List;
import java.util.stream.Stream;

/// What really came back after bytes were sent.
///
/// @param came in its order
/// @param ending how the connection ended
/// @param endedAfter nanoseconds from sending to its end; 0 while it is open
/// @param notKept how many units more came than are kept, or were missed because the trace let them go
/// @param closeBefore whether the other end had sent its close frame before: it owes none any more (RFC 6455 §5.5.1)
public record Outcome(List<Came> came, Ending ending, long endedAfter, long notKept, boolean closeBefore) {

    /// What came of an end that had not closed before.
    public Outcome(List<Came> came, Ending ending, long endedAfter, long notKept) {
        this(came, ending, endedAfter, notKept, false);
    }

    /// Nothing has come yet.
    public static final Outcome NOTHING = new Outcome(List.of(), Ending.OPEN, 0, 0);

    /// Whether nothing more can come.
    public boolean isOver() {
        return ending != Ending.OPEN;
    }

    /// Whether the other end need not answer any more: it has sent its close frame, or the connection has ended.
    public boolean isClosing() {
        return isOver() || closeBefore || frames().stream().anyMatch(frame -> frame.is(Opcode.CLOSE));
    }

    /// The frames among what came.
    List<Came.Frame> frames() {
        return came.stream()
                .flatMap(c -> c instanceof Came.Frame frame ? Stream.of(frame) : Stream.empty())
                .toList();
    }
}
