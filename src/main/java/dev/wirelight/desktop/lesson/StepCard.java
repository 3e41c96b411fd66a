package dev.wirelight.desktop.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.desktop.Icons;
import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Condition;
import dev.wirelight.lesson.Step;
import dev.wirelight.words.Words;
import dev.wirelight.workshop.bench.BenchSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The step that is to be done: its question, what to predict, what to do, what is waited for, and what was said meanwhile.
final class StepCard extends VBox {
    private final Prose prose;
    private final Step step;
    private final StepStory story;
    private final Optional<Choices> prediction;
    private final Optional<AnswerBox> answer;
    private final Label expects = new Label();
    private final Optional<SeenList> seen;
    /// What comes after the prediction. Until that is made it is not shown: it could give the answer away.
    private final VBox afterwards = new VBox();
    private final VBox said = new VBox();
    private boolean answerIsNext;
    private List<Object> drawn = List.of();

    /// @param number of the step, 1 for the first
    /// @param show told what to point at
    /// @param benches told which workbench is to be opened, and what is to lie on it
    StepCard(
            int number,
            Step step,
            StepStory story,
            Prose prose,
            LessonRun run,
            BiConsumer<Condition, Seen> show,
            Consumer<BenchSetup> benches) {
        this.step = step;
        this.story = story;
        this.prose = prose;
        getStyleClass().add("lesson-step-card");
        Label title = new Label(number + " · " + step.title());
        title.getStyleClass().addAll("heading", "lesson-step-title");
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        afterwards.getStyleClass().add("lesson-afterwards");
        getChildren().add(title);
        add(this, step.question());
        prediction = step.prediction().map(asked -> {
            part(this, Words.say("First predict"));
            add(this, asked.question());
            Choices choices = new Choices(asked.choices().stream().map(Step.Choice::text).toList(), run::predict);
            getChildren().addAll(choices, expects);
            return choices;
        });
        expects.getStyleClass().add("dim");
        expects.setWrapText(true);
        expects.setMinHeight(Label.USE_PREF_SIZE);
        if (!step.doing().isEmpty()) {
            part(afterwards, Words.say("Do"));
            add(afterwards, step.doing());
        }
        step.bench().ifPresent(bench -> {
            part(afterwards, Words.say("Workbench"));
            add(afterwards, bench.words());
            BenchSetup setup = bench.setup();
            afterwards.getChildren().add(Icons.button(
                    "layers",
                    Words.say("Open the bench: %s", Words.say(setup.bench().title())),
                    setup.values().isEmpty()
                            ? Words.say("Open this workbench")
                            : Words.say("Open this workbench with what the step speaks of: %s", setup.values()),
                    () -> benches.accept(setup)));
        });
        seen = step.seen().map(observation -> {
            boolean order = observation.inOrder() && observation.conditions().size() > 1;
            part(afterwards, order ? Words.say("Must be seen, in this order") : Words.say("Must be seen"));
            SeenList list = new SeenList(observation.conditions(), prose, show);
            afterwards.getChildren().add(list);
            return list;
        });
        answer = step.answer().map(asked -> {
            part(afterwards, Words.say("Answer"));
            AnswerBox box = new AnswerBox(asked, prose, run::answer);
            afterwards.getChildren().add(box);
            return box;
        });
        said.getStyleClass().add("lesson-said");
        getChildren().addAll(afterwards, said);
    }

    private static void part(VBox box, String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("lesson-part", "small");
        box.getChildren().add(label);
    }

    private void add(VBox box, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            box.getChildren().add(prose.of(blocks));
        }
    }

    /// Brings it up to date.
    ///
    /// @return what is new, to be brought into sight; empty where nothing is
    Optional<Node> update(Standing now) {
        Optional<Step.Choice> predicted = now.predicted();
        expects.setText(predicted.map(choice -> Words.say("You expect: %s. Now see what happens.", choice.text())).orElse(""));
        expects.setVisible(predicted.isPresent());
        expects.setManaged(predicted.isPresent());
        prediction.ifPresent(choices -> choices.setDisable(!now.needsPrediction() || !now.begun()));
        answer.ifPresent(box -> box.setDisable(!now.needsAnswer() || !now.begun()));
        predicted.ifPresent(choice -> prediction.ifPresent(choices -> choices.mark(choice.text())));
        seen.ifPresent(list -> list.update(now.missing(), now.begun() && now.needs().isEmpty(), story));
        Optional<Node> next = next(now);
        return say(now.hintsTaken()).or(() -> next);
    }

    /// What the learner is to do next, where that is another thing than before.
    private Optional<Node> next(Standing now) {
        boolean shown = !now.needsPrediction();
        boolean unfolded = shown && !afterwards.isVisible();
        afterwards.setVisible(shown);
        afterwards.setManaged(shown);
        boolean answering = shown && now.needsAnswer() && now.missing().isEmpty();
        boolean answersNow = answering && !answerIsNext;
        answerIsNext = answering;
        return answersNow ? answer.map(box -> (Node) box) : unfolded ? Optional.of(afterwards) : Optional.empty();
    }

    private Optional<Node> say(int hints) {
        List<Object> wanted = new ArrayList<>(step.hints().subList(0, Math.min(hints, step.hints().size())));
        wanted.addAll(story.notes());
        if (wanted.equals(drawn)) {
            return Optional.empty();
        }
        boolean hint = hints > 0 && !drawn.contains(step.hints().get(Math.min(hints, step.hints().size()) - 1));
        drawn = wanted;
        said.getChildren().clear();
        for (int i = 0; i < hints && i < step.hints().size(); i++) {
            said.getChildren().add(note(Words.say("Hint %s of %s", i + 1, step.hints().size()), step.hints().get(i), "hint"));
        }
        story.notes().forEach(note -> said.getChildren().add(note(note.title(), note.words(), note.bad() ? "nearly" : "good")));
        int place = hint ? Math.min(hints, step.hints().size()) - 1 : said.getChildren().size() - 1;
        return place < 0 ? Optional.empty() : Optional.of(said.getChildren().get(place));
    }

    private Node note(String title, List<Block> words, String style) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        VBox box = new VBox(heading, prose.of(words));
        box.getStyleClass().addAll("lesson-note", "lesson-" + style);
        return box;
    }
}
