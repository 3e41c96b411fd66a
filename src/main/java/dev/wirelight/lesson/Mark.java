package dev.wirelight.lesson;

import java.util.LinkedHashMap;
import java.util.Map;

/// How far a learner has come with a step.
public enum Mark {
    OPEN(' '),
    PASSED('x'),
    SKIPPED('-');

    private final char sign;

    Mark(char sign) {
        this.sign = sign;
    }

    /// As it stands between brackets in the file of progress.
    char sign() {
        return sign;
    }

    /// What a player has to write down: the steps, by their titles, with which it has come further or back.
    ///
    /// @param before what was written down last
    public static Map<String, Mark> news(Map<String, Mark> before, Map<String, Mark> now) {
        Map<String, Mark> news = new LinkedHashMap<>(now);
        news.entrySet().removeAll(before.entrySet());
        return news;
    }
}
