package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import java.util.HexFormat;

/// Bytes as somebody types them: two hexadecimal digits each, with or without spaces, commas or line ends between them.
///
/// @param bytes those that could be read
/// @param trouble why not all of it could be read, in plain words; empty when it could
public record HexText(byte[] bytes, String trouble) {
    private static final String BETWEEN = "[\\s,]+";
    private static final String DIGITS = mark("Write each byte as two digits, 0 to 9 and a to f: 48 65 6c 6c 6f.");

    /// Reads what somebody typed.
    public static HexText read(String text) {
        String digits = text.replaceAll(BETWEEN, "");
        for (int i = 0; i < digits.length(); i++) {
            if (!HexFormat.isHexDigit(digits.charAt(i))) {
                return new HexText(new byte[0], say("“%s” is no hexadecimal digit. %s", digits.charAt(i), say(DIGITS)));
            }
        }
        String[] groups = text.strip().split(BETWEEN);
        for (int i = 0; i < groups.length; i++) {
            if (groups[i].length() % 2 != 0) {
                return new HexText(new byte[0], i + 1 == groups.length
                        ? say("The last byte has only one digit. %s", say(DIGITS))
                        : say("“%s” lacks a digit. %s", groups[i], say(DIGITS)));
            }
        }
        return new HexText(HexFormat.of().parseHex(digits), "");
    }

    public boolean isGood() {
        return trouble.isEmpty();
    }
}
