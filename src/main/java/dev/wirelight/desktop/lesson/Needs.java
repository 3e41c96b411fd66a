package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.lesson.Step;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Says what a lesson or a step needs of the servers, and does it when the learner agrees. Takes no room where there is
/// nothing to do.
final class Needs extends VBox {
    private final Label title = new Label();
    private final VBox list = new VBox();
    private final Button button;

    /// @param prepare does it
    Needs(Runnable prepare) {
        getStyleClass().add("lesson-needs");
        title.getStyleClass().add("heading");
        button = Icons.button("play", say("Do this and begin"), say("Starts and sets the servers as the lesson needs them"), prepare);
        button.getStyleClass().add("accent");
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        getChildren().setAll(title, list, button);
    }

    void show(Standing now) {
        boolean again = now.needs().isEmpty();
        List<Step.Reset> wanted = again ? now.stopped() : now.needs();
        boolean shown = !wanted.isEmpty() && !now.isFinished();
        setVisible(shown);
        setManaged(shown);
        if (!shown) {
            return;
        }
        title.setText(again ? missing(wanted)
                : now.begun() ? say("Before this step begins:") : say("Before this lesson begins:"));
        button.setText(now.working() ? say("One moment…") : again ? say("Start it") : say("Do this and begin"));
        button.setDisable(now.working());
        list.getChildren().setAll(wanted.stream().map(reset -> {
            Label line = new Label("• " + words(reset));
            line.setWrapText(true);
            line.setMinHeight(Label.USE_PREF_SIZE);
            return line;
        }).toList());
    }

    private static String missing(List<Step.Reset> wanted) {
        return wanted.size() == 1 && wanted.getFirst() instanceof Step.Reset.Start(String service, _)
                ? say("This lesson needs the %s, and it is not running.", Step.Reset.called(service))
                : say("This lesson needs both servers, and they are not running.");
    }

    /// What will be done, and is not done yet.
    private static String words(Step.Reset reset) {
        return switch (reset) {
            case Step.Reset.CloseConnections() -> say("Wirelight will close all connections.");
            case Step.Reset.Behave(String service, String behaviour) ->
                say("Wirelight will set the %s to %s.", Step.Reset.called(service), behaviour);
            case Step.Reset.Stop(String service) -> say("Wirelight will stop the %s.", Step.Reset.called(service));
            case Step.Reset.Start(String service, _) -> say("Wirelight will start the %s.", Step.Reset.called(service));
        };
    }
}
