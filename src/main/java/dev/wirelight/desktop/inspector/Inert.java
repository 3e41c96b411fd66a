package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.ControlNames;

/// Makes text that a peer sent harmless to look at: what would be invisible, or would turn other text round, becomes a
/// visible name such as `‹CR›` or `‹U+202E›`.
public final class Inert {
    private static final int DELETE = 0x7f;
    /// The pictures of control characters in Unicode (U+2400 to U+2421) are too small to be read from afar.
    private static final int FIRST_PICTURE = 0x2400;

    private Inert() {}

    /// The whole text, inert.
    public static String text(String text) {
        return text(text, Integer.MAX_VALUE);
    }

    /// The text, inert, and cut where it is longer; how much was cut is said.
    ///
    /// @param most how many characters (UTF-16 units) of `text` are shown
    public static String text(String text, int most) {
        int end = Math.min(text.length(), most);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder shown = new StringBuilder(end);
        text.substring(0, end).codePoints().forEach(c -> append(shown, c));
        if (end < text.length()) {
            // Text that was cut before cannot be counted here.
            boolean goesOn = text.endsWith("…") || text.endsWith("…”");
            shown.append(goesOn
                    ? say("… and more")
                    : count(text.length() - end, "… and %,d character more", "… and %,d characters more"));
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        int picture = character - FIRST_PICTURE;
        if (picture >= 0 && picture < ' ') {
            shown.append('‹').append(name(picture)).append('›');
        } else if (character < ' ' || character == DELETE) {
            shown.append('‹').append(name(character)).append('›');
        } else if (isUnseen(character)) {
            shown.append("‹U+%04X›".formatted(character));
        } else {
            shown.appendCodePoint(character);
        }
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// What to call a byte when it is read as an ASCII character: `h`, `CR`, `space`, or empty above 127.
    public static String name(int character) {
        if (character < ' ' || character == DELETE) {
            return ControlNames.ofControl(character);
        }
        if (character == ' ') {
            return say("space");
        }
        return character < DELETE ? Character.toString(character) : "";
    }

    /// The same, short enough for a column of a table.
    public static String shortName(int character) {
        return character == ' ' ? "SP" : name(character);
    }

    /// One character wide: the ASCII character, or `·` for every other byte.
    static String column(byte b) {
        return b >= ' ' && b < DELETE ? Character.toString(b) : "·";
    }
}
