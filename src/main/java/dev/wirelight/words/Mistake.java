package dev.wirelight.words;

/// Something in a translation that cannot be used, for whoever wrote it.
///
/// @param file its name
/// @param line 1 for the first
/// @param what is wrong
/// @param instead what to write instead
public record Mistake(String file, int line, String what, String instead) {

    /// `window.po, line 12: ... Write ...`
    @Override
    public String toString() {
        return file + ", line " + line + ": " + what + " " + instead;
    }
}
