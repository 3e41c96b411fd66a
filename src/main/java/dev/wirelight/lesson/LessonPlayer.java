package dev.wirelight.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.lesson.Step.Choice;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays a lesson: a state machine over the trace. It has no clock and no thread, and does nothing to the servers; whoever
/// shows the lesson calls [#look] now and then and tells the learner what comes of it. The same for window and terminal.
///
/// A step is passed by what was seen, by a right answer, or by both where it asks for both. When it is passed, the next
/// one begins at once with what happens after that. For one thread at a time.
public final class LessonPlayer {
    private static final int AT_ONCE = 1_000;
    private static final long MOST_BEHIND = 50_000;

    private final Trace trace;
    private final TraceReader reader;
    private final Watched watched = new Watched();
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private Lesson lesson;
    private int index;
    private StepPlay play;
    private boolean preparing;
    private List<Integer> serverPorts = List.of();

    /// Nothing is played until [#begin].
    ///
    /// @param trace of what happens; what it holds already is looked through for connections that are open, and counts
    ///     for nothing else
    /// @param kept what was passed and skipped before, by the steps' titles
    public LessonPlayer(Lesson lesson, Trace trace, Map<String, Mark> kept) {
        this.lesson = lesson;
        this.trace = trace;
        this.reader = new TraceReader(trace);
        lesson.steps().forEach(step -> marks.put(step.title(), kept.getOrDefault(step.title(), Mark.OPEN)));
        this.index = firstOpen();
        this.play = new StepPlay(lesson.steps().get(Math.min(index, lesson.steps().size() - 1)));
    }

    private int firstOpen() {
        int first = 0;
        while (first < lesson.steps().size() && mark(first) != Mark.OPEN) {
            first++;
        }
        return first;
    }

    /// Begins with the first step that is open, or says that none is.
    public List<PlayEvent> begin() {
        return goTo(firstOpen());
    }

    private List<PlayEvent> goTo(int next) {
        List<PlayEvent> out = new ArrayList<>();
        readUpToNow();
        enter(next, out);
        return out;
    }

    /// Reads past what happened before the step began.
    private void readUpToNow() {
        List<Seen> news;
        do {
            news = reader.next(AT_ONCE);
            news.forEach(seen -> watched.see(seen, Watched.NOBODY));
        } while (!news.isEmpty());
    }

    private void enter(int next, List<PlayEvent> out) {
        index = next;
        preparing = false;
        if (isFinished()) {
            out.add(new PlayEvent.Finished());
            return;
        }
        Step step = step();
        play = new StepPlay(step);
        out.add(new PlayEvent.StepBegan(index));
        if (!step.resets().isEmpty()) {
            preparing = true;
            out.add(new PlayEvent.Prepare(step.resets()));
            return;
        }
        watched.standing(sink(out, Optional.empty()));
    }

    /// What was to be put back is put back: from now on counts what happens.
    public List<PlayEvent> prepared() {
        List<PlayEvent> out = new ArrayList<>();
        if (preparing) {
            readUpToNow();
            preparing = false;
            watched.standing(sink(out, Optional.empty()));
            passIfDone(out);
        }
        return out;
    }

    /// Looks at what is new in the trace.
    ///
    /// @return what the learner is to be told, in its order; empty when nothing is
    public List<PlayEvent> look() {
        List<PlayEvent> out = new ArrayList<>();
        if (reader.behind() > MOST_BEHIND) {
            reader.skipToEnd();
        }
        for (Seen seen : reader.next(AT_ONCE)) {
            if (seen instanceof Seen.Missed(long entries, _)) {
                out.add(new PlayEvent.Missed(entries));
            }
            watched.see(seen, preparing || isFinished() ? Watched.NOBODY : sink(out, Optional.of(seen)));
            passIfDone(out);
        }
        return out;
    }

    /// @param by what in the trace is being looked at
    private Watched.Sink sink(List<PlayEvent> out, Optional<Seen> by) {
        StepPlay now = play;
        return new Watched.Sink() {
            @Override
            public void happened(Happening happening, @Nullable Connection connection) {
                now.happened(happening, connection, by, out);
            }

            @Override
            public void ended(Connection connection) {
                now.ended(connection, out);
            }
        };
    }

    private void passIfDone(List<PlayEvent> out) {
        while (!isFinished() && !preparing && play.isDone()) {
            marks.put(step().title(), Mark.PASSED);
            out.add(new PlayEvent.Passed(index));
            enter(index + 1, out);
        }
    }

    /// The learner predicts.
    ///
    /// @param choice 0 for the first
    public List<PlayEvent> predict(int choice) {
        List<PlayEvent> out = new ArrayList<>();
        if (needsPrediction()) {
            out.add(new PlayEvent.Predicted(play.predict(choice)));
            out.addAll(play.keptBack());
            passIfDone(out);
        }
        return out;
    }

    /// The learner answers.
    ///
    /// @param typed as it was typed
    public List<PlayEvent> answer(String typed) {
        List<PlayEvent> out = new ArrayList<>();
        if (needsAnswer()) {
            out.add(new PlayEvent.Judged(play.answer(typed, known())));
            passIfDone(out);
        }
        return out;
    }

    /// What values are worked out from now, where the step itself has seen nothing of it.
    WorkedValue.Known known() {
        return watched.known(serverPorts);
    }

    /// The next hint of the step; the last one again when all were taken.
    public List<Block> hint() {
        return play.hint();
    }

    /// How many hints of the step were taken.
    public int hintsTaken() {
        return play.hintsTaken();
    }

    /// Leaves the step undone; a step that was passed before stays so.
    public List<PlayEvent> skip() {
        if (isFinished()) {
            return List.of();
        }
        if (mark(index) == Mark.OPEN) {
            marks.put(step().title(), Mark.SKIPPED);
        }
        return goTo(index + 1);
    }

    /// Goes to the step before, or begins the first one anew.
    public List<PlayEvent> back() {
        return goTo(Math.max(0, index - 1));
    }

    /// Goes to any step.
    ///
    /// @param step 0 for the first
    public List<PlayEvent> jump(int step) {
        return goTo(Math.clamp(step, 0, lesson.steps().size()));
    }

    /// Begins this step anew.
    public List<PlayEvent> again() {
        return goTo(index);
    }

    /// Forgets all progress of this lesson and begins with its first step.
    public List<PlayEvent> startOver() {
        marks.replaceAll((_, _) -> Mark.OPEN);
        return goTo(0);
    }

    /// The lesson's file has changed. Goes on at the step with the same title; where there is none, at the same place.
    public List<PlayEvent> reload(Lesson changed) {
        String title = isFinished() ? "" : step().title();
        Map<String, Mark> kept = Map.copyOf(marks);
        lesson = changed;
        marks.clear();
        changed.steps().forEach(step -> marks.put(step.title(), kept.getOrDefault(step.title(), Mark.OPEN)));
        int place = changed.indexOf(title).orElse(Math.min(index, changed.steps().size()));
        List<PlayEvent> out = new ArrayList<>(List.of(new PlayEvent.Reloaded(place)));
        out.addAll(goTo(place));
        return out;
    }

    /// Says where servers listen now: an answer may ask for it.
    public void listening(List<Integer> ports) {
        serverPorts = List.copyOf(ports);
    }

    /// What the step still waits for, in sentences; empty when the lesson is finished. Until the prediction is made that
    /// alone, so that nothing gives it away.
    public List<String> waitsFor() {
        return isFinished() ? List.of() : play.waitsFor(watched.unfinished());
    }

    /// What is still to be seen in the step, in its order.
    public List<Condition> missing() {
        return isFinished() ? List.of() : play.watch().missing().stream().map(ObservationWatch.Outstanding::condition).toList();
    }

    /// Whether the learner has not predicted yet.
    public boolean needsPrediction() {
        return !isFinished() && play.needsPrediction();
    }

    /// Whether the right answer was not given yet.
    public boolean needsAnswer() {
        return !isFinished() && play.needsAnswer();
    }

    /// What the learner predicted in this step.
    public Optional<Choice> prediction() {
        return play.prediction();
    }

    /// Whether there is no step left.
    public boolean isFinished() {
        return index >= lesson.steps().size();
    }

    /// The step to do. Not to be called when the lesson is finished.
    public Step step() {
        return lesson.steps().get(index);
    }

    /// The place of the step to do, 0 for the first; the number of steps when the lesson is finished.
    public int index() {
        return index;
    }

    public Lesson lesson() {
        return lesson;
    }

    /// The trace that it looks at.
    public Trace trace() {
        return trace;
    }

    /// How far the learner has come with a step.
    public Mark mark(int step) {
        return marks.getOrDefault(lesson.steps().get(step).title(), Mark.OPEN);
    }

    /// How far the learner has come, by the steps' titles.
    public Map<String, Mark> marks() {
        return new LinkedHashMap<>(marks);
    }
}
