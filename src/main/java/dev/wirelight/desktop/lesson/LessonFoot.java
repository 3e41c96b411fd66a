package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Below the steps, always in sight: what is waited for, the hints, the way back and on.
final class LessonFoot extends VBox {
    private static final int MOST_WAITS = 2;

    private final VBox waiting = new VBox();
    private final Button back;
    private final Button hint;
    private final Button skip;
    private String said = "";

    LessonFoot(LessonRun run) {
        getStyleClass().add("lesson-foot");
        waiting.getStyleClass().add("lesson-waiting");
        waiting.setAccessibleRole(AccessibleRole.TEXT);
        back = Icons.button("chevron-left", say("Back"), say("Go to the step before"), run::back);
        hint = Icons.button("help-circle", say("Hint"), say("Show the next hint of this step"), run::hint);
        skip = new Button(say("Skip"), new FontIcon("fth-chevron-right"));
        skip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        skip.setTooltip(new Tooltip(say("Leave this step undone")));
        skip.setAccessibleHelp(say("Leave this step undone"));
        skip.setOnAction(_ -> run.skip());
        MenuItem again = new MenuItem(say("Do this step again from its beginning"));
        again.setOnAction(_ -> run.again());
        MenuItem over = new MenuItem(say("Start this lesson over and forget its progress"));
        over.setOnAction(_ -> run.startOver());
        MenuButton more = new MenuButton("", new FontIcon("fth-more-horizontal"), again, over);
        more.getStyleClass().add("no-arrow");
        more.setAccessibleText(say("More for this lesson"));
        more.setTooltip(new Tooltip(say("Begin this step, or the whole lesson, anew")));
        for (Button button : List.of(back, hint, skip)) {
            button.setMinWidth(Button.USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(back, hint, more, space, skip);
        buttons.getStyleClass().add("tool-row");
        getChildren().setAll(waiting, buttons);
    }

    void show(Standing now, Prose prose) {
        List<String> waits = waits(now);
        String words = String.join("\n", waits);
        if (!words.equals(said)) {
            said = words;
            waiting.getChildren().clear();
            waits.stream().limit(MOST_WAITS).forEach(wait -> waiting.getChildren().add(prose.sentence(say(
                    "Waiting: %s",
                    wait))));
            if (waits.size() > MOST_WAITS) {
                waiting.getChildren().add(prose.sentence(say("… and for %s more", waits.size() - MOST_WAITS)));
            }
            waiting.setAccessibleText(say("Waiting for: %s", words.replace("`", "")));
            waiting.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        back.setDisable(!now.begun() || now.index() == 0);
        skip.setDisable(!now.begun() || now.isFinished());
        int hints = now.isFinished() ? 0 : now.step().hints().size();
        boolean left = now.begun() && now.hintsTaken() < hints;
        hint.setText(hints == 0 ? say("Hint") : say("Hint %s of %s", Math.min(now.hintsTaken() + 1, hints), hints));
        hint.setDisable(!left);
    }

    private static List<String> waits(Standing now) {
        if (now.isFinished()) {
            return List.of();
        }
        if (now.working()) {
            return List.of(say("the servers, which are being set"));
        }
        if (!now.needs().isEmpty()) {
            return List.of(say("your “Do this and begin”"));
        }
        return now.waits();
    }
}
