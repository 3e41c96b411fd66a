package dev.wirelight.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Reads a lesson from Markdown. How it is written is told in `lessons/README.md`.
///
/// Everything that is wrong is found in one go, so that a teacher does not have to mend one mistake to hear of the next.
public final class LessonReader {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private LessonReader(String file) {
        this.file = file;
    }

    /// What came of reading a lesson.
    ///
    /// @param lesson empty where something is wrong with it
    /// @param problems what is wrong, in the order of the lines
    public record Reading(Optional<Lesson> lesson, List<Problem> problems) {}

    /// Reads a lesson.
    ///
    /// @param file its name, such as `03-telnet-echo.md`
    /// @param text all of it
    public static Reading read(String file, String text) {
        return new LessonReader(file).read(text);
    }

    /// Markdown as commonmark reads it, with lines.
    static Node parse(String text) {
        return PARSER.parse(text);
    }

    private Reading read(String written) {
        String text = HeadingSpaces.put(written, this::problem);
        if (text.length() > MOST_CHARACTERS) {
            problem(1, "A lesson has at most " + MOST_CHARACTERS + " characters.", "Make two lessons of it.");
            return new Reading(Optional.empty(), List.copyOf(problems));
        }
        FrontMatter front = new FrontMatter(text, this::problem);
        List<Node> nodes = new ArrayList<>(ProseReader.children(parse(text)));
        if (nodes.isEmpty() || !(nodes.getFirst() instanceof YamlFrontMatterBlock block)) {
            problem(1, "The front matter is missing: lines between --- and ---, at the very beginning.",
                    "Begin the file with --- , format: 1 , lesson: 3 , minutes: 10 and --- , each in a line of its own.");
        } else {
            front.read(block);
            nodes.removeFirst();
        }
        nodes.stream().filter(ProseReader::isForeign).forEach(node -> problem(
                ProseReader.line(node), "A lesson has no HTML in it.", "Use Markdown, or leave it out."));

        String title = "";
        List<Node> introduction = new ArrayList<>();
        List<StepReader> steps = new ArrayList<>();
        for (Node node : nodes) {
            Heading heading = node instanceof Heading h && h.getLevel() <= 3 ? h : null;
            if (heading != null && heading.getLevel() == 1) {
                if (!title.isEmpty()) {
                    problem(ProseReader.line(heading), "There are two titles.",
                            "Steps have headings of two signs: ## Type a line");
                    steps.add(step(heading));
                    continue;
                }
                title = Inline.text(ProseReader.inlines(heading)).strip();
            } else if (heading != null && heading.getLevel() == 2) {
                steps.add(step(heading));
            } else if (!steps.isEmpty()) {
                steps.getLast().add(node, heading);
            } else if (heading != null) {
                problem(ProseReader.line(heading), "\"" + Inline.text(ProseReader.inlines(heading))
                        + "\" belongs to a step, and no step has begun.",
                        "Begin a step before it, with a heading of two signs: ## What to do first");
            } else {
                introduction.add(node);
            }
        }
        return finish(front, title, introduction, steps);
    }

    private Reading finish(FrontMatter front, String title, List<Node> introduction, List<StepReader> steps) {
        if (title.isEmpty()) {
            problem(1, "The lesson has no title.", "Write it as a heading of one sign: # Telnet echo");
        }
        if (steps.isEmpty()) {
            problem(1, "The lesson has no step.", "Write each as a heading of two signs: ## Type a line");
        }
        Set<String> titles = new HashSet<>();
        List<Step> done = new ArrayList<>();
        for (StepReader step : steps) {
            if (!titles.add(step.title().toLowerCase(Locale.ROOT))) {
                problem(step.line(), "Two steps are called \"" + step.title() + "\".",
                        "Give each a title of its own: progress is kept under it.");
            }
            done.add(step.step());
        }
        if (!problems.isEmpty()) {
            problems.sort((a, b) -> Integer.compare(a.line(), b.line()));
            return new Reading(Optional.empty(), List.copyOf(problems));
        }
        String name = file.endsWith(".md") ? file.substring(0, file.length() - 3) : file;
        return new Reading(
                Optional.of(new Lesson(
                        name,
                        front.number(),
                        title,
                        front.minutes(),
                        front.tools(),
                        front.servers(),
                        ProseReader.blocks(introduction),
                        List.copyOf(done))),
                List.of());
    }

    private StepReader step(Heading heading) {
        return new StepReader(Inline.text(ProseReader.inlines(heading)).strip(), ProseReader.line(heading), this::problem);
    }

    private void problem(int line, String what, String instead) {
        problems.add(new Problem(file, line, what, instead));
    }

    /// Takes what is wrong.
    interface Complaints {
        void problem(int line, String what, String instead);
    }

    /// The one of some words that is most like what somebody wrote, for "did you mean".
    static @Nullable String nearest(String written, Iterable<String> all) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String one : all) {
            int distance = distance(written.toLowerCase(Locale.ROOT), one.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = one;
            }
        }
        return best;
    }

    /// How many letters must be put in, taken out or changed to make one text of another (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= Math.min(a.length(), 200); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
