package dev.wirelight.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Finds the one list of a part, and complains about what is a list to its author and none to Markdown: nothing that somebody
/// wrote may be left out without a word.
final class PartList {
    /// `-[ ] five`, `– [ ] five`, `[ ] five`: each a choice that lacks something.
    private static final Pattern NEARLY_A_CHOICE = Pattern.compile("(?:[-*+]|[–—−•·‣]\\s*)?\\[[ xX]?](?!\\().*");
    private static final Pattern NEARLY_AN_ITEM = Pattern.compile("(?:[-*+]|\\d{1,3}[.)])\\s+\\S.*");

    private final LessonReader.Complaints complaints;

    PartList(LessonReader.Complaints complaints) {
        this.complaints = complaints;
    }

    static boolean isList(Node node) {
        return node instanceof BulletList || node instanceof OrderedList;
    }

    /// The list of a part.
    ///
    /// @param part its name
    /// @param nodes all that stands in it
    Optional<Node> of(String part, List<Node> nodes) {
        List<Node> lists = nodes.stream().filter(PartList::isList).toList();
        if (lists.size() > 1) {
            complaints.problem(ProseReader.line(lists.get(1)), "A second list begins here, and \"" + part + "\" has one.",
                    "Begin every line of the list in the same way: with - , or with numbers such as 1. and 2.");
        }
        nodes.forEach(this::indented);
        return lists.stream().findFirst();
    }

    /// A tab, or four spaces, make Markdown take a list for lines to be typed.
    private void indented(Node node) {
        if (node instanceof IndentedCodeBlock code && NEARLY_AN_ITEM.matcher(code.getLiteral().strip()).lookingAt()) {
            complaints.problem(ProseReader.line(node), "This line is indented, so it does not belong to the list.",
                    "Take away the tab or the spaces before it.");
        }
    }

    /// Complains about lines that would be choices, had they been written so.
    void choices(List<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Paragraph paragraph) {
                choices(paragraph);
            } else if (isList(node)) {
                ProseReader.children(node).forEach(item -> choices(ProseReader.children(item)));
            }
        }
    }

    private void choices(Paragraph paragraph) {
        boolean ofAnItem = paragraph.getParent() instanceof ListItem;
        int line = ProseReader.line(paragraph);
        boolean begins = !ofAnItem;
        for (Node piece : ProseReader.children(paragraph)) {
            if (piece instanceof SoftLineBreak) {
                line++;
                begins = true;
            } else {
                Matcher nearly = NEARLY_A_CHOICE.matcher(piece instanceof Text text ? text.getLiteral().strip() : "");
                if (begins && nearly.matches()) {
                    complaints.problem(line, "\"" + nearly.group() + "\" is no choice.",
                            "Begin the line with a minus sign, a space and a box: - [ ] , or - [x] for what is right.");
                }
                begins = false;
            }
        }
    }

    /// Complains about whatever stands beside the list, and about what an item has besides its sentence.
    void nothingElse(String part, List<Node> nodes) {
        for (Node node : nodes) {
            if (!isList(node) && !(node instanceof IndentedCodeBlock)) {
                complaints.problem(ProseReader.line(node), "\"" + part + "\" has only a list, and this does not belong to it.",
                        "Begin the line with a minus sign and a space: - The client sends a line"
                                + " – or write it in another part.");
            }
        }
    }

    /// Complains about what an item has besides its first paragraph: nobody would see it.
    void oneSentenceEach(Node list) {
        for (Node item : ProseReader.children(list)) {
            ProseReader.children(item).stream().skip(1).findFirst().ifPresent(more -> complaints.problem(
                    ProseReader.line(more), "This stands inside of another item of the list.",
                    isList(more) ? "Begin its line as far to the left as the items before it."
                            : "Write it right behind the item, without an empty line between them."));
        }
    }
}
