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
    private static final int MOST_NOTES = 12;

    private final List<Note> notes = new ArrayList<>();
    private final Map<Condition, Seen> met = new IdentityHashMap<>();
    private Optional<Step.Choice> predicted = Optional.empty();
    private List<Inline> praise = List.of();
    private int notesLetGo;

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
            case PlayEvent.Noticed(Condition condition, _, Optional<Seen> by) -> by.ifPresent(seen -> met.put(condition, seen));
            case PlayEvent.NearMissed(Step.NearMiss miss) -> note(new Note(say("Nearly"), miss.hint(), true));
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

    private void note(Note note) {
        notes.remove(note); // said again, it stands at the end once
        if (notes.size() == MOST_NOTES) {
            notes.removeFirst();
            notesLetGo++;
        }
        notes.add(note);
    }

    List<Note> notes() {
        return notes;
    }

    /// How many notes are no longer among [#notes].
    int notesLetGo() {
        return notesLetGo;
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
