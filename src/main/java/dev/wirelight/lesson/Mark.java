package dev.wirelight.lesson;

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
}
