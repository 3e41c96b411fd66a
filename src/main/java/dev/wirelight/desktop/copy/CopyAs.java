package dev.wirelight.desktop.copy;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// The ways to write bytes so that they can be pasted elsewhere.
public enum CopyAs {
    /// `81 05 48 65`
    HEX(mark("hexadecimal")),
    /// `static const unsigned char bytes[] = { 0x81, 0x05 };`
    C_ARRAY(mark("a C array")),
    /// `byte[] bytes = { (byte) 0x81, 0x05 };`
    JAVA_ARRAY(mark("a Java array")),
    /// `gQVIZQ==`
    BASE64("Base64"),
    /// UTF-8, where line ends and tabs stay what they are, and what is no text is named: `‹ff›`, `‹U+001B›`.
    TEXT(mark("text"));

    private static final int IN_A_LINE = 12;
    /// A Java method, and so the code that fills an array, has at most 65,535 bytes of code (JVMS §4.7.3); each element
    /// takes up to 8 of them.
    private static final int MOST_IN_JAVA = 4_096;
    /// A constant of a Java program has at most 65,535 bytes (JVMS §4.4.7).
    private static final int MOST_DIGITS = 64_000;

    private final String words;

    CopyAs(String words) {
        this.words = words;
    }

    /// The bytes, written so.
    public String write(byte[] bytes) {
        return switch (this) {
            case HEX -> HexFormat.ofDelimiter(" ").formatHex(bytes);
            case C_ARRAY -> bytes.length == 0
                    ? "static const unsigned char *const bytes = 0; /* no bytes */"
                    : "static const unsigned char bytes[] = " + array(bytes, false);
            case JAVA_ARRAY -> bytes.length <= MOST_IN_JAVA ? "byte[] bytes = " + array(bytes, true) : longJava(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case TEXT -> text(bytes);
        };
    }

    private static String array(byte[] bytes, boolean signed) {
        if (bytes.length == 0) {
            return "{};";
        }
        boolean oneLine = bytes.length <= IN_A_LINE;
        StringBuilder array = new StringBuilder(bytes.length * 7 + 8).append(oneLine ? "{ " : "{\n    ");
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0) {
                array.append(i % IN_A_LINE == 0 ? ",\n    " : ", ");
            }
            // Java's bytes go from -128 to 127; 0x80 and more need to be told that they are one.
            array.append(signed && bytes[i] < 0 ? "(byte) 0x" : "0x").append(HexFormat.of().toHexDigits(bytes[i]));
        }
        return array.append(oneLine ? " };" : "\n};").toString();
    }

    private static String longJava(byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes);
        StringBuilder java = new StringBuilder("byte[] bytes = java.util.HexFormat.of().parseHex(String.join(\"\"");
        for (int from = 0; from < digits.length(); from += MOST_DIGITS) {
            String part = digits.substring(from, Math.min(digits.length(), from + MOST_DIGITS));
            java.append(",\n    \"").append(part).append('"');
        }
        return java.append("));").toString();
    }

    private static String text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        StringBuilder text = new StringBuilder();
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            out.flip().codePoints().forEach(c -> append(text, c));
            out.clear();
            if (result.isError()) {
                for (int i = 0; i < result.length(); i++) {
                    text.append('‹').append(HexFormat.of().toHexDigits(in.get())).append('›');
                }
            }
        } while (result.isError());
        return text.toString();
    }

    /// What a terminal or an editor would obey, or nobody would see, is named instead.
    private static void append(StringBuilder text, int c) {
        boolean harmless = c == '\r' || c == '\n' || c == '\t';
        boolean hidden =
                switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                };
        if (hidden && !harmless) {
            text.append("‹U+%04X›".formatted(c));
        } else {
            text.appendCodePoint(c);
        }
    }

    /// For a sentence and a menu: `a C array`.
    @Override
    public String toString() {
        return say(words);
    }
}
