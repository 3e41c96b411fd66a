package dev.wirelight.lesson;

import dev.wirelight.conversation.Seen;
import java.util.List;
import java.util.Optional;

/// Something that a view of a lesson tells the learner.
public sealed interface PlayEvent {

    /// A step is now the one to do.
    ///
    /// @param index 0 for the first
    record StepBegan(int index) implements PlayEvent {}

    /// Something is to be put back before the step begins. Nothing that happens counts until
    /// [LessonPlayer#prepared] is called.
    record Prepare(List<Step.Reset> resets) implements PlayEvent {}

    /// Something that the step waits for was seen.
    ///
    /// @param detail what it was this time; may be empty
    /// @param by what in the trace it was; empty where it was there when the step began
    record Noticed(Condition condition, String detail, Optional<Seen> by) implements PlayEvent {}

    /// A near miss was seen, and this is its hint.
    record NearMissed(Step.NearMiss nearMiss) implements PlayEvent {}

    /// A connection ended on which the step had begun and was not complete.
    record Interrupted(String words) implements PlayEvent {}

    /// The learner said what to expect.
    record Predicted(Step.Choice choice) implements PlayEvent {}

    /// What the learner typed was judged.
    record Judged(Answer.Verdict verdict) implements PlayEvent {}

    /// A step is passed; its explanation may be shown.
    record Passed(int index) implements PlayEvent {}

    /// All steps are passed or skipped.
    record Finished() implements PlayEvent {}

    /// The trace had let go of something before this player came for it.
    record Missed(long entries) implements PlayEvent {}

    /// The lesson's text has changed, and this is the step that goes on.
    record Reloaded(int index) implements PlayEvent {}
}
