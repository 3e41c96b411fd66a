package dev.wirelight.lesson;

import dev.wirelight.lesson.Answer.Reply;
import dev.wirelight.lesson.Answer.Value;
import dev.wirelight.lesson.Step.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// Reads lists of choices and answers: `- [x] seven: The line end has two.`
final class ChoiceReader {
    private final LessonReader.Complaints complaints;
    private final PartList lists;

    ChoiceReader(LessonReader.Complaints complaints) {
        this.complaints = complaints;
        this.lists = new PartList(complaints);
    }

    /// One item of such a list.
    ///
    /// @param value what stands before the colon
    private record Item(boolean right, List<Inline> value, List<Inline> comment, int line) {}

    List<Choice> predictions(Node list) {
        return items(list).stream().map(item -> new Choice(Inline.text(item.value()), item.right(), item.comment())).toList();
    }

    Optional<Answer> answer(String kindWord, int line, List<Node> nodes) {
        Optional<Answer.Kind> kind = Stream.of(Answer.Kind.values()).filter(k -> k.word().equalsIgnoreCase(kindWord)).findFirst();
        if (kind.isEmpty()) {
            complaints.problem(line, "An answer says of which kind it is, and \"" + kindWord + "\" is none.",
                    "Write \"### Answer: number\", \"### Answer: text\", \"### Answer: Base64\" or \"### Answer: choice\".");
            return Optional.empty();
        }
        List<Node> prompt = new ArrayList<>(nodes);
        Optional<Node> list = lists.of(StepReader.ANSWER, prompt);
        lists.choices(prompt);
        list.ifPresent(prompt::remove);
        list.ifPresent(lists::oneSentenceEach);
        List<Reply> replies = list.map(found -> items(found).stream().map(item -> reply(kind.get(), item))
                .flatMap(Optional::stream).toList())
                .orElse(List.of());
        if (replies.stream().noneMatch(Reply::right)) {
            complaints.problem(line, "Nothing here is the right answer.",
                    "Write a list, and [x] before what is right: - [x] `0x68`");
            return Optional.empty();
        }
        return Optional.of(new Answer(kind.get(), ProseReader.blocks(prompt), replies));
    }

    private Optional<Reply> reply(Answer.Kind kind, Item item) {
        String words = Inline.text(item.value()).strip();
        Optional<WorkedValue> worked = item.value().stream().allMatch(piece -> piece instanceof Inline.Words)
                ? Stream.of(WorkedValue.values()).filter(w -> w.words().equalsIgnoreCase(words)).findFirst()
                : Optional.empty();
        if (worked.isPresent()) {
            return Optional.of(new Reply(item.right(), new Value.Worked(worked.get()), item.comment()));
        }
        if (kind == Answer.Kind.NUMBER && Numbers.read(words).isEmpty()) {
            complaints.problem(item.line(), "\"" + words + "\" is no number.", "Write `104`, `0x68` or `0b1101000`; or "
                    + "a value that is worked out, such as \"" + WorkedValue.CLIENT_PORT.words() + "\".");
            return Optional.empty();
        }
        if (kind == Answer.Kind.BASE64 && !(item.value().size() == 1 && item.value().getFirst() instanceof Inline.Code)) {
            String near = LessonReader.nearest(words, Stream.of(WorkedValue.values()).map(WorkedValue::words).toList());
            complaints.problem(item.line(), "\"" + words
                    + "\" is neither Base64 between backticks nor a value that can be worked out.",
                    "Did you mean \"" + near + "\"?");
            return Optional.empty();
        }
        return Optional.of(new Reply(item.right(), new Value.Written(words), item.comment()));
    }

    private List<Item> items(Node list) {
        List<Item> items = new ArrayList<>();
        for (Node node : ProseReader.children(list)) {
            Optional<Item> item = item(node);
            item.ifPresentOrElse(items::add, () -> complaints.problem(ProseReader.line(node),
                    "This choice does not begin with [x] or [ ].",
                            "Write - [x] before what is right, and - [ ] before the others."));
        }
        return items;
    }

    private static Optional<Item> item(Node node) {
        List<Inline> pieces = node.getFirstChild() instanceof Paragraph words ? new ArrayList<>(ProseReader.inlines(words))
                : List.of();
        if (pieces.isEmpty() || !(pieces.getFirst() instanceof Inline.Words(String first)) || !first.matches("(?s)\\[[xX ]].*")) {
            return Optional.empty();
        }
        boolean right = first.charAt(1) != ' ';
        String rest = first.substring(3).stripLeading();
        if (rest.isEmpty()) {
            pieces.removeFirst();
        } else {
            pieces.set(0, new Inline.Words(rest));
        }
        List<Inline> value = new ArrayList<>();
        List<Inline> comment = new ArrayList<>();
        boolean behind = false;
        for (Inline piece : pieces) {
            int colon = !behind && piece instanceof Inline.Words(String text) ? colon(text) : -1;
            if (colon >= 0) {
                behind = true;
                String text = piece.text();
                add(value, text.substring(0, colon));
                add(comment, text.substring(colon + 1));
            } else {
                (behind ? comment : value).add(piece);
            }
        }
        return Optional.of(new Item(right, List.copyOf(value), stripped(comment), ProseReader.line(node)));
    }

    /// A colon with a space behind it, or at the end.
    private static int colon(String text) {
        int at = text.indexOf(": ");
        return at >= 0 ? at : text.endsWith(":") ? text.length() - 1 : -1;
    }

    private static void add(List<Inline> pieces, String text) {
        if (!text.isBlank()) {
            pieces.add(new Inline.Words(text));
        }
    }

    private static List<Inline> stripped(List<Inline> comment) {
        if (!comment.isEmpty() && comment.getFirst() instanceof Inline.Words(String text)) {
            comment.set(0, new Inline.Words(text.stripLeading()));
        }
        return List.copyOf(comment);
    }
}
