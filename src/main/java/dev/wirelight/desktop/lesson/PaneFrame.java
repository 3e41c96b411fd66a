package dev.wirelight.desktop.lesson;

import dev.wirelight.desktop.Icons;
import dev.wirelight.lesson.Problem;
import dev.wirelight.words.Words;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The pane while it is unfolded: its head, what went wrong, and the list or a lesson below.
final class PaneFrame extends BorderPane {
    private final Label place = new Label();
    private final Button all;
    private final VBox wrong = new VBox();
    private final Label trouble = new Label();

    /// @param fold folds the pane away
    /// @param list goes back to the list of lessons
    PaneFrame(Runnable fold, Runnable list) {
        getStyleClass().add("lesson-frame");
        setMinWidth(0);
        all = Icons.button("list", Words.say("All lessons"), Words.say("Go back to the list of lessons"), list);
        Button folder = Icons.iconButton("chevrons-left", Words.say("Fold the lessons away"), Words.say("Fold the lessons away (Ctrl+L)"), fold);
        folder.getStyleClass().add("flat");
        place.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(all, place, space, folder);
        head.getStyleClass().addAll("tool-row", "lesson-head");
        trouble.setWrapText(true);
        trouble.setMinHeight(Label.USE_PREF_SIZE);
        trouble.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        wrong.getStyleClass().add("lesson-wrong");
        setTop(new VBox(head, wrong));
        say(List.of());
    }

    /// @param where what stands at the top, such as `Lesson 3 of 14`
    /// @param offersList whether there is a way back to the list
    void show(String where, boolean offersList, Node content) {
        place.setText(where);
        place.getStyleClass().setAll("label", offersList ? "dim" : "heading");
        all.setVisible(offersList);
        all.setManaged(offersList);
        setCenter(content);
    }

    /// Says what went wrong, until it is taken away.
    void complain(String words) {
        trouble.setText(words);
        Button close = Icons.iconButton("x", Words.say("Dismiss"), Words.say("Take this message away"), () -> say(List.of()));
        close.getStyleClass().add("flat");
        HBox row = new HBox(trouble, close);
        row.getStyleClass().addAll("lesson-note", "lesson-nearly");
        say(List.of(row));
        row.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /// Says what is wrong with the lesson that is open; nothing where all is well.
    void showProblems(List<Problem> problems) {
        say(problems.stream().map(LessonList::problem).toList());
    }

    private void say(List<? extends Node> what) {
        wrong.getChildren().setAll(what);
        wrong.setVisible(!what.isEmpty());
        wrong.setManaged(!what.isEmpty());
    }
}
