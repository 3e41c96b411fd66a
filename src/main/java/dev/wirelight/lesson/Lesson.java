package dev.wirelight.lesson;

import java.util.List;
import java.util.Optional;

/// A lesson: a few steps, each with something to do that can be noticed.
///
/// @param name of its file without the ending, such as `03-telnet-echo`; under it the progress is kept
/// @param number 1 for the first; its place in the list
/// @param title of the lesson
/// @param minutes how long it takes, about
/// @param tools what a learner needs besides Wirelight, such as `telnet`
/// @param servers what must run
/// @param introduction what stands before the first step
/// @param steps at least one
public record Lesson(
        String name,
        int number,
        String title,
        int minutes,
        List<String> tools,
        List<ServerWish> servers,
        List<Block> introduction,
        List<Step> steps) {

    /// The format of lessons that this program reads; stands in the front matter as `format: 1`.
    public static final int FORMAT = 1;

    /// The place of the step with this title, 0 for the first.
    public Optional<Integer> indexOf(String stepTitle) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).title().equals(stepTitle)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
