package dev.wirelight.lesson;

/// How a value that was seen must stand to the one that a condition names.
public enum Relation {
    IS(""),
    NOT("not"),
    AT_LEAST("at least"),
    AT_MOST("at most"),
    CONTAINS("contains"),
    BEGINS("begins with");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    /// As it stands between a field and its value; empty for [#IS], which is not written.
    public String words() {
        return words;
    }
}
