package dev.wirelight.desktop.lesson;

import dev.wirelight.lesson.Condition;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.Step;
import dev.wirelight.trace.Address;
import java.util.List;
import java.util.Optional;

/// Where a lesson that is played stands now, for whoever draws it.
///
/// @param index of the step to do, 0 for the first; the number of steps when the lesson is finished
/// @param marks how far the learner has come with each step
/// @param begun whether the lesson's servers run as it needs them, so that what happens counts
/// @param needs what must be done to the servers before it can go on; empty where nothing must
/// @param working whether that is being done just now
/// @param stopped the servers that the lesson needs and that somebody has stopped
/// @param waits what the step waits for, in sentences
/// @param missing what is still to be seen
/// @param listening where servers listen
record Standing(
        Lesson lesson,
        int index,
        List<Mark> marks,
        boolean begun,
        List<Step.Reset> needs,
        boolean working,
        List<Step.Reset> stopped,
        Optional<Step.Choice> predicted,
        boolean needsPrediction,
        boolean needsAnswer,
        int hintsTaken,
        List<String> waits,
        List<Condition> missing,
        List<Address> listening) {

    boolean isFinished() {
        return index >= lesson.steps().size();
    }

    /// The step to do. Not to be called when the lesson is finished.
    Step step() {
        return lesson.steps().get(index);
    }

    /// How many steps are passed.
    int passed() {
        return (int) marks.stream().filter(mark -> mark == Mark.PASSED).count();
    }
}
