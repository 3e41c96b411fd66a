package dev.wirelight.desktop.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.workshop.Expected;
import dev.wirelight.workshop.Outcome;
import dev.wirelight.workshop.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What was sent last. What should follow it grows with each part that goes out.
///
/// @param overdue for how many of the first of them it waited before it sent more
record Sent(String what, List<Expected> expected, int overdue) {

    Sent and(List<Expected> more) {
        boolean wentOn = !more.isEmpty() && !expected.isEmpty() && expected.getLast().isOpenEnd();
        int kept = expected.size() - (wentOn ? 1 : 0);
        List<Expected> all = new ArrayList<>(expected.subList(0, kept));
        all.addAll(more);
        return new Sent(what, List.copyOf(all), Math.min(overdue, kept));
    }

    Sent waited() {
        return new Sent(what, expected, expected.size());
    }

    Verdict verdict(Outcome outcome, boolean timeIsUp) {
        return Verdict.of(Role.SERVER, expected, overdue, outcome, timeIsUp);
    }
}
