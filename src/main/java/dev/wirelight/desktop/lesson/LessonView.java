package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.desktop.Icons;
import dev.wirelight.lesson.Condition;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.PlayEvent;
import dev.wirelight.trace.Address;
import dev.wirelight.workshop.bench.BenchSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One lesson: its steps one below the other, the one to do unfolded, and below them what it waits for.
final class LessonView extends BorderPane {
    private final Prose prose;
    private final Pointing pointing;
    private final LessonRun run;
    private final Outside outside;
    private final Needs needs;
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox steps = new VBox();
    private final ScrollPane scroll = new ScrollPane(steps);
    private final LessonFoot foot;
    private final Map<String, StepStory> stories = new HashMap<>();
    /// Whether what is marked in the ladders belongs to a step before: it stays until something new is marked.
    private boolean marksAreOld;
    private @Nullable Standing drawn;
    private @Nullable StepCard card;
    private Optional<Node> wantedInSight = Optional.empty();

    /// What leads out of a lesson.
    ///
    /// @param next the lesson after this one, where there is one
    /// @param open opens a lesson
    /// @param list goes back to the list
    /// @param benches opens a workbench
    record Outside(Optional<Lesson> next, Consumer<Lesson> open, Runnable list, Consumer<BenchSetup> benches) {}

    LessonView(LessonRun run, Prose prose, Pointing pointing, Outside outside) {
        this.run = run;
        this.prose = prose;
        this.pointing = pointing;
        this.outside = outside;
        this.needs = new Needs(run::prepare);
        this.foot = new LessonFoot(run);
        getStyleClass().add("lesson-view");
        title.getStyleClass().addAll("heading", "lesson-title");
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("lesson-bar");
        VBox top = new VBox(title, bar);
        top.getStyleClass().add("lesson-top");
        setTop(top);
        steps.getStyleClass().add("lesson-steps");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(say("The steps of this lesson"));
        setCenter(scroll);
        setBottom(foot);
    }

    /// Something happened in the lesson, or it stands elsewhere now.
    void told(List<PlayEvent> events, Standing now) {
        boolean anew = drawn == null || drawn.lesson() != now.lesson() || !ports(drawn).equals(ports(now));
        int explained = -1;
        boolean pointed = false;
        int step = drawn == null ? now.index() : drawn.index();
        for (PlayEvent event : events) {
            if (event instanceof PlayEvent.StepBegan(int index)) {
                step = index;
                anew = true;
                marksAreOld = true;
                stories.put(title(now, index), new StepStory());
            } else if (event instanceof PlayEvent.Passed(int index)) {
                explained = index;
            } else if (event instanceof PlayEvent.Finished) {
                anew = true;
            }
            if (step < now.lesson().steps().size()) {
                story(title(now, step)).tell(event);
            }
            if (event instanceof PlayEvent.Noticed(Condition condition, _, Optional<Seen> by) && by.isPresent()) {
                if (marksAreOld) {
                    marksAreOld = false;
                    pointing.forget();
                }
                pointing.mark(by.get(), FieldNames.of(condition), !pointed);
                pointed = true;
            }
        }
        if (!now.isFinished() && now.step().seen().isPresent() && now.missing().isEmpty()) {
            story(title(now, now.index())).allSeen();
        }
        if (events.stream().anyMatch(PlayEvent.Reloaded.class::isInstance) && !now.isFinished()) {
            story(title(now, now.index())).sayNewText();
        }
        if (anew) {
            draw(now, explained);
        }
        drawn = now;
        update(now);
    }

    private static List<Integer> ports(Standing standing) {
        return standing.listening().stream().map(Address::port).toList();
    }

    private static String title(Standing now, int index) {
        return now.lesson().steps().get(index).title();
    }

    private StepStory story(String title) {
        return stories.computeIfAbsent(title, _ -> new StepStory());
    }

    private void show(Condition condition, Seen seen) {
        pointing.show(seen, FieldNames.of(condition));
    }

    /// @param explained the step that has just been passed, whose explanation is unfolded; less than 0 for none
    private void draw(Standing now, int explained) {
        boolean focused = scroll.isFocusWithin() && !scroll.isFocused();
        steps.getChildren().clear();
        if (!now.lesson().introduction().isEmpty() && now.index() == 0) {
            steps.getChildren().add(prose.of(now.lesson().introduction()));
        }
        steps.getChildren().add(needs);
        card = null;
        Node inSight = needs;
        for (int i = 0; i < now.lesson().steps().size(); i++) {
            StepStory story = story(title(now, i));
            if (i == now.index()) {
                StepCard current = new StepCard(i + 1, now.step(), story, prose, run, this::show, outside.benches());
                card = current;
                steps.getChildren().add(current);
                inSight = inSight == needs ? current : inSight;
            } else {
                int place = i;
                StepItem item = new StepItem(i + 1, now.lesson().steps().get(i), now.marks().get(i), story, prose,
                        () -> run.jump(place));
                steps.getChildren().add(item);
                if (i == explained) {
                    item.open(true);
                    inSight = item;
                    if (focused) {
                        item.takeFocus();
                    }
                }
            }
        }
        if (now.isFinished()) {
            Node end = end(now);
            steps.getChildren().add(end);
            inSight = inSight == needs ? end : inSight;
        }
        bringIntoSight(now.index() == 0 && explained < 0 ? steps.getChildren().getFirst() : inSight);
    }

    private Node end(Standing now) {
        Label words = new Label(count(now.lesson().steps().size(),
                "The end of this lesson: %2$,d of %1$,d step passed.",
                "The end of this lesson: %2$,d of %1$,d steps passed.",
                now.passed()));
        words.getStyleClass().add("heading");
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        VBox end = new VBox(words);
        end.getStyleClass().addAll("lesson-needs", "lesson-end");
        outside.next().ifPresent(next -> {
            Button button = new Button(say("Next: %s", next.title()));
            button.setWrapText(true);
            button.getStyleClass().add("accent");
            button.setOnAction(_ -> outside.open().accept(next));
            end.getChildren().add(button);
        });
        end.getChildren().add(Icons.button("list", say("All lessons"), say("Go back to the list of lessons"), outside.list()));
        return end;
    }

    private void update(Standing now) {
        title.setText(now.lesson().title());
        bar.setProgress((double) now.passed() / now.lesson().steps().size());
        bar.setAccessibleText(count(now.lesson().steps().size(),
                "%2$,d of %1$,d step passed",
                "%2$,d of %1$,d steps passed",
                now.passed()));
        needs.show(now);
        foot.show(now, prose);
        StepCard current = card;
        if (current != null) {
            current.update(now).ifPresent(this::bringIntoSight);
        }
    }

    /// Scrolls as far as is needed, when the new nodes have their places.
    private void bringIntoSight(Node node) {
        if (wantedInSight.isEmpty()) {
            Platform.runLater(this::scrollToWanted);
        }
        wantedInSight = Optional.of(node);
    }

    private void scrollToWanted() {
        Optional<Node> wanted = wantedInSight;
        wantedInSight = Optional.empty();
        if (wanted.isEmpty() || wanted.get().getScene() == null) {
            return;
        }
        scroll.applyCss();
        scroll.layout();
        Bounds there = steps.sceneToLocal(wanted.get().localToScene(wanted.get().getLayoutBounds()));
        double seen = scroll.getViewportBounds().getHeight();
        double room = steps.getHeight() - seen;
        double now = scroll.getVvalue() * Math.max(0, room);
        boolean isInSight = there.getMinY() >= now && there.getMaxY() <= now + seen;
        if (room > 0 && !isInSight) {
            // What is larger than the room begins at its top; what is smaller stands at the bottom.
            double to = Math.min(there.getMinY(), Math.max(there.getMaxY() - seen, 0));
            double wantedTop = there.getHeight() > seen || there.getMinY() < now ? there.getMinY() : to;
            scroll.setVvalue(Math.clamp(wantedTop / room, 0, 1));
        }
    }
}
