package dev.wirelight.terminal;

import dev.wirelight.dissect.VisibleText;

/// What a piece of a line is, which decides its colour. Colour is never the only sign.
enum Ink {
    PLAIN("", ""),
    TO_SERVER("34", "38;5;33"),
    TO_CLIENT("33", "38;5;208"),
    DIM("2", "2"),
    BROKEN("1;31", "1;31"),
    STRONG("1", "1");

    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private final String few;
    private final String many;

    Ink(String few, String many) {
        this.few = few;
        this.many = many;
    }

    /// How many colours the terminal has.
    enum Colours {
        NONE,
        EIGHT,
        MANY
    }

    /// The text in this colour. Whatever is in it, the terminal obeys only the codes that are added here: control
    /// characters and everything that changes the order of letters are written as signs.
    String write(String text, Colours colours) {
        String visible = VisibleText.of(text, ANY_LENGTH);
        String code = colours == Colours.MANY ? many : few;
        return colours == Colours.NONE || code.isEmpty() ? visible : "\u001b[" + code + "m" + visible + "\u001b[0m";
    }
}
