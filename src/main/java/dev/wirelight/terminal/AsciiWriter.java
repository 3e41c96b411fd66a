package dev.wirelight.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Writes the few signs that we use in ASCII, for a terminal that knows no others: `->` for an arrow, `<CR>` for the
/// picture of a carriage return. What else is not ASCII is written as its number.
final class AsciiWriter extends FilterWriter {
    private static final String[] CONTROLS = {
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
        "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"
    };
    private static final char FIRST_PICTURE = '\u2400';

    AsciiWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(ascii(c));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        StringBuilder ascii = new StringBuilder(length);
        text.substring(from, from + length).codePoints().forEach(c -> ascii.append(ascii(c)));
        out.write(ascii.toString());
    }

    private static String ascii(int c) {
        if (c < 0x80) {
            return Character.toString(c);
        }
        if (c >= FIRST_PICTURE && c < FIRST_PICTURE + CONTROLS.length) {
            return "<" + CONTROLS[c - FIRST_PICTURE] + ">";
        }
        return switch (c) {
            case '→' -> "->";
            case '←' -> "<-";
            case '·' -> "-";
            case '…' -> "...";
            case '“', '”' -> "\"";
            case '‹' -> "<";
            case '›' -> ">";
            case '§' -> "section ";
            case '␡' -> "<DEL>";
            default -> String.format("<U+%04X>", c);
        };
    }
}
