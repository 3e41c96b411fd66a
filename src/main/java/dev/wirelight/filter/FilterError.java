package dev.wirelight.filter;

import java.util.Optional;

/// A filter cannot be understood. The message says what is wrong and what would be right, in plain words.
public final class FilterError extends Exception {
    private static final long serialVersionUID = 1;

    private final int from;
    private final int to;
    private final String correction;

    FilterError(int from, int to, String words) {
        this(from, to, words, "");
    }

    /// @param correction what was probably meant in this place; empty where nobody can say
    FilterError(int from, int to, String words, String correction) {
        super(words);
        this.from = from;
        this.to = Math.max(from, to);
        this.correction = correction;
    }

    /// Where in the filter the wrong part begins, 0 for its first character; the length of the filter where something is
    /// missing at its end.
    public int from() {
        return from;
    }

    /// Where the wrong part ends; [#from()] where something is missing.
    public int to() {
        return to;
    }

    /// What to write instead of the wrong part, where that can be guessed.
    public Optional<String> correction() {
        return correction.isEmpty() ? Optional.empty() : Optional.of(correction);
    }

    /// The message with its place, in one line: `At character 8: ...`
    public String inOneLine() {
        return "At character " + (from + 1) + ": " + getMessage();
    }
}
