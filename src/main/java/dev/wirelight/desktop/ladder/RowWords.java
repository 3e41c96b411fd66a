package dev.wirelight.desktop.ladder;

/// What stands on an arrow, in the order in which it is read.
///
/// @param name what it is, such as `TEXT`; may be empty
/// @param content what it says, in the fixed-width font, such as `“hello”`; may be empty, and is cut first
/// @param detail more about it, such as `masked 37fa213d · 11 bytes`; may be empty
public record RowWords(String name, String content, String detail) {

    /// All of it in one line.
    @Override
    public String toString() {
        String head = name.isEmpty() || content.isEmpty() ? name + content : name + " " + content;
        return detail.isEmpty() ? head : head.isEmpty() ? detail : head + " · " + detail;
    }
}
