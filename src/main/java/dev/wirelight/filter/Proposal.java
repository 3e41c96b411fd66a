package dev.wirelight.filter;

/// Something that could be typed next.
///
/// @param insert what takes the place of what is typed already; ends with a space where nothing can follow at once
/// @param explanation what it means, in a few plain words
public record Proposal(String insert, String explanation) {

    /// What to show in a list: what is inserted, without a space at its end.
    public String title() {
        return insert.strip();
    }
}
