package dev.wirelight.lesson;

import dev.wirelight.lesson.Condition.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// Reads a condition: one of the sentences of [Fact], and what its fields must be.
///
///     On another connection, the client sends a line: ends in `CR LF`, text `hello`
final class ConditionReader {
    private static final List<String> PLACES = List.of("on another connection,", "on a third connection,");
    private static final Pattern VALUE = Pattern.compile("`([^`]*)`");
    private static final int MOST_TIMES = 1_000;

    private final LessonReader.Complaints complaints;

    ConditionReader(LessonReader.Complaints complaints) {
        this.complaints = complaints;
    }

    /// What a list item says, with its values between backticks.
    static String source(Node item) {
        Node first = item.getFirstChild();
        if (!(first instanceof Paragraph)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Inline piece : ProseReader.inlines(first)) {
            text.append(piece instanceof Inline.Code(String code) ? "`" + code + "`" : piece.text());
        }
        return text.toString().strip();
    }

    /// Reads a list item.
    Optional<Condition> read(Node item) {
        return read(source(item), ProseReader.line(item));
    }

    Optional<Condition> read(String words, int line) {
        String sentence = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
        String rest = sentence;
        int place = 0;
        for (int i = 0; i < PLACES.size(); i++) {
            if (rest.toLowerCase(Locale.ROOT).startsWith(PLACES.get(i))) {
                place = i + 1;
                rest = rest.substring(PLACES.get(i).length()).strip();
            }
        }
        int colon = colon(rest);
        String head = (colon < 0 ? rest : rest.substring(0, colon)).strip();
        String fields = colon < 0 ? "" : rest.substring(colon + 1).strip();
        Matcher value = VALUE.matcher(head);
        String slotValue = value.find() ? value.group(1) : "";
        String asWritten = VALUE.matcher(head).replaceFirst("`{}`");
        Optional<Fact> fact = Stream.of(Fact.values()).filter(f -> f.sentence().equalsIgnoreCase(asWritten)).findFirst();
        if (fact.isEmpty()) {
            String near = LessonReader.nearest(asWritten, Stream.of(Fact.values()).map(Fact::sentence).toList());
            Fact meant = Stream.of(Fact.values()).filter(f -> f.sentence().equals(near)).findFirst().orElseThrow();
            complaints.problem(line, "\"" + words + "\" is nothing that can be noticed.",
                    "Did you mean: " + meant.example() + " – the whole list stands in lessons/README.md.");
            return Optional.empty();
        }
        return condition(fact.get(), slotValue, fields, place, sentence, line);
    }

    /// The first colon outside of a value.
    private static int colon(String text) {
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inside ^= c == '`';
            if (c == ':' && !inside) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Condition> condition(Fact fact, String slotValue, String fields, int place, String words, int line) {
        List<Wanted> wanted = new ArrayList<>();
        int times = 1;
        boolean right = true;
        if (fact.slot().isPresent()) {
            Field slot = fact.slot().get();
            Optional<Object> value = slot.read(slotValue);
            if (value.isEmpty()) {
                complaints.problem(line, "`" + slotValue + "` is no " + slot.words() + ".", slot.advice());
                return Optional.empty();
            }
            Relation relation = slot == Field.CLIENTS ? Relation.AT_LEAST : Relation.IS;
            wanted.add(new Wanted(slot, relation, value.get()));
        }
        for (String part : parts(fields)) {
            Optional<Wanted> one = field(fact, part, line);
            right &= one.isPresent();
            if (one.isPresent() && one.get().field() == Field.TIMES) {
                times = (int) Math.clamp((Long) one.get().value(), 1, MOST_TIMES);
            } else {
                one.ifPresent(wanted::add);
            }
        }
        return right ? Optional.of(new Condition(fact, List.copyOf(wanted), times, place, words)) : Optional.empty();
    }

    /// What stands between the commas outside of values.
    private static List<String> parts(String fields) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean inside = false;
        for (int i = 0; i <= fields.length(); i++) {
            if (i == fields.length() || fields.charAt(i) == ',' && !inside) {
                String part = fields.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            } else {
                inside ^= fields.charAt(i) == '`';
            }
        }
        return parts;
    }

    private Optional<Wanted> field(Fact fact, String part, int line) {
        List<Field> possible = Stream.concat(fact.fields().stream(), Stream.of(Field.ON, Field.TIMES)).toList();
        List<String> names = possible.stream().map(Field::words).toList();
        List<String> written = possible.stream()
                .flatMap(f -> f.relations().stream().map(r -> (f.words() + " " + r.words()).strip()))
                .toList();
        Matcher value = VALUE.matcher(part);
        if (!value.find() || value.end() != part.length()) {
            complaints.problem(line, "\"" + part + "\" has no value between backticks at its end.",
                    "Write for example: " + possible.getFirst().words() + " `...`");
            return Optional.empty();
        }
        String before = part.substring(0, value.start()).strip();
        for (Field field : possible) {
            for (Relation relation : Relation.values()) {
                if (before.equalsIgnoreCase((field.words() + " " + relation.words()).strip())) {
                    return wanted(field, relation, value.group(1), line);
                }
            }
        }
        complaints.problem(line, "\"" + before + "\" says nothing about \"" + fact.sentence().replace("`{}`", "…") + "\".",
                "Did you mean \"" + LessonReader.nearest(before, written) + "\"? It has: " + String.join(", ", names)
                        + "; before the value may stand not, at least, at most, contains or begins with.");
        return Optional.empty();
    }

    private Optional<Wanted> wanted(Field field, Relation relation, String written, int line) {
        if (!field.relations().contains(relation)) {
            List<String> may = field.relations().stream().map(r -> (field.words() + " " + r.words()).strip()).toList();
            complaints.problem(line, "\"" + (field.words() + " " + relation.words()).strip() + "\" cannot be said.",
                    "Write \"" + String.join("\" or \"", may) + "\" before the value.");
            return Optional.empty();
        }
        Optional<Object> value = field.read(written);
        if (value.isEmpty()) {
            complaints.problem(line, "`" + written + "` is no value of \"" + field.words() + "\".", field.advice());
        }
        return value.map(v -> new Wanted(field, relation, v));
    }
}
