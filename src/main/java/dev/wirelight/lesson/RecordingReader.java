package dev.wirelight.lesson;

import dev.wirelight.lesson.Recording.Play;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;

/// Reads a [Recording] from Markdown.
final class RecordingReader {
    private static final String SOLUTION = "solution";
    private static final String NEAR_MISS = "near miss";

    private final String file;
    private final List<Problem> problems;
    private final List<Recording.Step> steps = new ArrayList<>();
    private String title = "";
    private int line;
    private String part = "";
    private int partLine;
    private Optional<Play> solution = Optional.empty();
    private final List<Play> misses = new ArrayList<>();
    private Optional<Play> play = Optional.empty();

    RecordingReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Recording read(String written) {
        String text = HeadingSpaces.put(written, this::problem);
        List<String> lines = text.lines().toList();
        for (Node node : ProseReader.children(LessonReader.parse(text))) {
            switch (node) {
                case Heading heading when heading.getLevel() == 2 -> {
                    stepEnds();
                    title = Inline.text(ProseReader.inlines(heading)).strip();
                    line = ProseReader.line(heading);
                }
                case Heading heading when heading.getLevel() == 3 -> {
                    partEnds();
                    partBegins(heading);
                }
                case IndentedCodeBlock code -> actions(code.getLiteral().lines().toList(), ProseReader.line(code));
                case FencedCodeBlock code -> actions(code.getLiteral().lines().toList(), ProseReader.line(code) + 1);
                case Block other when !part.isEmpty() -> notIndented(other, lines);
                default -> {
                    // What stands before the first part is a remark.
                }
            }
        }
        stepEnds();
        return new Recording(List.copyOf(steps));
    }

    private void partBegins(Heading heading) {
        part = Inline.text(ProseReader.inlines(heading)).strip().toLowerCase(Locale.ROOT);
        partLine = ProseReader.line(heading);
        if (!part.equals(SOLUTION) && !part.equals(NEAR_MISS)) {
            problem(partLine, "A recording has no part \"" + part + "\".", "Write \"### Solution\" or \"### Near miss\".");
        }
    }

    private void actions(List<String> lines, int from) {
        if (part.isEmpty()) {
            problem(from, "It is not said what this is.", "Write \"### Solution\" or \"### Near miss\" above it.");
            return;
        }
        List<String> all = new ArrayList<>(play.map(Play::lines).orElse(List.of()));
        int first = play.map(Play::line).orElse(from);
        while (first + all.size() < from) {
            all.add("");
        }
        all.addAll(lines);
        play = Optional.of(new Play(List.copyOf(all), first));
    }

    /// It is played nevertheless: of one missing indentation nobody wants to hear twice.
    private void notIndented(Block block, List<String> lines) {
        int from = ProseReader.line(block);
        problem(from, "This line is not indented by four, so it is nothing that is done.",
                "Put four spaces before each line below \"### " + (part.equals(SOLUTION) ? "Solution" : "Near miss") + "\".");
        actions(lines.subList(from - 1, from - 1 + block.getSourceSpans().size()).stream().map(String::strip).toList(), from);
    }

    private void partEnds() {
        if (part.equals(SOLUTION)) {
            if (solution.isPresent()) {
                problem(partLine, "The step has a second solution.", "Make one of both.");
            }
            solution = play;
        } else if (part.equals(NEAR_MISS)) {
            play.ifPresent(misses::add);
        }
        play = Optional.empty();
        part = "";
    }

    private void stepEnds() {
        partEnds();
        if (!title.isEmpty()) {
            steps.add(new Recording.Step(title, line, solution, List.copyOf(misses)));
        }
        solution = Optional.empty();
        misses.clear();
    }

    private void problem(int at, String what, String instead) {
        problems.add(new Problem(file, at, what, instead));
    }
}
