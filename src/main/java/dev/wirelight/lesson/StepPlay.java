package dev.wirelight.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.lesson.Step.Choice;
import dev.wirelight.trace.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One step while it is played: what the learner has predicted and answered, and what was seen.
final class StepPlay {
    private final Step step;
    private final StepWatch watch;
    private final Set<PlayEvent> keptBack = new LinkedHashSet<>();
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

    /// Looks at something that happened, as [StepWatch#see].
    void happened(Happening happening, @Nullable Connection connection, Optional<Seen> by, List<PlayEvent> out) {
        List<PlayEvent> found = new ArrayList<>();
        watch.see(happening, connection, by, found);
        found.forEach(event -> tell(event, out));
    }

    /// A connection is over.
    void ended(Connection connection, List<PlayEvent> out) {
        List<PlayEvent> found = new ArrayList<>();
        watch.end(connection, found);
        found.forEach(event -> tell(event, out));
    }

    /// What says what is wrong or missing could give the prediction away, and waits for it. There are few such: one for
    /// each near miss, and one for each connection that ended too early, of which one is enough.
    private void tell(PlayEvent event, List<PlayEvent> out) {
        boolean missed = event instanceof PlayEvent.NearMissed;
        boolean interrupted = event instanceof PlayEvent.Interrupted;
        if (!needsPrediction() || !missed && !interrupted) {
            out.add(event);
        } else if (missed || keptBack.stream().noneMatch(PlayEvent.Interrupted.class::isInstance)) {
            keptBack.add(event);
        }
    }

    /// What was not told before the prediction, and is still worth telling.
    List<PlayEvent> keptBack() {
        return watch.isSeen() ? List.of() : List.copyOf(keptBack);
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
