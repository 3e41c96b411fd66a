package dev.wirelight.desktop.copy;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;


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
        if (bytes.length == 0) {
            return why.isEmpty() ? say("Nothing was copied: there are no bytes.") : say("Nothing was copied: %s", why);
        }
        String all = count(length, "%,d byte", "%,d bytes");
        String these = what.isEmpty() ? all : say("%s of %s", all, what);
        return bytes.length == length
                ? say("Copied %s as %s", these, as)
                : say("Copied only the first %,d of %s as %s: %s", bytes.length, these, as, why);
    }
}
