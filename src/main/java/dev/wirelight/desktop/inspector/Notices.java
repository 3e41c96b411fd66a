package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Origin;
import dev.wirelight.trace.Totals;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the inspector has to say where it has nothing to explain, or where somebody might take an example for real.
final class Notices {
    private Notices() {}

    /// A sentence in the middle of an empty place.
    static Node centred(String words) {
        Label label = wrapped(words, "dim", "empty-words");
        VBox box = new VBox(label);
        box.getStyleClass().add("empty");
        return box;
    }

    /// The bytes of a unit are no longer in memory.
    static Node letGo(Unit unit, Totals totals) {
        VBox box = new VBox(
                wrapped(count(unit.length(),
                        "This %,d byte is no longer in memory.",
                        "These %,d bytes are no longer in memory."), "heading"),
                wrapped(count(totals.bytesLetGo(),
                        "Wirelight keeps the newest bytes only. So far it has let go of %,d byte of %,d, the oldest first.",
                        "Wirelight keeps the newest bytes only. So far it has let go of %,d bytes of %,d, the oldest first.",
                        totals.bytes())),
                wrapped(say("What to do: send the same again and click on it soon after.")));
        box.getStyleClass().add("empty");
        return box;
    }

    /// Says that what is shown below was not observed.
    ///
    /// @param back leads back to what was
    static Node workedExample(Origin origin, Runnable back) {
        Label words = wrapped(
                switch (origin) {
                    case RECONSTRUCTED -> say("A worked example: nobody has seen these bytes. They are built from the "
                            + "connection's real addresses and ports, to show how such a header looks.");
                    case OBSERVED -> say("This header was captured: these are its real bytes.");
                    case OPERATING_SYSTEM -> say("The operating system said so when it was asked.");
                    case DERIVED -> say("These bytes were computed from observed ones.");
                });
        Button button = new Button(say("◂ Back to the application's bytes"));
        button.setOnAction(event -> back.run());
        VBox box = new VBox(words, button);
        box.getStyleClass().add(origin == Origin.RECONSTRUCTED ? "example-notice" : "inspector-notice");
        return box;
    }

    /// What a captured segment says, in plain words.
    ///
    /// @param call its flags and length, such as `PSH ACK · 17 bytes`
    static Node segment(String call, String meaning) {
        VBox box = new VBox(wrapped(call, "heading"), wrapped(Inert.text(meaning)));
        box.getStyleClass().add("inspector-notice");
        return box;
    }

    /// A triangle with an exclamation mark, as large as the text beside it.
    static Node warningSign() {
        Region sign = new Region();
        sign.getStyleClass().add("warning-sign");
        return sign;
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
