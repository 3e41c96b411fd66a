package dev.wirelight.dissect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// How values are written: bytes in hexadecimal, text in quotation marks, numbers with their unit.
final class Spelling {
    private static final int MOST_BYTES = 64;
    private static final int MOST_CHARACTERS = 400;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private Spelling() {}

    /// `37 fa 21 3d`; of more than 64 bytes the first 64 and `…`.
    static String hex(byte[] bytes, int from, int to) {
        int shown = Math.min(to, from + MOST_BYTES);
        String digits = shown <= from ? "" : SPACED.formatHex(bytes, from, shown);
        return shown < to ? digits + " …" : digits;
    }

    /// The four bytes of a number, the highest first: `37 fa 21 3d`.
    static String hex(int value) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(value).array();
        return hex(bytes, 0, bytes.length);
    }

    /// `65,536`
    static String number(long value) {
        return Amounts.number(value);
    }

    /// `1 byte`, `5 bytes`
    static String bytes(long count) {
        return count == 1 ? "1 byte" : number(count) + " bytes";
    }

    /// `“Hello”`, with control characters made visible; of a long text the beginning and `…`.
    static String quoted(String text) {
        return "“" + visible(text) + "”";
    }

    /// The text with nothing in it that hides ([VisibleText]); of a long text the beginning and `…`.
    static String visible(String text) {
        return VisibleText.of(text, MOST_CHARACTERS);
    }

    /// A value of a head, which holds a byte a character, as text.
    static String fieldText(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        return text(bytes, 0, bytes.length);
    }

    /// Bytes of a head or a telnet line as text: UTF-8 where it is that, else a character a byte (ISO 8859-1).
    static String text(byte[] bytes, int from, int to) {
        int shown = Math.min(to, from + 4 * MOST_CHARACTERS + 4);
        Utf8 utf8 = Utf8.read(bytes, from, shown);
        boolean whole = utf8.bad() == 0 && (utf8.unfinished() == 0 || shown < to);
        return visible(whole ? utf8.text() : new String(bytes, from, shown - from, StandardCharsets.ISO_8859_1));
    }
}
