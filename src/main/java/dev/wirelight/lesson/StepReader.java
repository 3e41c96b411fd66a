package dev.wirelight.lesson;

import dev.wirelight.lesson.Step.Choice;
import dev.wirelight.lesson.Step.NearMiss;
import dev.wirelight.lesson.Step.Observation;
import dev.wirelight.lesson.Step.Prediction;
import dev.wirelight.lesson.Step.Reset;
import dev.wirelight.workshop.bench.BenchSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/// Reads one step: what stands from its heading `##` to the next one.
final class StepReader {
    static final String PREDICTION = "Prediction";
    static final String DO = "Do";
    static final String SEEN = "Must be seen";
    static final String ANSWER = "Answer";
    static final String NEAR_MISS = "Near miss";
    static final String HINT = "Hint";
    static final String EXPLANATION = "Explanation";
    static final String RESET = "Reset";
    static final String BENCH = "Bench";
    /// The parts that a step may have, in the order in which they are told.
    static final List<String> PARTS = List.of(RESET, PREDICTION, DO, BENCH, SEEN, ANSWER, NEAR_MISS, HINT, EXPLANATION);

    private static final Pattern SETTING = Pattern.compile("(\\w+)\\s+`([^`]*)`\\.?");

    private final String title;
    private final int line;
    private final LessonReader.Complaints complaints;
    private final ConditionReader conditions;
    private final ChoiceReader choices;
    private final PartList lists;
    private final List<Part> parts = new ArrayList<>();

    /// A part of the step.
    ///
    /// @param name empty for what stands before the first heading
    /// @param more what stands behind the colon
    private record Part(String name, String more, int line, List<Node> nodes) {}

    StepReader(String title, int line, LessonReader.Complaints complaints) {
        this.title = title;
        this.line = line;
        this.complaints = complaints;
        this.conditions = new ConditionReader(complaints);
        this.choices = new ChoiceReader(complaints);
        this.lists = new PartList(complaints);
        parts.add(new Part("", "", line, new ArrayList<>()));
    }

    String title() {
        return title;
    }

    int line() {
        return line;
    }

    void add(Node node, @Nullable Heading heading) {
        if (heading == null) {
            parts.getLast().nodes().add(node);
            return;
        }
        String words = Inline.text(ProseReader.inlines(heading)).strip();
        int colon = words.indexOf(':');
        String name = (colon < 0 ? words : words.substring(0, colon)).strip();
        String more = colon < 0 ? "" : words.substring(colon + 1).strip();
        Optional<String> known = PARTS.stream().filter(p -> p.equalsIgnoreCase(name)).findFirst();
        if (known.isEmpty()) {
            complaints.problem(ProseReader.line(heading), "A step has no part \"" + name + "\".",
                    "Did you mean \"### " + LessonReader.nearest(name, PARTS) + "\"? There are: " + String.join(", ", PARTS)
                            + ".");
        }
        parts.add(new Part(known.orElse(name), more, ProseReader.line(heading), new ArrayList<>()));
    }

    Step step() {
        List<NearMiss> misses = all(NEAR_MISS).stream().map(this::nearMiss).flatMap(Optional::stream).toList();
        List<List<Block>> hints = all(HINT).stream().map(part -> ProseReader.blocks(part.nodes())).toList();
        Optional<Observation> seen = only(SEEN).flatMap(this::observation);
        Optional<Answer> answer = only(ANSWER).flatMap(part -> choices.answer(part.more(), part.line(), part.nodes()));
        Optional<Prediction> prediction = only(PREDICTION).map(this::prediction);
        List<Block> doing = only(DO).map(part -> ProseReader.blocks(part.nodes())).orElse(List.of());
        List<Block> explanation = only(EXPLANATION).map(part -> ProseReader.blocks(part.nodes())).orElse(List.of());
        List<Reset> resets = only(RESET).map(this::resets).orElse(List.of());
        if (all(SEEN).isEmpty() && all(ANSWER).isEmpty()) {
            complaints.problem(line, "Nothing passes the step \"" + title + "\": it has neither \"### " + SEEN
                    + "\" nor \"### " + ANSWER + "\".",
                    "Write what must be seen, or what must be answered.");
        }
        if (hints.isEmpty() || hints.stream().anyMatch(List::isEmpty)) {
            complaints.problem(line, "The step \"" + title + "\" has no hint, or an empty one.",
                    "Write at least one part \"### " + HINT + "\".");
        }
        if (explanation.isEmpty()) {
            complaints.problem(line, "The step \"" + title + "\" explains nothing.", "Write a part \"### " + EXPLANATION + "\".");
        }
        if (doing.isEmpty() && !all(SEEN).isEmpty()) {
            complaints.problem(line, "The step \"" + title + "\" waits to see something, but says nothing to do.",
                    "Write a part \"### " + DO + "\".");
        }
        return new Step(title, ProseReader.blocks(parts.getFirst().nodes()), prediction, doing, seen, answer, misses, hints,
                explanation, only(BENCH).flatMap(this::bench), resets, line);
    }

    private List<Part> all(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).toList();
    }

    private Optional<Part> only(String name) {
        List<Part> found = all(name);
        if (found.size() > 1) {
            complaints.problem(found.get(1).line(), "The step \"" + title + "\" has \"" + name + "\" twice.",
                    "Make one of both, or two steps.");
        }
        return found.stream().findFirst();
    }

    private Optional<Observation> observation(Part part) {
        lists.nothingElse(part.name(), part.nodes());
        return observation(part, lists.of(part.name(), part.nodes()));
    }

    private Optional<Observation> observation(Part part, Optional<Node> list) {
        if (list.isEmpty()) {
            complaints.problem(part.line(), "\"" + part.name() + "\" lists nothing to be seen.",
                    "Write a list under it: - The client sends a line: ends in `CR LF`");
            return Optional.empty();
        }
        lists.oneSentenceEach(list.get());
        List<Condition> found = ProseReader.children(list.get()).stream().map(conditions::read)
                .flatMap(Optional::stream).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Observation(found, list.get() instanceof OrderedList));
    }

    private Optional<NearMiss> nearMiss(Part part) {
        Optional<Node> list = lists.of(part.name(), part.nodes());
        List<Node> hint = new ArrayList<>(part.nodes());
        list.ifPresent(hint::remove);
        if (hint.isEmpty()) {
            complaints.problem(part.line(), "This near miss has no hint.", "Write under its list what to say when it happens.");
        }
        return observation(part, list).map(when -> new NearMiss(when, ProseReader.blocks(hint), part.line()));
    }

    private Prediction prediction(Part part) {
        List<Node> question = new ArrayList<>(part.nodes());
        Optional<Node> list = lists.of(part.name(), question);
        lists.choices(question);
        list.ifPresent(question::remove);
        list.ifPresent(lists::oneSentenceEach);
        List<Choice> found = list.map(choices::predictions).orElse(List.of());
        long right = found.stream().filter(Choice::right).count();
        if (found.size() < 2) {
            complaints.problem(part.line(), "A prediction has at least two choices.",
                    "Write a list: - [ ] five bytes, and in the next line - [x] seven bytes");
        } else if (right != 1) {
            complaints.problem(part.line(), "This prediction has " + (right == 0 ? "no choice" : right + " choices")
                    + " with [x], and one of them is what happens.",
                    "Write - [x] before what happens, and - [ ] before the others.");
        }
        return new Prediction(ProseReader.blocks(question), found);
    }

    /// `### Bench: masking`, and under it perhaps a list such as: - frame `81 80 00 00 00 00`
    private Optional<Step.Bench> bench(Part part) {
        List<String> words = Stream.of(BenchSetup.Bench.values()).map(BenchSetup.Bench::word).toList();
        Optional<BenchSetup.Bench> bench = BenchSetup.Bench.of(part.more());
        if (bench.isEmpty()) {
            complaints.problem(part.line(), "There is no bench \"" + part.more() + "\".",
                    "Write \"### Bench: " + LessonReader.nearest(part.more(), words) + "\"; there are: "
                            + String.join(", ", words) + ".");
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        part.nodes().stream().filter(PartList::isList).flatMap(list -> ProseReader.children(list).stream()).forEach(item -> {
            Matcher setting = SETTING.matcher(ConditionReader.source(item).strip());
            if (setting.matches()) {
                values.put(setting.group(1), setting.group(2));
            } else {
                complaints.problem(ProseReader.line(item), "This is no setting of a bench.",
                        "Write its name, and its value between backticks: - " + BenchSetup.Bench.MASKING.example());
            }
        });
        try {
            List<Node> prose = part.nodes().stream().filter(node -> !PartList.isList(node)).toList();
            return Optional.of(new Step.Bench(BenchSetup.of(bench.get(), values), ProseReader.blocks(prose)));
        } catch (IllegalArgumentException e) {
            complaints.problem(part.line(), "This bench cannot be set up so.", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Reset> resets(Part part) {
        List<Reset> found = new ArrayList<>();
        part.nodes().stream().filter(PartList::isList).flatMap(list -> ProseReader.children(list).stream()).forEach(item -> {
            String words = ConditionReader.source(item).replace("`", "").replaceAll("\\.$", "").strip().toLowerCase(Locale.ROOT);
            reset(words).ifPresentOrElse(found::add, () -> complaints.problem(ProseReader.line(item),
                    "\"" + words + "\" is nothing that can be put back.",
                    "Write \"Close all connections\", \"Set the plain server to `clock`\", \"Stop the plain server\" or \"Start the plain server\"."));
        });
        if (found.isEmpty()) {
            complaints.problem(part.line(), "\"Reset\" lists nothing.", "Write a list under it: - Close all connections");
        }
        return List.copyOf(found);
    }

    private static Optional<Reset> reset(String words) {
        if (words.equals("close all connections")) {
            return Optional.of(new Reset.CloseConnections());
        }
        for (String service : List.of(Stage.PLAIN, Stage.WEB_SOCKET)) {
            if (words.equals("stop the " + service + " server")) {
                return Optional.of(new Reset.Stop(service));
            }
            if (words.equals("start the " + service + " server")) {
                return Optional.of(new Reset.Start(service, OptionalInt.empty()));
            }
            for (String behaviour : ServerWish.behaviours(service)) {
                if (words.equals("set the " + service + " server to " + behaviour)) {
                    return Optional.of(new Reset.Behave(service, behaviour));
                }
            }
        }
        return Optional.empty();
    }
}
