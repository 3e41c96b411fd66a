package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonPlayer;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.PlayEvent;
import dev.wirelight.lesson.Preparation;
import dev.wirelight.lesson.Stage;
import dev.wirelight.lesson.Step;
import dev.wirelight.trace.Address;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plays one lesson on a thread of its own, so that neither a flood in the trace nor a server that takes its time to stop
/// holds up the window. What there is to tell comes to the window's thread.
final class LessonRun implements AutoCloseable {
    private final Stage stage;
    private final Listener listener;
    private final Keeper keeper;
    private final Executor window;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lesson").factory());
    private final AtomicBoolean looking = new AtomicBoolean();

    // Below: only the lesson's thread's.
    private final LessonPlayer player;
    private boolean begun;
    private List<Step.Reset> resets = List.of();
    private Map<String, Mark> kept;
    private boolean over;
    private @Nullable Standing told;

    /// Gets what there is to tell, on the window's thread.
    interface Listener {
        /// @param events in their order; may be empty, where only the standing has changed
        void told(List<PlayEvent> events, Standing now);

        /// @param words what did not work and what to do next
        void trouble(String words);
    }

    /// Keeps how far the learner has come. Called on the lesson's thread.
    interface Keeper {
        /// @param news what was passed or skipped since this was last kept, by the steps' titles
        /// @param over whether the lesson is begun anew, before anything of that
        /// @return whether it is kept; what is not is to be kept the next time
        boolean keep(Lesson lesson, Map<String, Mark> news, boolean over);
    }

    /// @param kept how far the learner had come before
    /// @param window runs what it is given on the window's thread
    LessonRun(
            Lesson lesson,
            Map<String, Mark> kept,
            Stage stage,
            Executor window,
            Listener listener,
            Keeper keeper) {
        this.stage = stage;
        this.window = window;
        this.listener = listener;
        this.keeper = keeper;
        this.player = new LessonPlayer(lesson, stage.trace(), kept);
        this.kept = player.marks();
    }

    /// Looks what is new, unless it does so already. Called some times a second.
    void pulse() {
        if (looking.compareAndSet(false, true)) {
            on(() -> {
                looking.set(false);
                look();
            });
        }
    }

    private void look() {
        player.listening(addresses().map(Address::port).toList());
        if (begun) {
            tell(player.look());
        } else if (Preparation.of(player.lesson(), stage).isEmpty()) {
            begin();
        } else {
            tell(List.of());
        }
    }

    private Stream<Address> addresses() {
        return Stage.SERVICES.stream().flatMap(service -> stage.address(service).stream());
    }

    private void begin() {
        begun = true;
        tell(player.begin());
    }

    /// Does what must be done to the servers before the lesson can go on.
    void prepare() {
        on(() -> {
            tellThat(true);
            try {
                Preparation.perform(begun ? outstanding() : Preparation.of(player.lesson(), stage), stage);
                if (!begun) {
                    begin();
                } else if (!resets.isEmpty()) {
                    resets = List.of();
                    tell(player.prepared());
                }
            } catch (Stage.CannotPrepare e) {
                window.execute(() -> listener.trouble(String.valueOf(e.getMessage())));
            }
            tellThat(false);
        });
    }

    /// What is to be put back before the step, and servers that were stopped although the lesson needs them.
    private List<Step.Reset> outstanding() {
        return Stream.concat(resets.stream(), stopped().stream()).toList();
    }

    void predict(int choice) {
        act(p -> p.predict(choice));
    }

    void answer(String typed) {
        act(p -> p.answer(typed));
    }

    /// Takes the next hint.
    void hint() {
        act(p -> {
            if (!p.isFinished()) {
                p.hint();
            }
            return List.of();
        });
    }

    void skip() {
        act(LessonPlayer::skip);
    }

    void back() {
        act(LessonPlayer::back);
    }

    void again() {
        act(LessonPlayer::again);
    }

    void jump(int step) {
        act(p -> p.jump(step));
    }

    void startOver() {
        act(p -> {
            over = true;
            return p.startOver();
        });
    }

    /// The lesson's text has changed.
    void reload(Lesson changed) {
        on(() -> {
            if (begun) {
                tell(player.reload(changed));
            } else {
                player.reload(changed);
                tell(List.of(new PlayEvent.Reloaded(player.index())));
            }
        });
    }

    private void act(Function<LessonPlayer, List<PlayEvent>> action) {
        on(() -> {
            if (begun) {
                tell(action.apply(player));
            }
        });
    }

    private void on(Runnable action) {
        if (!thread.isShutdown()) {
            thread.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    thread.shutdown();
                    window.execute(() -> listener.trouble(
                            say("Wirelight made a mistake in this lesson. Go back to the list and open it again. %s", e)));
                }
            });
        }
    }

    private void tell(List<PlayEvent> events) {
        List<PlayEvent> all = new ArrayList<>();
        ArrayDeque<PlayEvent> left = new ArrayDeque<>(events);
        while (!left.isEmpty()) {
            PlayEvent event = left.removeFirst();
            all.add(event);
            if (event instanceof PlayEvent.StepBegan) {
                resets = List.of();
            } else if (event instanceof PlayEvent.Prepare(List<Step.Reset> wanted)) {
                resets = Preparation.outstanding(wanted, stage);
                if (resets.isEmpty()) {
                    left.addAll(player.prepared());
                }
            }
        }
        keep();
        tell(all, standing(false));
    }

    private void keep() {
        Map<String, Mark> now = player.marks();
        if ((over || !kept.equals(now)) && keeper.keep(player.lesson(), Mark.news(kept, now), over)) {
            kept = now;
            over = false;
        }
    }

    private void tellThat(boolean working) {
        tell(List.of(), standing(working));
    }

    private void tell(List<PlayEvent> events, Standing now) {
        if (!events.isEmpty() || !now.equals(told)) {
            told = now;
            window.execute(() -> listener.told(events, now));
        }
    }

    private Standing standing(boolean working) {
        Lesson lesson = player.lesson();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < lesson.steps().size(); i++) {
            marks.add(player.mark(i));
        }
        return new Standing(
                lesson,
                player.index(),
                List.copyOf(marks),
                begun,
                begun ? resets : Preparation.of(lesson, stage),
                working,
                begun ? stopped() : List.of(),
                player.prediction(),
                player.needsPrediction(),
                player.needsAnswer(),
                player.hintsTaken(),
                begun ? player.waitsFor() : List.of(),
                player.missing(),
                addresses().toList());
    }

    /// The servers that must run all through the lesson, and do not. Where some step stops one on purpose, or asks the
    /// learner to, nothing can be said; and a step in which nothing is to be seen needs none.
    private List<Step.Reset> stopped() {
        if (player.isFinished() || player.step().seen().isEmpty()) {
            return List.of();
        }
        return player.lesson().servers().stream()
                .filter(wish -> !wish.byLearner() && stage.address(wish.service()).isEmpty())
                .filter(wish -> !Preparation.isStoppedByAStep(player.lesson(), wish.service()))
                .map(wish -> (Step.Reset) new Step.Reset.Start(wish.service(), wish.port()))
                .toList();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
