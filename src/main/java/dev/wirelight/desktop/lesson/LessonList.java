package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.lesson.Bookshelf.Shelf;
import dev.wirelight.lesson.Lesson;
import dev.wirelight.lesson.Mark;
import dev.wirelight.lesson.Problem;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/// All lessons with how far the learner has come, and what is wrong with those that cannot be read.
final class LessonList extends ScrollPane {
    private final VBox list = new VBox();
    private final Consumer<Lesson> open;
    private final Consumer<Optional<Path>> move;
    private Optional<Button> next = Optional.empty();

    /// @param open opens a lesson
    /// @param move gets a folder with lessons of one's own; empty for those that the app has
    LessonList(Consumer<Lesson> open, Consumer<Optional<Path>> move) {
        this.open = open;
        this.move = move;
        list.getStyleClass().add("lesson-list");
        setContent(list);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleText(say("All lessons"));
    }

    /// @param own whether these are lessons of one's own
    void show(Shelf shelf, boolean own) {
        boolean focused = isFocusWithin();
        next = Optional.empty();
        list.getChildren().setAll(wrapped(say("Do something in a terminal or a browser, and a lesson notices what really happened."
                + " Each takes about ten minutes."), "dim"));
        for (Lesson lesson : shelf.book().lessons()) {
            list.getChildren().add(row(lesson, shelf.marks(lesson)));
        }
        if (!shelf.book().problems().isEmpty()) {
            list.getChildren().add(wrapped(say("Something is wrong in these files. The other lessons are not disturbed."), "heading"));
            shelf.book().problems().forEach(problem -> list.getChildren().add(problem(problem)));
        } else if (shelf.book().lessons().isEmpty()) {
            list.getChildren().add(wrapped(say("There is no lesson here."), "heading"));
        }
        FlowPane others = new FlowPane(
                Icons.button("folder", say("Lessons of your own …"), say("Show the lessons of another folder"), this::choose));
        others.getStyleClass().addAll("tool-flow", "lesson-others");
        if (own) {
            others.getChildren().add(Icons.button("home", say("Wirelight's lessons"), say("Show the lessons that Wirelight has"),
                    () -> move.accept(Optional.empty())));
        }
        list.getChildren().add(others);
        if (focused) {
            takeFocus();
        }
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(say("A folder with lessons"));
        Optional.ofNullable(chooser.showDialog(getScene().getWindow())).map(File::toPath).ifPresent(folder -> move.accept(
                Optional.of(folder)));
    }

    private Node row(Lesson lesson, Map<String, Mark> marks) {
        Label progress = new Label(progress(lesson, marks));
        progress.getStyleClass().addAll("small", "dim");
        progress.setMinWidth(Label.USE_PREF_SIZE);
        Button title = new Button(lesson.number() + " · " + lesson.title());
        title.getStyleClass().addAll("flat", "lesson-name");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinHeight(Button.USE_PREF_SIZE);
        title.setAccessibleText(say("Lesson %s, %s, %s", lesson.number(), lesson.title(), progress.getText()));
        title.setOnAction(_ -> open.accept(lesson));
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox row = new HBox(title, progress);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lesson-row");
        if (next.isEmpty() && !isDone(lesson, marks)) {
            next = Optional.of(title);
            row.getStyleClass().add("lesson-next");
        }
        return row;
    }

    private static boolean isDone(Lesson lesson, Map<String, Mark> marks) {
        return passed(lesson, marks) == lesson.steps().size();
    }

    private static long passed(Lesson lesson, Map<String, Mark> marks) {
        return lesson.steps().stream().filter(step -> marks.get(step.title()) == Mark.PASSED).count();
    }

    private static String progress(Lesson lesson, Map<String, Mark> marks) {
        long passed = passed(lesson, marks);
        int steps = lesson.steps().size();
        return passed == steps ? say("✓ done") : passed > 0 ? say("%s of %s steps", passed, steps) : count(lesson.minutes(), "%,d minute", "%,d minutes");
    }

    /// File, line, what is wrong, what to write instead.
    static Node problem(Problem problem) {
        Label where = wrapped(say("%s, line %s", problem.file(), problem.line()), "heading");
        VBox box = new VBox(where, wrapped(problem.what(), "lesson-words"), wrapped(problem.instead(), "dim"));
        box.getStyleClass().addAll("lesson-note", "lesson-nearly");
        return box;
    }

    private static Label wrapped(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Puts the keyboard on the lesson that comes next.
    void takeFocus() {
        next.ifPresentOrElse(Node::requestFocus, this::requestFocus);
    }
}
