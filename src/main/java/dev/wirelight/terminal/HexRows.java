package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Bytes in rows of sixteen: where they stand, in hexadecimal, and as characters. 77 columns wide.
final class HexRows {
    /// How many bytes are shown.
    static final int MOST = 64;

    private static final int PER_ROW = 16;
    private static final String INDENT = "    ";

    private HexRows() {}

    /// The rows, and one more that counts what is not shown.
    ///
    /// @param bytes the first bytes of the unit
    /// @param length how many bytes the unit has
    static List<String> of(byte[] bytes, long length) {
        List<String> rows = new ArrayList<>();
        int shown = Math.min(bytes.length, MOST);
        for (int from = 0; from < shown; from += PER_ROW) {
            rows.add(row(bytes, from, Math.min(shown, from + PER_ROW)));
        }
        if (shown < length) {
            rows.add(INDENT + "… " + Amounts.of(length - shown, "more byte"));
        }
        return rows;
    }

    private static String row(byte[] bytes, int from, int to) {
        StringBuilder digits = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + PER_ROW; i++) {
            digits.append(i == from + PER_ROW / 2 ? "  " : " ");
            digits.append(i < to ? HexFormat.of().toHexDigits(bytes[i]) : "  ");
            if (i < to) {
                text.append(sign(bytes[i] & 0xff));
            }
        }
        return INDENT + HexFormat.of().toHexDigits(from, 4) + " " + digits + "  " + text;
    }

    /// One sign a byte: ASCII as it is, control characters as Unicode's pictures of them, a dot for all above.
    private static char sign(int b) {
        return b < 0x20 ? (char) (0x2400 + b) : b == 0x7f ? '␡' : b < 0x7f ? (char) b : '·';
    }
}
