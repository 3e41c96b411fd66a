package dev.wirelight.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON as it is written byte by byte, all of it ASCII: everything else in a text is escaped, so that it passes any pipe and
/// no terminal that it lands on can mistake it for orders.
///
/// A capture of a million packets becomes some gigabytes of JSON, mostly the same words again and again. So words that are
/// always the same are escaped once ([#words]) and then copied.
final class JsonBytes {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ESCAPE_DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPED = 6;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private char[] characters = new char[0];
    private int length;

    JsonBytes() {
        this(256);
    }

    /// @param expected how many bytes are expected; there may be more
    JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    /// A member's name with what stands before its value: `"name":` or `,"name":`.
    static byte[] name(String before, String name) {
        return ascii(before + "\"" + name + "\":");
    }

    /// A member that is not the first, to be written often: `,"name":"text"`.
    static byte[] member(String name, String text) {
        return new JsonBytes().raw(name(",", name)).text(text).toArray();
    }

    /// What is JSON already, to be written often.
    static byte[] ascii(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    /// A text with its quotation marks, to be written often.
    static byte[] words(String text) {
        return new JsonBytes().text(text).toArray();
    }

    /// Writes what is JSON already.
    JsonBytes raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /// Writes a text in quotation marks.
    JsonBytes text(String text) {
        int count = text.length();
        room(2 + ESCAPED * count);
        if (characters.length < count) {
            characters = new char[Math.max(count, 2 * characters.length)];
        }
        text.getChars(0, count, characters, 0); // all at once takes less time than one by one
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < count; i++) {
            char c = characters[i];
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                to[at++] = (byte) c;
            } else {
                at = escape(to, at, c);
            }
        }
        to[at++] = '"';
        length = at;
        return this;
    }

    private static int escape(byte[] to, int from, char c) {
        int at = from;
        to[at++] = '\\';
        switch (c) {
            case '"', '\\' -> to[at++] = (byte) c;
            case '\n' -> to[at++] = 'n';
            case '\r' -> to[at++] = 'r';
            case '\t' -> to[at++] = 't';
            default -> {
                to[at++] = 'u';
                for (int shift = 12; shift >= 0; shift -= 4) {
                    to[at++] = ESCAPE_DIGITS[c >> shift & 0xf];
                }
            }
        }
        return at;
    }

    /// Writes bytes as hexadecimal digits in quotation marks.
    JsonBytes hex(byte[] value, int from, int to) {
        room(2 + 2 * (to - from));
        int at = length;
        bytes[at++] = '"';
        for (int i = from; i < to; i++) {
            bytes[at++] = DIGITS[value[i] >> 4 & 0xf];
            bytes[at++] = DIGITS[value[i] & 0xf];
        }
        bytes[at++] = '"';
        length = at;
        return this;
    }

    /// Writes a number.
    JsonBytes number(long value) {
        return value < 0 ? raw('-').unsigned(-value) : unsigned(value);
    }

    /// Writes a number of which all 64 bits count, so it may be up to 2^64 - 1.
    JsonBytes unsigned(long value) {
        room(LONGEST_NUMBER);
        // Most numbers are small: a processor divides them much faster by a divisor that it knows beforehand.
        if (value < 0 || value > Integer.MAX_VALUE) {
            long tens = Long.divideUnsigned(value, 10);
            unsigned(tens);
            bytes[length++] = DIGITS[(int) (value - 10 * tens)];
            return this;
        }
        int digits = 1;
        for (int rest = (int) value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        int rest = (int) value;
        for (int at = length + digits - 1; at >= length; at--) {
            int tens = rest / 10;
            bytes[at] = DIGITS[rest - 10 * tens];
            rest = tens;
        }
        length += digits;
        return this;
    }

    /// Makes room for so many more bytes.
    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    int length() {
        return length;
    }

    /// The bytes that were written, up to [#length()], and others behind them.
    byte[] array() {
        return bytes;
    }

    /// Forgets all that was written.
    void clear() {
        length = 0;
    }

    byte[] toArray() {
        return since(0);
    }

    /// What was written after the first `from` bytes.
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    /// All that was written, as text.
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
