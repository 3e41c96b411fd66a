package dev.wirelight.lesson;

import dev.wirelight.lesson.Step.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One step while it is played: what the learner has predicted and answered, and what was seen.
final class StepPlay {
    private final Step step;
    private final StepWatch watch;
    private @Nullable Choice prediction;
    private boolean answered;
    private int hintsTaken;

    StepPlay(Step step) {
        this.step = step;
        this.watch = new StepWatch(step);
    }

    StepWatch watch() {
        return watch;
    }

    boolean isDone() {
        return watch.isSeen() && !needsPrediction() && !needsAnswer();
    }

    boolean needsPrediction() {
        return step.prediction().isPresent() && prediction == null;
    }

    boolean needsAnswer() {
        return step.answer().isPresent() && !answered;
    }

    Optional<Choice> prediction() {
        return Optional.ofNullable(prediction);
    }

    /// @param choice 0 for the first
    Choice predict(int choice) {
        Choice chosen = step.prediction().orElseThrow().choices().get(choice);
        prediction = chosen;
        return chosen;
    }

    /// Takes an answer. Where it is worked out from what the step asks for, that must be done first.
    ///
    /// @param before what values are worked out from, where this step has seen nothing of it
    Answer.Verdict answer(String typed, WorkedValue.Known before) {
        Answer asked = step.answer().orElseThrow();
        Answer.Verdict verdict = asked.isWorkedOut() && !watch.isSeen()
                ? new Answer.Verdict.Wrong("First do what this step asks for: the answer comes of it.")
                : asked.judge(typed, watch.known(before));
        answered = verdict instanceof Answer.Verdict.Right;
        return verdict;
    }

    /// The next hint; the last one again when all were taken.
    List<Block> hint() {
        hintsTaken = Math.min(hintsTaken + 1, step.hints().size());
        return step.hints().get(hintsTaken - 1);
    }

    int hintsTaken() {
        return hintsTaken;
    }

    /// What is still waited for. Until the prediction is made that alone, so that nothing gives it away.
    ///
    /// @param unfinished what a learner has begun and not finished, in sentences
    List<String> waitsFor(List<String> unfinished) {
        List<String> waits = new ArrayList<>();
        if (needsPrediction()) {
            waits.add("your prediction");
            return waits;
        }
        waits.addAll(unfinished);
        watch.missing().forEach(outstanding -> waits.add(outstanding.words()));
        if (needsAnswer()) {
            waits.add("your answer");
        }
        return waits;
    }
}
