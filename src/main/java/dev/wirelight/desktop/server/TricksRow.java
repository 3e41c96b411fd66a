package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;
import static java.util.stream.Collectors.joining;

import dev.wirelight.desktop.Icons;
import dev.wirelight.server.Tricks;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says which tricks the server plays, as long as it plays any: nobody shall take them for how servers are.
final class TricksRow extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Label text = new Label();

    TricksRow(ServerDesk desk) {
        getStyleClass().addAll("tool-row", "notice");
        pseudoClassStateChanged(BAD, true);
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE); // wraps rather than ends with dots
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button off = Icons.button(
                "x", say("Switch off"), say("The server keeps to the rules again"), () -> desk.play(Tricks.NONE));
        getChildren().addAll(new FontIcon("fth-zap"), text, off);
        desk.tricks().subscribe(this::show);
    }

    private void show(Tricks tricks) {
        boolean any = !tricks.all().isEmpty();
        setVisible(any);
        setManaged(any);
        text.setText(say("On purpose this server %s.", tricks.all().stream().map(TricksRow::words).collect(joining("; "))));
    }

    private static String words(Tricks.Trick trick) {
        return trick.breaksRule()
                ? trick.section().map(section -> say("%s (breaks %s)", trick.words(), section)).orElse(trick.words())
                : trick.words();
    }
}
