package dev.wirelight.filter;

import java.util.List;

/// Says of every row whether it is wanted. `docs/filter.md` describes the language.
///
/// A filter never changes and keeps nothing, so any thread may use it.
public final class Filter {

    /// Of a longer text only so many bytes are searched; where that decides nothing the row is [Verdict#UNDECIDED].
    public static final int MOST_SEARCHED = 1 << 20;

    /// Lets everything pass.
    public static final Filter EVERYTHING = new Filter("", new Condition.All(List.of()), false);

    private final String text;
    private final Condition condition;

    private final boolean asksForSegments;

    private Filter(String text, Condition condition, boolean asksForSegments) {
        this.text = text;
        this.asksForSegments = asksForSegments;
        this.condition = condition;
    }

    /// Reads a filter.
    ///
    /// @param text as somebody typed it; nothing or white space lets everything pass
    public static Filter of(String text) throws FilterError {
        if (text.isBlank()) {
            return EVERYTHING;
        }
        FilterReader reader = new FilterReader(text);
        Condition condition = reader.read();
        return new Filter(text, condition, reader.asksForSegments());
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

    /// Whether it asks about captured segments, so that where these are not shown it may find nothing.
    public boolean asksForSegments() {
        return asksForSegments;
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
