package dev.wirelight.lesson;

import dev.wirelight.lesson.Step.NearMiss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Plays lessons as learners would: a step does not pass before anything is done, each near miss fires its own hint and
/// passes nothing, and the solution passes.
public final class LessonCheck {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PULSE = 1_000_000;

    private final LessonBook book;
    private final Stages stages;

    /// Where lessons are played.
    public interface Stages {
        /// A new stage, on which nothing runs, with a trace of its own.
        Open open();
    }

    /// A stage that is closed when the lesson was played.
    public interface Open extends Stage, AutoCloseable {
        @Override
        void close();
    }

    /// What came of playing a lesson.
    ///
    /// @param steps how many were played
    /// @param nearMisses how many
    /// @param problems what is wrong
    public record Report(Lesson lesson, int steps, int nearMisses, List<Problem> problems) {}

    public LessonCheck(LessonBook book, Stages stages) {
        this.book = book;
        this.stages = stages;
    }

    /// Plays one lesson.
    public Report check(Lesson lesson) {
        List<Problem> problems = new ArrayList<>(new References(book).check(lesson));
        String file = lesson.name() + LessonBook.RECORDING;
        Optional<String> text = book.recording(lesson);
        if (text.isEmpty()) {
            problems.add(new Problem(file, 1, "The lesson has no recorded solutions.",
                    "Write this file, as lessons/README.md tells."));
            return new Report(lesson, 0, 0, List.copyOf(problems));
        }
        Recording recording = Recording.read(file, text.get(), problems);
        for (Recording.Step step : recording.steps()) {
            if (lesson.indexOf(step.title()).isEmpty()) {
                problems.add(new Problem(file, step.line(), "The lesson has no step \"" + step.title() + "\".",
                        "Did you mean \"" + LessonReader.nearest(step.title(), lesson.steps().stream()
                                .map(Step::title).toList()) + "\"?"));
            }
        }
        try (Open stage = stages.open()) {
            Preparation.perform(Preparation.of(lesson, stage), stage);
            LessonPlayer player = new LessonPlayer(lesson, stage.trace(), Map.of());
            return new Rehearsal(lesson, recording, file, stage, player, problems).play();
        } catch (Stage.CannotPrepare e) {
            problems.add(new Problem(file, 1, "The lesson cannot be played here: " + e.getMessage(),
                    "Stop what is in its way, and check again."));
            return new Report(lesson, 0, 0, List.copyOf(problems));
        }
    }

    /// One lesson being played.
    private static final class Rehearsal {
        private final Lesson lesson;
        private final Recording recording;
        private final String file;
        private final Stage stage;
        private final LessonPlayer player;
        private final List<Problem> problems;
        private final List<PlayEvent> events = new ArrayList<>();
        private int steps;
        private int misses;

        Rehearsal(Lesson lesson, Recording recording, String file, Stage stage, LessonPlayer player, List<Problem> problems) {
            this.lesson = lesson;
            this.recording = recording;
            this.file = file;
            this.stage = stage;
            this.player = player;
            this.problems = problems;
        }

        Report play() throws Stage.CannotPrepare {
            listening();
            take(player.begin());
            try (Actor actor = new Actor(stage, player, this::until)) {
                while (!player.isFinished() && step(actor)) {
                    steps++;
                }
            }
            return new Report(lesson, steps, misses, List.copyOf(problems));
        }

        private void listening() {
            player.listening(Stage.SERVICES.stream()
                    .flatMap(service -> stage.address(service).stream())
                    .map(address -> address.port())
                    .toList());
        }

        /// @return whether the next step can be played
        private boolean step(Actor actor) throws Stage.CannotPrepare {
            int index = player.index();
            Step step = player.step();
            Optional<Recording.Step> recorded = recording.of(step.title());
            if (recorded.isEmpty() || recorded.get().solution().isEmpty()) {
                problems.add(new Problem(file, recorded.map(Recording.Step::line).orElse(1), "The step \"" + step.title()
                        + "\" has no recorded solution.",
                        "Write \"## " + step.title()
                                + "\" and \"### Solution\", and below them what to do, each line indented by four."));
                return false;
            }
            int line = recorded.get().solution().get().line();
            if (recorded.get().nearMisses().size() != step.nearMisses().size()) {
                problems.add(new Problem(file, recorded.get().line(), "The step has " + step.nearMisses().size()
                        + " near misses, and "
                        + recorded.get().nearMisses().size() + " are recorded.", "Record each, in the order of the lesson."));
            }
            look();
            if (player.index() != index) {
                problems.add(new Problem(file, line, "The step \"" + step.title() + "\" passes before anything is done.",
                        "Let something be seen that does not happen by itself."));
                return true;
            }
            step.answer().ifPresent(answer -> knownMistakes(answer, line));
            List<String> before = actor.open();
            for (int i = 0; i < Math.min(step.nearMisses().size(), recorded.get().nearMisses().size()); i++) {
                nearMiss(actor, step.nearMisses().get(i), recorded.get().nearMisses().get(i), index);
                actor.closeAllBut(before);
            }
            return player.index() == index && solve(actor, step, recorded.get().solution().get(), index);
        }

        /// Every mistake that has a comment is one that can be made.
        private void knownMistakes(Answer answer, int line) {
            for (Answer.Reply reply : answer.replies()) {
                if (reply.right()) {
                    continue;
                }
                for (String typed : answer.values(reply, player.known())) {
                    boolean known = answer.judge(typed, player.known()) instanceof Answer.Verdict.Known(var comment)
                            && comment.equals(reply.comment());
                    if (!known) {
                        problems.add(new Problem(file, line, "The mistake \"" + typed
                                + "\" is not recognised as the one that the lesson names.",
                                "Look whether another answer means the same."));
                    }
                }
            }
        }

        private void nearMiss(Actor actor, NearMiss wanted, Recording.Play play, int index) throws Stage.CannotPrepare {
            events.clear();
            take(player.predict(0)); // before that no near miss speaks
            if (!act(actor, play)) {
                return;
            }
            misses++;
            boolean fired = until(() -> events.stream().anyMatch(e -> e instanceof PlayEvent.NearMissed(NearMiss miss)
                    && miss == wanted), PATIENCE);
            if (!fired) {
                problems.add(new Problem(file, play.line(), "This near miss does not fire its hint (line " + wanted.line()
                        + " of the lesson).",
                        "See what it waits for there, or record something else."));
            }
            for (PlayEvent event : List.copyOf(events)) {
                if (event instanceof PlayEvent.NearMissed(NearMiss miss) && miss != wanted) {
                    problems.add(new Problem(file, play.line(), "This near miss fires the hint of another one, too (line "
                            + miss.line() + " of the lesson).",
                            "Say of both more exactly what is seen."));
                }
            }
            if (player.index() != index) {
                problems.add(new Problem(file, play.line(), "This near miss passes the step.", "Let the step ask for more."));
            }
        }

        private boolean solve(Actor actor, Step step, Recording.Play play, int index) throws Stage.CannotPrepare {
            events.clear();
            if (!act(actor, play)) {
                return false;
            }
            boolean passed = until(() -> player.index() != index, PATIENCE);
            if (!passed) {
                problems.add(new Problem(file, play.line(), "The solution does not pass the step \"" + step.title() + "\".",
                        "It still waits for: " + String.join("; ", player.waitsFor()) + "."));
            }
            for (PlayEvent event : List.copyOf(events)) {
                if (event instanceof PlayEvent.NearMissed(NearMiss miss) && step.nearMisses().contains(miss)) {
                    problems.add(new Problem(file, play.line(), "The solution fires the hint of a near miss (line "
                            + miss.line() + " of the lesson).",
                            "Say there more exactly what is seen when it is one."));
                }
            }
            return passed;
        }

        private boolean act(Actor actor, Recording.Play play) throws Stage.CannotPrepare {
            List<PlayEvent> told = new ArrayList<>();
            try {
                actor.play(play, told);
                take(told);
                listening();
                return true;
            } catch (Actor.Stuck e) {
                problems.add(new Problem(file, e.line(), "This cannot be played.", String.valueOf(e.getMessage())));
                return false;
            }
        }

        private boolean until(BooleanSupplier condition, Duration longest) {
            long end = System.nanoTime() + longest.toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                look();
                LockSupport.parkNanos(PULSE);
            }
            look();
            return true;
        }

        private void look() {
            try {
                take(player.look());
            } catch (Stage.CannotPrepare e) {
                problems.add(new Problem(file, 1, "A step cannot be prepared: " + e.getMessage(),
                        "Stop what is in its way, and check again."));
            }
        }

        private void take(List<PlayEvent> news) throws Stage.CannotPrepare {
            for (PlayEvent event : news) {
                events.add(event);
                if (event instanceof PlayEvent.Prepare(List<Step.Reset> resets)) {
                    Preparation.perform(resets, stage);
                    listening();
                    take(player.prepared());
                }
            }
        }
    }
}
