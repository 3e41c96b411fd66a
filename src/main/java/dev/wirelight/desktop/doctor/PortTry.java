package dev.wirelight.desktop.doctor;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.inspector.Inert;
import dev.wirelight.doctor.Examination;
import dev.wirelight.doctor.Finding;
import dev.wirelight.doctor.Target;
import dev.wirelight.doctor.Trouble;
import dev.wirelight.trace.Address;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Tries a port out, as a client would, and says what is wrong with it.
final class PortTry extends VBox {
    private static final String FINE = mark("Nothing is wrong here. If nothing happens all the same, look at the list above, and at what the"
            + " ladder shows.");

    private final Watching watching;
    private final DoctorWindow.Outside outside;
    private final Background background;
    private final ComboBox<String> where = new ComboBox<>();
    private final Button examine = Icons.button("activity", say("Try it out"), say("Connect to this port and say what is wrong with it"), this::examine);
    private final VBox results = new VBox();
    private String tried = "";

    PortTry(Watching watching, DoctorWindow.Outside outside, Background background) {
        this.watching = watching;
        this.outside = outside;
        this.background = background;
        getStyleClass().add("port-try");
        where.setEditable(true);
        where.setMaxWidth(Double.MAX_VALUE);
        where.setAccessibleText(say("Which port: a port, a host and a port, or an address with ws://, wss://, http:// or https://"));
        where.getEditor().setAccessibleText(where.getAccessibleText());
        where.getEditor().setPromptText("7007, localhost 7007, ws://127.0.0.1:8000/ …");
        // Before the box: it keeps Enter for itself.
        where.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !where.isShowing()) {
                event.consume();
                examine();
            }
        });
        // What was said of one address must not stand below another one.
        where.getEditor().textProperty().addListener((_, _, now) -> {
            if (!now.strip().equals(tried)) {
                results.getChildren().clear();
            }
        });
        where.setOnShowing(_ -> where.getItems().setAll(outside.servers().get()));
        where.getItems().setAll(outside.servers().get());
        where.setValue(where.getItems().getFirst());
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox row = new HBox(where, examine);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        results.getStyleClass().add("port-results");
        ScrollPane scroll = new ScrollPane(results);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("port-scroll");
        getChildren().addAll(row, scroll);
    }

    private void examine() {
        if (examine.isDisabled()) {
            return;
        }
        Target target;
        String typed = where.getEditor().getText().strip();
        tried = typed;
        try {
            target = Target.of(List.of(typed.split("\\s+")));
        } catch (IllegalArgumentException e) {
            results.getChildren().setAll(line("! ", String.valueOf(e.getMessage()).replace("wirelight doctor ", "")));
            return;
        }
        examine.setDisable(true);
        results.getChildren().setAll(DoctorWindow.words(say("Trying %s …", Inert.text(typed))));
        watching.examining();
        background.run(() -> Examination.of(target, outside.environment()), report -> show(report, typed), failure -> {
            over(Set.of());
            results.getChildren().setAll(line("! ", say("That could not be tried out: %s", failure.getMessage())));
        });
    }

    private void over(Set<Address> own) {
        examine.setDisable(false);
        watching.examined(own);
    }

    private void show(Examination.Report report, String typed) {
        over(report.own());
        results.getChildren().setAll(DoctorWindow.words(say("Tried out: %s", Inert.text(typed))));
        report.facts().forEach(fact -> results.getChildren().add(line("✓ ", fact)));
        for (Finding finding : report.findings()) {
            Node what = line("! ", finding.words());
            what.getStyleClass().add("heading");
            results.getChildren().addAll(what, line("→ ", next(finding)));
        }
        if (report.findings().isEmpty()) {
            results.getChildren().add(line("", say(FINE)));
        }
    }

    /// In the window nobody need type a command to start a server.
    private static String next(Finding finding) {
        return finding.trouble() == Trouble.NOBODY_LISTENS
                ? say("Press Start above the server in the main window, or check the port that stands there.")
                : finding.next();
    }

    private static Label line(String sign, String text) {
        Label label = new Label(sign + Inert.text(text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setFocusTraversable(true); // so that a screen reader can be led through them
        return label;
    }
}
