package dev.wirelight.terminal;

import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Inline;
import java.util.ArrayList;
import java.util.List;

/// Prose as lines of a terminal, broken between words.
final class ProseLines {
    private static final String CODE_INDENT = "    ";

    private final int width;

    /// @param width how many characters a line has at the most, where its words allow it
    ProseLines(int width) {
        this.width = width;
    }

    /// The lines of some blocks, with an empty one between two of them.
    List<String> of(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            add(block, lines);
        }
        return lines;
    }

    private void add(Block block, List<String> lines) {
        switch (block) {
            case Block.Paragraph(List<Inline> pieces) -> lines.addAll(broken(text(pieces), width));
            case Block.Code(String text) -> text.lines().forEach(line -> lines.add((CODE_INDENT + line).stripTrailing()));
            case Block.Items(boolean numbered, List<List<Block>> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    String sign = numbered ? (i + 1) + ". " : "· ";
                    indented(items.get(i), sign, lines);
                }
            }
            case Block.Quote(List<Block> inside) -> indented(inside, "| ", lines);
        }
    }

    private void indented(List<Block> blocks, String sign, List<String> lines) {
        String begin = sign;
        for (String line : new ProseLines(width - sign.length()).of(blocks)) {
            lines.add((begin + line).stripTrailing());
            begin = " ".repeat(sign.length());
        }
    }

    /// The words of a paragraph; what is to be typed stands between backticks, since a terminal has no second font.
    static String text(List<Inline> pieces) {
        StringBuilder text = new StringBuilder();
        for (Inline piece : pieces) {
            switch (piece) {
                case Inline.Code(String code) -> text.append('`').append(code).append('`');
                case Inline.Link(String words, String target) -> {
                    text.append(words);
                    if (target.startsWith("http") && !words.equals(target)) {
                        text.append(" (").append(target).append(')');
                    }
                }
                case Inline.Words _, Inline.Strong _, Inline.Emphasis _ -> text.append(piece.text());
            }
        }
        return text.toString();
    }

    /// Breaks a text between its words.
    static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
