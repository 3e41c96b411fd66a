package dev.wirelight.filter;

/// Says of every row whether it is wanted. `docs/filter.md` describes the language.
///
/// A filter never changes and keeps nothing, so any thread may use it.
public final class Filter {

    /// Of a longer text only so many bytes are searched; where that decides nothing the row is [Verdict#UNDECIDED].
    public static final int MOST_SEARCHED = 1 << 20;

    /// Lets everything pass.
    public static final Filter EVERYTHING = new Filter("", new Condition.All(java.util.List.of()));

    private final String text;
    private final Condition condition;

    private Filter(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
    }

    /// Reads a filter.
    ///
    /// @param text as somebody typed it; nothing or white space lets everything pass
    public static Filter of(String text) throws FilterError {
        return text.isBlank() ? EVERYTHING : new Filter(text, new FilterReader(text).read());
    }

    /// Judges a row.
    ///
    /// Mostly that needs nothing but what a unit keeps. Only a search in a text longer than that fetches bytes.
    public Verdict judge(Happening row, UnitBytes bytes) {
        return switch (condition.of(row, bytes)) {
            case YES -> Verdict.SHOWN;
            case NO -> Verdict.HIDDEN;
            case UNKNOWN -> Verdict.UNDECIDED;
        };
    }

    /// Whether nothing is hidden.
    public boolean isEverything() {
        return this == EVERYTHING;
    }

    /// As it was typed.
    @Override
    public String toString() {
        return text;
    }
}
