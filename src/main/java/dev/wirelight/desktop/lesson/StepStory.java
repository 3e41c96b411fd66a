package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.lesson.Answer;
import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Condition;
import dev.wirelight.lesson.Inline;
import dev.wirelight.lesson.PlayEvent;
import dev.wirelight.lesson.Step;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened in a step since it began, as far as the learner is to see it.
final class StepStory {
    private final List<Note> notes = new ArrayList<>();
    private final Map<Condition, Seen> met = new IdentityHashMap<>();
    private List<Condition> missed = List.of();
    private Optional<Step.Choice> predicted = Optional.empty();
    private List<Inline> praise = List.of();

    /// Something that is said beside the step.
    ///
    /// @param title a word or two, such as `Nearly`
    /// @param bad whether it says that something went otherwise than it should
    record Note(String title, List<Block> words, boolean bad) {
        static Note of(String title, String words, boolean bad) {
            return new Note(title, paragraph(List.of(new Inline.Words(words))), bad);
        }
    }

    static List<Block> paragraph(List<Inline> pieces) {
        return List.of(new Block.Paragraph(pieces));
    }

    /// Takes in something that the player told of this step.
    void tell(PlayEvent event) {
        switch (event) {
            case PlayEvent.Noticed(Condition condition, _, Optional<Seen> by) -> {
                by.ifPresent(seen -> met.put(condition, seen));
                if (missed.stream().anyMatch(near -> near.fact() == condition.fact())) {
                    forgetMisses();
                }
            }
            case PlayEvent.NearMissed(Step.NearMiss miss) -> {
                note(new Note(say("Nearly"), miss.hint(), true));
                missed = miss.when().conditions();
            }
            case PlayEvent.Interrupted(String words) -> note(new Note(say("Interrupted"), paragraph(Inline.sentence(words)), true));
            case PlayEvent.Predicted(Step.Choice choice) -> predicted = Optional.of(choice);
            case PlayEvent.Judged(Answer.Verdict.Right(List<Inline> comment)) -> {
                praise = comment;
                note(new Note(say("Right"), paragraph(comment), false));
            }
            case PlayEvent.Judged(Answer.Verdict.Known(List<Inline> comment)) ->
                note(new Note(say("Not yet"), paragraph(comment), true));
            case PlayEvent.Judged(Answer.Verdict.Wrong(String words)) -> note(Note.of(say("Not yet"), words, true));
            case PlayEvent.Missed(long entries) ->
                note(Note.of(say("Too quick"), say(
                        "%s calls passed too quickly to be looked at. If you did the step just then, do it again.",
                        entries), true));
            case PlayEvent.StepBegan _,
                    PlayEvent.Prepare _,
                    PlayEvent.Passed _,
                    PlayEvent.Finished _,
                    PlayEvent.Reloaded _ -> {}
        }
    }

    /// Says that the lesson's file has changed.
    void sayNewText() {
        note(Note.of(say("New text"), say("The lesson's file has changed; this is what it says now."), false));
    }

    /// All was seen that must be seen: what nearly was is of no use any more.
    void allSeen() {
        forgetMisses();
        notes.removeIf(note -> note.title().equals(say("Interrupted")));
    }

    private void forgetMisses() {
        missed = List.of();
        notes.removeIf(note -> note.title().equals(say("Nearly")));
    }

    /// Of each kind the newest stands, at the end: the learner has read the older ones, and gone on.
    private void note(Note note) {
        notes.removeIf(older -> older.title().equals(note.title()));
        notes.add(note);
    }

    List<Note> notes() {
        return notes;
    }

    /// What met a condition; empty while nothing has, or where it was so when the step began.
    Optional<Seen> met(Condition condition) {
        return Optional.ofNullable(met.get(condition));
    }

    /// What the learner expected.
    Optional<Step.Choice> predicted() {
        return predicted;
    }

    /// What was said to the right answer; may be empty.
    List<Inline> praise() {
        return praise;
    }
}
