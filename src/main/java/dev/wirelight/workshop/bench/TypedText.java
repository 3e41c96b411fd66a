package dev.wirelight.workshop.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// Bytes as a text of one line: what cannot be seen is written as `\n` (LF), `\r` (CR), `\t` (tab) or `\xNN` (any byte), and
/// the backslash itself as `\\`.
///
/// @param bytes those that could be read
/// @param trouble why not all of it could be read, in plain words; empty when it could
public record TypedText(byte[] bytes, String trouble) {
    private static final String WAYS = "After \\ stands n (LF), r (CR), t (tab), \\, or x and two hexadecimal digits.";

    /// Reads what somebody typed; what is not written with a backslash is UTF-8.
    public static TypedText read(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\\', at);
            if (end != at) {
                String plain = text.substring(at, end < 0 ? text.length() : end);
                bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
                at += plain.length();
                continue;
            }
            int length = escaped(text, at, bytes);
            if (length == 0) {
                return new TypedText(bytes.toByteArray(), WAYS);
            }
            at += length;
        }
        return new TypedText(bytes.toByteArray(), "");
    }

    /// @return how many characters it took; 0 where it is none
    private static int escaped(String text, int at, ByteArrayOutputStream bytes) {
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (kind == 'x') {
            boolean whole = at + 4 <= text.length()
                    && HexFormat.isHexDigit(text.charAt(at + 2))
                    && HexFormat.isHexDigit(text.charAt(at + 3));
            if (whole) {
                bytes.write(HexFormat.fromHexDigits(text, at + 2, at + 4));
            }
            return whole ? 4 : 0;
        }
        int place = "nrt\\".indexOf(kind);
        if (place >= 0) {
            bytes.write("\n\r\t\\".charAt(place));
        }
        return place < 0 ? 0 : 2;
    }

    /// Writes bytes so that [#read] gives the same ones. Where they are UTF-8 the characters that can be seen stand for
    /// themselves, else only those of ASCII do.
    public static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            decoded.codePoints().forEach(character -> {
                if (character < 0x80 || isHidden(character)) {
                    byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
                    writeBytes(encoded, text);
                } else {
                    text.appendCodePoint(character);
                }
            });
        } catch (CharacterCodingException e) {
            writeBytes(bytes, text);
        }
        return text.toString();
    }

    /// Control characters, and those that change how others are drawn.
    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void writeBytes(byte[] bytes, StringBuilder text) {
        for (byte signed : bytes) {
            int b = signed & 0xff;
            switch (b) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> text.append(b >= 0x20 && b < 0x7f ? String.valueOf((char) b) : String.format(Locale.ROOT, "\\x%02x", b));
            }
        }
    }

    public boolean isGood() {
        return trouble.isEmpty();
    }
}
