package dev.wirelight.lesson;

/// Something in a lesson that cannot be understood, for the teacher who wrote it.
///
/// @param file its name
/// @param line 1 for the first
/// @param what is wrong
/// @param instead what to write instead
public record Problem(String file, int line, String what, String instead) {

    /// `03-telnet-echo.md, line 12: ... Write instead: ...`
    @Override
    public String toString() {
        return file + ", line " + line + ": " + what + " " + instead;
    }
}
