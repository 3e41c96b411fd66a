package dev.wirelight.workshop;

import dev.wirelight.protocol.Role;
import java.util.HexFormat;
import java.util.List;

/// Writes a [Script] as text that reads the same again.
final class ScriptWriter {
    private static final String CONTINUED = "\n   ";

    private ScriptWriter() {}

    static String write(Script script) {
        StringBuilder text = new StringBuilder();
        for (ScriptLine line : script.lines()) {
            switch (line) {
                case ScriptLine.Comment(String words) -> text.append(words);
                case ScriptLine.FromTheFirstByte() -> text.append(".. from the first byte");
                case ScriptLine.Agreed(String extension) -> text.append("agreed: ").append(extension);
                case ScriptLine.Said(Role sender, List<Piece> pieces, String note) -> {
                    text.append(arrow(sender));
                    write(text, pieces);
                    text.append(note.isEmpty() ? "" : " ; " + note);
                }
                case ScriptLine.End(Role sender) -> text.append(arrow(sender)).append(" end");
                case ScriptLine.Pause(int millis) -> text.append(".. pause ").append(millis).append(" ms");
                case ScriptLine.Breaks(var rule) -> text.append("! ").append(rule.name());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String arrow(Role sender) {
        return sender == Role.CLIENT ? "<-" : "->";
    }

    private static void write(StringBuilder text, List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            // Each line of HTTP gets a line of its own.
            boolean lineBefore = i > 0 && pieces.get(i - 1) instanceof Piece.Text(String before) && before.endsWith("\n");
            text.append(lineBefore ? CONTINUED : " ");
            switch (pieces.get(i)) {
                case Piece.Hex(byte[] bytes) -> text.append(HexFormat.ofDelimiter(" ").formatHex(bytes));
                case Piece.Text(String words) -> text.append(quoted(words));
                case Piece.Cut() -> text.append('|');
                case Piece.Repeated(List<Piece> inside, int times) -> {
                    boolean single = inside.size() == 1
                            && (inside.getFirst() instanceof Piece.Text
                                    || inside.getFirst() instanceof Piece.Hex(byte[] bytes) && bytes.length == 1);
                    StringBuilder unit = new StringBuilder();
                    write(unit, inside);
                    text.append(single ? unit.toString().strip() : "(" + unit.toString().strip() + ")").append(" * ").append(times);
                }
            }
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
                + "\"";
    }
}
