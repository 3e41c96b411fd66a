package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The sheet of paper on which a [Judge] writes a verdict line by line; it knows which of what came is accounted for.
final class Sheet {
    static final String NOTHING_YET = "nothing yet";

    private final Role receiver;
    private final Outcome outcome;
    private final boolean timeIsUp;
    private final Set<Came> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Judgement> lines = new ArrayList<>();

    Sheet(Role receiver, Outcome outcome, boolean timeIsUp) {
        this.receiver = receiver;
        this.outcome = outcome;
        this.timeIsUp = timeIsUp;
    }

    List<Judgement> lines() {
        return List.copyOf(lines);
    }

    boolean isClaimed(Came came) {
        return claimed.contains(came);
    }

    /// This is what was expected; nothing else can be it.
    void claim(Came came) {
        claimed.add(came);
    }

    /// A line about something that was not expected.
    void unasked(String happened, Mark mark, String why, Section section) {
        lines.add(new Judgement(null, "", happened, mark, why, section));
    }

    /// What was expected has not come.
    ///
    /// @param mark what that means when it does not come any more
    void missing(Expected wanted, Mark mark, String why) {
        if (outcome.ending() == Ending.CLOSED_HERE) {
            line(wanted, "nothing before it was closed from here", Mark.ALLOWED, "This end did not wait for it.");
        } else if (outcome.isOver()) {
            line(wanted, "nothing, then " + ending(), mark, why);
        } else if (timeIsUp) {
            line(wanted, "nothing", mark, why);
        } else {
            line(wanted, NOTHING_YET, Mark.NOT_SEEN_YET, "");
        }
    }

    void came(Expected wanted, Came came, Mark mark, String why) {
        came(wanted, came, mark, why, wanted.section());
    }

    void came(Expected wanted, Came came, Mark mark, String why, Section section) {
        claim(came);
        line(wanted, came.title() + after(came.nanos()), mark, why, section);
    }

    void line(Expected wanted, String happened, Mark mark, String why) {
        line(wanted, happened, mark, why, wanted.section());
    }

    void line(Expected wanted, String happened, Mark mark, String why, Section section) {
        lines.add(new Judgement(wanted, wanted.words(receiver), happened, mark, why, section));
    }

    boolean isEndedByPeer() {
        return outcome.ending() == Ending.FIN || outcome.ending() == Ending.RESET;
    }

    String ending() {
        return outcome.ending() + (outcome.isOver() ? after(outcome.endedAfter()) : "");
    }

    static String after(long nanos) {
        return nanos < 10_000_000
                ? String.format(Locale.ENGLISH, " after %.1f ms", nanos / 1e6)
                : String.format(Locale.ENGLISH, " after %,d ms", nanos / 1_000_000);
    }
}
