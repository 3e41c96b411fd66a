package dev.wirelight.dissect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Bytes as text in which nothing hides: line ends and other control characters have a sign each, and what would change
/// the order of the letters round it, or cannot be seen, is written as its number.
public final class VisibleText {

    private VisibleText() {}

    /// Reads bytes as UTF-8. A byte that is none is written as `‹ff›`; a character cut off at the end is left out when
    /// more bytes follow that are not shown.
    ///
    /// @param cut whether the bytes go on after these; the text then ends with `…`
    public static String of(byte[] bytes, boolean cut) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        StringBuilder text = new StringBuilder();
        CoderResult result;
        do {
            result = decoder.decode(in, out, !cut);
            out.flip().codePoints().forEach(c -> appendVisible(text, c));
            out.clear();
            if (result.isError()) {
                for (int i = 0; i < result.length(); i++) {
                    text.append('‹').append(HexFormat.of().toHexDigits(in.get())).append('›');
                }
            }
        } while (result.isError());
        return cut ? text + "…" : text.toString();
    }

    /// The same for text that is there already.
    ///
    /// @param most how many characters are wanted; longer text is cut and ends with `…`
    public static String of(String text, int most) {
        if (text.length() <= most && nothingHides(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> appendVisible(visible, c));
        return text.codePointCount(0, text.length()) > most ? visible + "…" : visible.toString();
    }

    /// Whether the bytes are UTF-8, so that text says more about them than hexadecimal digits.
    ///
    /// @param cut whether the bytes go on after these
    public static boolean isText(byte[] bytes, boolean cut) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        return !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, !cut).isError();
    }

    /// Where the signs of control characters begin that a text ends with, such as those of a line end.
    public static int endOfLetters(String visible) {
        int end = visible.length();
        while (end > 0 && visible.charAt(end - 1) >= 0x2400 && visible.charAt(end - 1) <= 0x2421) {
            end--;
        }
        return end;
    }

    private static boolean nothingHides(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f && isHidden(c)) {
                return false;
            }
        }
        return true;
    }

    private static void appendVisible(StringBuilder text, int c) {
        if (c < 0x20) {
            text.appendCodePoint(0x2400 + c); // Unicode has a picture for each: ␍ ␊ ␀
        } else if (c == 0x7f) {
            text.append('␡');
        } else if (isHidden(c)) {
            text.append(String.format("‹U+%04X›", c));
        } else {
            text.appendCodePoint(c);
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT, // bidirectional overrides, zero-width characters
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}
