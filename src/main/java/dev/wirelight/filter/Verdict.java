package dev.wirelight.filter;

/// What a filter says of a row.
public enum Verdict {
    SHOWN,
    HIDDEN,
    /// Hidden too, but it might belong to what is wanted: its text is longer than what is searched, or its bytes are no
    /// longer in memory. Whoever hides it says how many there are.
    UNDECIDED
}
