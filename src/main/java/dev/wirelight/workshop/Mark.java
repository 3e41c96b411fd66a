package dev.wirelight.workshop;

/// What is to be said of something that happened, or did not.
public enum Mark {
    /// Just as the rule asks.
    AS_ASKED("as the rule asks"),
    /// No rule asks for it, but it was said that this application does it: an echo.
    AS_SAID("as an echo does"),
    /// Not the usual thing, but no rule forbids it.
    ALLOWED("allowed"),
    /// A rule of the specification is broken.
    BROKEN("breaks the rule"),
    /// The same, but it did not come.
    NOT_AS_SAID("not what an echo does"),
    /// It has not happened yet, and there is still time.
    NOT_SEEN_YET("not seen yet");

    private final String words;

    Mark(String words) {
        this.words = words;
    }

    /// `as the rule asks`, `allowed`
    @Override
    public String toString() {
        return words;
    }
}
