package dev.wirelight.desktop.copy;

import static dev.wirelight.words.Words.say;

import java.util.Locale;

/// Bytes that somebody may copy.
///
/// @param what they are, such as `Opcode` or `the text frame`; empty for just bytes
/// @param bytes as many as are there; nobody may change them
/// @param length how many there would be
/// @param why the rest is not there; empty where nothing is missing
public record Copyable(String what, byte[] bytes, long length, String why) {
    /// More than this is not copied at once.
    public static final int MOST = 1 << 20;

    /// All of it.
    public static Copyable all(String what, byte[] bytes) {
        return new Copyable(what, bytes, bytes.length, "");
    }

    /// What is said when it has been copied: `Copied 5 bytes as hexadecimal`.
    public String said(CopyAs as) {
        String of = what.isEmpty() ? "" : say(" of %s", what);
        if (bytes.length == 0) {
            return say("Nothing was copied") + (why.isEmpty() ? say(": there are no bytes.") : ": " + why);
        }
        return bytes.length == length
                ? say("Copied %s%s as %s", count(length), of, as)
                : say("Copied only the first %,d of ", bytes.length) + count(length) + of + " as " + as + ": " + why;
    }

    private static String count(long bytes) {
        return String.format(Locale.ROOT, "%,d byte%s", bytes, bytes == 1 ? "" : "s");
    }
}
