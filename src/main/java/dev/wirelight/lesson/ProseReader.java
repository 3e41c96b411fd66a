package dev.wirelight.lesson;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Turns Markdown into the [Block]s that views draw.
final class ProseReader {
    private ProseReader() {}

    /// Blocks one after another.
    static List<Block> blocks(List<Node> nodes) {
        List<Block> blocks = new ArrayList<>();
        nodes.forEach(node -> add(node, blocks));
        return List.copyOf(blocks);
    }

    /// The blocks inside of a block.
    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static void add(Node node, List<Block> blocks) {
        switch (node) {
            case Paragraph paragraph -> blocks.add(new Block.Paragraph(inlines(paragraph)));
            case Heading heading ->
                blocks.add(new Block.Paragraph(List.of(new Inline.Strong(Inline.text(inlines(heading))))));
            case FencedCodeBlock code -> blocks.add(new Block.Code(code.getLiteral()));
            case IndentedCodeBlock code -> blocks.add(new Block.Code(code.getLiteral()));
            case BulletList list -> blocks.add(items(list, false));
            case OrderedList list -> blocks.add(items(list, true));
            case BlockQuote quote -> blocks.add(new Block.Quote(blocks(children(quote))));
            default -> {
                // A line across the page, or HTML: there is nothing in it to be read. The lesson's reader has complained
                // about HTML.
            }
        }
    }

    private static Block items(Node list, boolean numbered) {
        return new Block.Items(
                numbered, children(list).stream().map(item -> blocks(children(item))).toList());
    }

    /// The words inside of a block.
    static List<Inline> inlines(Node parent) {
        List<Inline> pieces = new ArrayList<>();
        for (Node child : children(parent)) {
            switch (child) {
                case Text text -> words(pieces, text.getLiteral());
                case SoftLineBreak _ -> words(pieces, " ");
                case HardLineBreak _ -> words(pieces, " ");
                case Code code -> pieces.add(new Inline.Code(code.getLiteral()));
                case StrongEmphasis strong -> pieces.add(new Inline.Strong(Inline.text(inlines(strong))));
                case Emphasis emphasis -> pieces.add(new Inline.Emphasis(Inline.text(inlines(emphasis))));
                case Link link -> pieces.add(new Inline.Link(Inline.text(inlines(link)), link.getDestination()));
                case Image image -> words(pieces, Inline.text(inlines(image)));
                default -> {}
            }
        }
        return List.copyOf(pieces);
    }

    private static void words(List<Inline> pieces, String text) {
        if (!pieces.isEmpty() && pieces.getLast() instanceof Inline.Words(String before)) {
            pieces.set(pieces.size() - 1, new Inline.Words(before + text));
        } else {
            pieces.add(new Inline.Words(text));
        }
    }

    /// Whether a node is something that a lesson may not have.
    static boolean isForeign(Node node) {
        return !(node instanceof Paragraph
                || node instanceof Heading
                || node instanceof FencedCodeBlock
                || node instanceof IndentedCodeBlock
                || node instanceof BulletList
                || node instanceof OrderedList
                || node instanceof BlockQuote
                || node instanceof ThematicBreak);
    }

    /// The line of a node in its file, 1 for the first.
    static int line(Node node) {
        return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
