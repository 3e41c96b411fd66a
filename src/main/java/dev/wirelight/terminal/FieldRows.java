package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.Violation;
import java.util.HexFormat;
import java.util.List;

/// Fields in rows for a person: where they stand, their bytes, their bits where they are less than a byte, and what they
/// say, as a tree.
final class FieldRows {
    private static final int PER_ROW = 8;
    private static final int MOST_ROWS = 8;
    private static final int BYTES_WIDTH = 3 * PER_ROW + 1;
    private static final int BITS_WIDTH = "1... ....".length() + 2;
    private static final int MOST_CHARACTERS = 120;

    private final StringBuilder out;
    private final Ink.Colours colours;
    private final byte[] source;
    private long unexplained;

    /// @param source the bytes over which the fields lie
    FieldRows(StringBuilder out, Ink.Colours colours, byte[] source) {
        this.out = out;
        this.colours = colours;
        this.source = source;
    }

    /// Adds a tree of fields.
    void add(List<Field> fields) {
        fields.forEach(field -> add(field, 0));
    }

    /// How many bits had no explanation.
    long unexplainedBits() {
        return unexplained;
    }

    private void add(Field field, int depth) {
        boolean wholeBytes = field.bitOffset() % 8 == 0 && field.bitLength() % 8 == 0;
        boolean leaf = field.isLeaf();
        String place = leaf ? "%04x  ".formatted(field.firstByte()) : " ".repeat(6);
        String bytes = leaf ? hex(field, 0) : "";
        String bits = leaf && !wholeBytes ? bits(field) : "";
        out.append(Ink.DIM.write("  " + place + padded(bytes, BYTES_WIDTH) + padded(bits, BITS_WIDTH), colours));
        boolean unexplainedField = field.name().equals(Field.UNEXPLAINED);
        unexplained += unexplainedField ? field.bitLength() : 0;
        Ink ink = unexplainedField ? Ink.BROKEN : leaf ? Ink.PLAIN : Ink.STRONG;
        out.append("  ".repeat(depth)).append(ink.write(words(field), colours)).append('\n');
        if (leaf) {
            moreBytes(field);
        }
        for (Violation broken : field.violations()) {
            line(Ink.BROKEN, " ".repeat(8) + "! " + broken.rule().sentence() + " (" + broken.rule().section() + ") The "
                    + broken.brokenBy() + " broke this: " + broken.detail() + " " + broken.rule().consequence());
        }
        field.fields().forEach(part -> add(part, depth + 1));
    }

    private static String words(Field field) {
        String text = cut(field.text());
        String meaning = cut(field.meaning());
        return field.name() + (text.isEmpty() ? "" : ": " + text) + (meaning.isEmpty() ? "" : " · " + meaning);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }

    private String hex(Field field, int row) {
        int begin = field.firstByte() + row * PER_ROW;
        int end = Math.min(field.endByte(), begin + PER_ROW);
        return HexFormat.ofDelimiter(" ").formatHex(source, begin, end);
    }

    /// The rest of a field that does not fit one row.
    private void moreBytes(Field field) {
        int length = field.endByte() - field.firstByte();
        int rows = Math.min(MOST_ROWS, (length + PER_ROW - 1) / PER_ROW);
        for (int row = 1; row < rows; row++) {
            line(Ink.DIM, "  %04x  ".formatted(field.firstByte() + row * PER_ROW) + hex(field, row));
        }
        if (length > MOST_ROWS * PER_ROW) {
            line(Ink.DIM, " ".repeat(8) + "… " + Amounts.of(length - MOST_ROWS * PER_ROW, "more byte"));
        }
    }

    /// Its own bits, and dots for those round them: `.000 ....`
    private String bits(Field field) {
        StringBuilder bits = new StringBuilder();
        for (long bit = 8L * field.firstByte(); bit < 8L * field.endByte() && bits.length() < 4 * BITS_WIDTH; bit++) {
            boolean own = bit >= field.bitOffset() && bit < field.bitOffset() + field.bitLength();
            bits.append(bit % 4 == 0 && !bits.isEmpty() ? " " : "");
            bits.append(!own ? '.' : (source[(int) (bit / 8)] >> 7 - bit % 8 & 1) == 1 ? '1' : '0');
        }
        return bits.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private void line(Ink ink, String text) {
        out.append(ink.write(text, colours)).append('\n');
    }
}
