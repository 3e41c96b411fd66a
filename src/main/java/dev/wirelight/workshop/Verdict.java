package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import java.util.List;

/// What was expected and what happened, side by side.
///
/// @param lines first one for each [Expected], in its order, then one for each thing that came unasked or breaks a rule
public record Verdict(List<Judgement> lines) {

    /// Holds what came against what was expected, where all was sent at one go.
    ///
    /// @param receiver who was expected to do something
    /// @param timeIsUp whether what has not come by now is taken as not coming
    public static Verdict of(Role receiver, List<Expected> expected, Outcome outcome, boolean timeIsUp) {
        return of(receiver, expected, 0, outcome, timeIsUp);
    }

    /// Holds what came against what was expected.
    ///
    /// @param receiver who was expected to do something
    /// @param overdue for how many of the first of them the sender waited before it went on, while the connection was open:
    ///     what comes after that is no excuse for a pong
    /// @param timeIsUp whether what has not come by now is taken as not coming
    public static Verdict of(Role receiver, List<Expected> expected, int overdue, Outcome outcome, boolean timeIsUp) {
        return new Verdict(new Judge(receiver, outcome, timeIsUp).judge(expected, overdue));
    }

    /// Whether the other end broke a rule.
    public boolean isRuleBroken() {
        return has(Mark.BROKEN);
    }

    /// Whether something did not happen that was said of the application.
    public boolean isOtherThanSaid() {
        return has(Mark.NOT_AS_SAID);
    }

    /// Whether something may still come.
    public boolean isOpen() {
        return has(Mark.NOT_SEEN_YET);
    }

    private boolean has(Mark mark) {
        return lines.stream().anyMatch(line -> line.mark() == mark);
    }
}
