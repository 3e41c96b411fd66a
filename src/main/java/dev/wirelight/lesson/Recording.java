package dev.wirelight.lesson;

import java.util.List;
import java.util.Optional;

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
        return new RecordingReader(file, problems).read(text);
    }

    /// What is recorded for a step.
    Optional<Step> of(String title) {
        return steps.stream().filter(step -> step.title().equals(title)).findFirst();
    }
}
