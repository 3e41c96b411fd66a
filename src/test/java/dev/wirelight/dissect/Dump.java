package dev.wirelight.dissect;

import java.util.List;

/// A dissection as text, a field a line: where it stands, its name, its value, its meaning, the rules that it breaks.
final class Dump {
    private Dump() {}

    static String of(Dissection dissection) {
        StringBuilder out = new StringBuilder(dissection.title()).append(" · ").append(dissection.section());
        if (dissection.shownBytes() < dissection.length()) {
            out.append(" · ").append(dissection.shownBytes()).append(" of ").append(dissection.length());
        }
        out.append('\n');
        for (Source source : dissection.sources()) {
            out.append(of(source));
        }
        return out.toString();
    }

    static String of(Source source) {
        StringBuilder out = new StringBuilder(source.name() + ", " + source.origin() + "\n");
        fields(out, "  ", source.fields());
        return out.toString();
    }

    private static void fields(StringBuilder out, String indent, List<Field> fields) {
        for (Field field : fields) {
            out.append(indent).append(where(field)).append("  ").append(field.name());
            out.append(" = ").append(field.text());
            out.append(field.meaning().isEmpty() ? "" : "  (" + field.meaning() + ")");
            field.violations().forEach(v -> out.append("  ✗ ").append(v.rule().name()));
            out.append('\n');
            fields(out, indent + "  ", field.fields());
        }
    }

    /// `0.1+3` is three bits from the second bit of the first byte on; `2+4` four bytes from the third on.
    private static String where(Field field) {
        boolean bytes = field.bitOffset() % 8 == 0 && field.bitLength() % 8 == 0;
        return bytes
                ? field.bitOffset() / 8 + "+" + field.bitLength() / 8
                : field.bitOffset() / 8 + "." + field.bitOffset() % 8 + "+" + field.bitLength();
    }
}
