package dev.wirelight.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;

/// What somebody does who plays a lesson rightly, and what those do who nearly do, step by step: the file beside a lesson
/// that ends in `.check.md`.
///
/// @param steps in their order
record Recording(List<Step> steps) {

    /// What is done in one step.
    ///
    /// @param nearMisses in the order of the lesson's
    record Step(String title, int line, Optional<Play> solution, List<Play> nearMisses) {}

    /// Lines of actions.
    ///
    /// @param line of the first of them in the file
    record Play(List<String> lines, int line) {}

    /// Reads it.
    static Recording read(String file, String text, List<Problem> problems) {
        List<Step> steps = new ArrayList<>();
        String title = "";
        int line = 0;
        String part = "";
        Optional<Play> solution = Optional.empty();
        List<Play> misses = new ArrayList<>();
        for (Node node : ProseReader.children(LessonReader.parse(text))) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                add(steps, title, line, solution, misses);
                title = Inline.text(ProseReader.inlines(heading)).strip();
                line = ProseReader.line(heading);
                solution = Optional.empty();
                misses = new ArrayList<>();
                part = "";
            } else if (node instanceof Heading heading && heading.getLevel() == 3) {
                part = Inline.text(ProseReader.inlines(heading)).strip().toLowerCase(Locale.ROOT);
                if (!part.equals("solution") && !part.equals("near miss")) {
                    problems.add(new Problem(file, ProseReader.line(heading), "A recording has no part \"" + part + "\".",
                            "Write \"### Solution\" or \"### Near miss\"."));
                }
            } else if (node instanceof IndentedCodeBlock code) {
                Play play = new Play(code.getLiteral().lines().toList(), ProseReader.line(code));
                solution = part.equals("solution") ? Optional.of(play) : solution;
                misses.addAll(part.equals("near miss") ? List.of(play) : List.of());
            } else if (node instanceof FencedCodeBlock code) {
                Play play = new Play(code.getLiteral().lines().toList(), ProseReader.line(code) + 1);
                solution = part.equals("solution") ? Optional.of(play) : solution;
                misses.addAll(part.equals("near miss") ? List.of(play) : List.of());
            }
        }
        add(steps, title, line, solution, misses);
        return new Recording(List.copyOf(steps));
    }

    private static void add(List<Step> steps, String title, int line, Optional<Play> solution, List<Play> misses) {
        if (!title.isEmpty()) {
            steps.add(new Step(title, line, solution, List.copyOf(misses)));
        }
    }

    /// What is recorded for a step.
    Optional<Step> of(String title) {
        return steps.stream().filter(step -> step.title().equals(title)).findFirst();
    }
}
