package dev.wirelight.terminal;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.lesson.Answer;
import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Inline;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.LessonPlayer;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.PlayEvent;
import dev.wirelight.lesson.RealAddresses;
import dev.wirelight.lesson.Stage;
import dev.wirelight.lesson.Step;
import dev.wirelight.workshop.bench.BenchSetup;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Prints a lesson as it goes on.
final class LessonLines {
    private static final int WIDTH = 78;

    private final PrintWriter out;
    private final Ink.Colours colours;
    private final ProseLines prose = new ProseLines(WIDTH);
    private final RealAddresses addresses;
    private int shown = -1;

    LessonLines(PrintWriter out, Ink.Colours colours, Stage stage) {
        this.out = out;
        this.colours = colours;
        this.addresses = new RealAddresses(stage);
    }

    void line(Ink ink, String text) {
        out.println(ink.write(text, colours));
        out.flush();
    }

    private void blocks(List<Block> blocks) {
        prose.of(addresses.in(blocks)).forEach(line -> line(Ink.PLAIN, line));
    }

    private void indented(Ink ink, String sign, String text) {
        String begin = sign;
        for (String line : ProseLines.broken(text, WIDTH - sign.length())) {
            line(ink, begin + line);
            begin = " ".repeat(sign.length());
        }
    }

    void title(Lesson lesson) {
        line(Ink.STRONG, "Lesson " + lesson.number() + " · " + lesson.title());
        String tools = lesson.tools().isEmpty() ? "" : " · needs " + String.join(", ", lesson.tools());
        line(Ink.DIM, Amounts.of(lesson.steps().size(), "step") + " · about " + Amounts.of(lesson.minutes(), "minute") + tools);
        if (!lesson.introduction().isEmpty()) {
            line(Ink.PLAIN, "");
            blocks(lesson.introduction());
        }
    }

    /// The step that is to be done: its question and what to predict. Without a prediction, what to do at once.
    private void step(LessonPlayer player, int index) {
        Step step = player.lesson().steps().get(index);
        shown = index;
        line(Ink.PLAIN, "");
        line(Ink.STRONG, "── Step " + (index + 1) + " of " + player.lesson().steps().size() + " · " + step.title()
                + (player.mark(index) == Mark.PASSED ? " (passed before)" : ""));
        if (!step.question().isEmpty()) {
            line(Ink.PLAIN, "");
            blocks(step.question());
        }
        step.prediction().ifPresent(prediction -> {
            line(Ink.PLAIN, "");
            blocks(prediction.question());
            choices(prediction.choices().stream().map(Step.Choice::text).toList(),
                    "First predict: what do you expect? Type its number.");
        });
        if (step.prediction().isEmpty()) {
            afterPrediction(player, step);
        } else if (index == player.index()) {
            line(Ink.PLAIN, "");
            waits(player);
        }
    }

    /// What to do, kept back until the learner has predicted: it could give the answer away.
    private void afterPrediction(LessonPlayer player, Step step) {
        if (!step.doing().isEmpty()) {
            line(Ink.PLAIN, "");
            blocks(step.doing());
        }
        step.bench().ifPresent(bench -> {
            BenchSetup setup = bench.setup();
            line(Ink.PLAIN, "");
            blocks(bench.words());
            indented(Ink.DIM, "  ", "A workbench for this is in the window (wirelight, with nothing behind it): press Ctrl+B, and"
                    + " choose " + setup.bench().title() + (setup.values().isEmpty() ? "." : ", with " + setup.values() + "."));
        });
        step.answer().ifPresent(answer -> {
            line(Ink.PLAIN, "");
            blocks(answer.prompt());
            if (answer.kind() == Answer.Kind.CHOICE) {
                choices(answer.replies().stream().map(LessonLines::words).toList(), "Type the number of your answer.");
            } else {
                line(Ink.DIM, "Type your answer here.");
            }
        });
        line(Ink.PLAIN, "");
        if (shown == player.index()) {
            waits(player);
        }
    }

    private static String words(Answer.Reply reply) {
        return switch (reply.value()) {
            case Answer.Value.Written(String text) -> text;
            case Answer.Value.Worked(var value) -> value.words();
        };
    }

    private void choices(List<String> choices, String invitation) {
        for (int i = 0; i < choices.size(); i++) {
            indented(Ink.PLAIN, "  " + (i + 1) + ") ", choices.get(i));
        }
        line(Ink.DIM, invitation);
    }

    /// What the step waits for.
    void waits(LessonPlayer player) {
        if (player.isFinished()) {
            line(Ink.DIM, "This lesson waits for nothing more.");
            return;
        }
        for (String wait : player.waitsFor()) {
            indented(Ink.DIM, "  … waits for: ", wait);
        }
    }

    void hint(LessonPlayer player) {
        List<Block> hint = player.hint();
        line(Ink.STRONG, "Hint " + player.hintsTaken() + " of " + player.step().hints().size());
        blocks(hint);
    }

    /// Something that the player told.
    void event(PlayEvent event, LessonPlayer player) {
        switch (event) {
            case PlayEvent.StepBegan(int index) -> step(player, index);
            case PlayEvent.Prepare(List<Step.Reset> resets) -> resets.forEach(reset -> line(Ink.DIM, "  " + reset.words()));
            case PlayEvent.Noticed(var condition, String detail, _) ->
                indented(Ink.TO_SERVER, "  ✓ ", "seen: " + condition.words() + (detail.isEmpty() ? "" : " (" + detail + ")"));
            case PlayEvent.NearMissed(Step.NearMiss miss) -> {
                line(Ink.STRONG, "  Nearly.");
                blocks(miss.hint());
            }
            case PlayEvent.Interrupted(String words) -> indented(Ink.TO_CLIENT, "  ! ", words);
            case PlayEvent.Predicted(Step.Choice choice) -> {
                indented(Ink.DIM, "  ", "You expect: " + choice.text() + ". Now see what happens.");
                if (!player.isFinished() && shown == player.index()) {
                    afterPrediction(player, player.step());
                }
            }
            case PlayEvent.Judged(Answer.Verdict verdict) -> judged(verdict);
            case PlayEvent.Passed _ -> {} // see #passed
            case PlayEvent.Finished() -> finished(player);
            case PlayEvent.Missed(long entries) ->
                indented(Ink.BROKEN, "  ! ", Amounts.of(entries, "call")
                        + " passed too quickly to be looked at. If you did the step just then, do it again.");
            case PlayEvent.Reloaded _ -> line(Ink.DIM, "The lesson's file has changed; this is the new text.");
        }
    }

    private void judged(Answer.Verdict verdict) {
        switch (verdict) {
            case Answer.Verdict.Right(List<Inline> comment) -> indented(Ink.TO_SERVER, "  ✓ ", ("Right. "
                    + addresses.in(ProseLines.text(comment))).strip());
            case Answer.Verdict.Known(List<Inline> comment) -> indented(Ink.TO_CLIENT, "  ✗ ", ("Not yet. "
                    + addresses.in(ProseLines.text(comment))).strip());
            case Answer.Verdict.Wrong(String words) -> indented(Ink.TO_CLIENT, "  ✗ ", words);
        }
    }

    /// A step is passed.
    ///
    /// @param predicted what the learner had expected; null where nothing was predicted
    void passed(Step step, Step.@Nullable Choice predicted) {
        line(Ink.PLAIN, "");
        line(Ink.STRONG, "✓ Passed: " + step.title());
        line(Ink.PLAIN, "");
        if (predicted != null) {
            prediction(predicted);
            line(Ink.PLAIN, "");
        }
        blocks(step.explanation());
    }

    private void prediction(Step.Choice choice) {
        String right = choice.right() ? "You expected it: " : "You expected something else: ";
        indented(choice.right() ? Ink.TO_SERVER : Ink.TO_CLIENT, "  ", right + choice.text() + ". "
                + addresses.in(ProseLines.text(choice.comment())));
    }

    private void finished(LessonPlayer player) {
        Lesson lesson = player.lesson();
        long passed = 0;
        for (int i = 0; i < lesson.steps().size(); i++) {
            passed += player.mark(i) == Mark.PASSED ? 1 : 0;
        }
        line(Ink.PLAIN, "");
        line(Ink.STRONG, "── The end of lesson " + lesson.number() + ": " + passed + " of "
                + Amounts.of(lesson.steps().size(), "step") + " passed.");
        line(Ink.DIM, "/back goes to the step before, /over begins anew, /quit leaves.");
    }
}
