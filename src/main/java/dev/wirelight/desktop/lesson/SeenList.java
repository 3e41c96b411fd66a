package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.lesson.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the step waits for, each with a mark when it was seen, and a link to where.
final class SeenList extends VBox {
    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");

    private final List<Line> lines = new ArrayList<>();
    private final BiConsumer<Condition, Seen> show;

    /// @param show told what to point at
    SeenList(List<Condition> conditions, Prose prose, BiConsumer<Condition, Seen> show) {
        this.show = show;
        getStyleClass().add("lesson-seen");
        conditions.forEach(condition -> lines.add(new Line(condition, prose)));
        getChildren().setAll(lines);
    }

    /// Marks what was seen.
    ///
    /// @param missing what was not
    /// @param begun whether anything counts yet
    void update(List<Condition> missing, boolean begun, StepStory story) {
        lines.forEach(line -> line.update(begun && !missing.contains(line.condition), story.met(line.condition)));
    }

    private final class Line extends HBox {
        private final Condition condition;
        private final FontIcon icon = new FontIcon("fth-circle");
        private final Hyperlink where = new Hyperlink(say("Show"));
        private final TextFlow words;

        Line(Condition condition, Prose prose) {
            this.condition = condition;
            this.words = prose.sentence(condition.words());
            getStyleClass().add("lesson-condition");
            HBox.setHgrow(words, Priority.ALWAYS);
            where.setMinWidth(Hyperlink.USE_PREF_SIZE);
            where.setAccessibleText(say("Show where this was seen: %s", condition.words().replace("`", "")));
            getChildren().setAll(icon, words, where);
        }

        void update(boolean met, Optional<Seen> by) {
            icon.setIconLiteral(met ? "fth-check-circle" : "fth-circle");
            pseudoClassStateChanged(MET, met);
            String text = condition.words().replace("`", "");
            words.setAccessibleText(met ? say("Seen: %s", text) : say("Not seen yet: %s", text));
            words.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            boolean shown = met && by.isPresent();
            where.setVisible(shown);
            where.setManaged(shown);
            by.ifPresent(seen -> where.setOnAction(_ -> show.accept(condition, seen)));
        }
    }
}
