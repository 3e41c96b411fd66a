package dev.wirelight.desktop.doctor;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Seen;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.ToolWindow;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window "Why did nothing happen?".
public final class DoctorWindow {
    private static final double WIDTH_EM = 62;
    private static final double HEIGHT_EM = 42;
    private static final String NOTHING = mark("Nothing is wrong so far at the servers, as far as can be seen from what comes in. Where nothing comes in"
            + " at all, try the port out below.");

    private final ToolWindow window;
    private final ListView<Rounds.Found> list;
    private final Consumer<Seen> show;

    /// What the window needs of what is round it.
    ///
    /// @param environment the process's, which may name a proxy
    /// @param servers where the lab's servers listen, or would, as somebody would type it: `7007`, `ws://127.0.0.1:8000/`
    /// @param show shows in the ladder where something was noticed
    public record Outside(Map<String, String> environment, Supplier<List<String>> servers, Consumer<Seen> show) {}

    public DoctorWindow(Watching watching, Outside outside, Background background, Look look) {
        this.show = outside.show();
        list = new ListView<>(watching.found());
        list.setAccessibleText(say("What was noticed at the servers. Enter shows where."));
        list.setPlaceholder(words(say(NOTHING)));
        list.setCellFactory(_ -> new FoundCell(watching.began()));
        list.getStyleClass().add("doctor-list");
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> showChosen());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                showChosen();
            }
        });
        watching.found().addListener((ListChangeListener<Rounds.Found>) _ -> list.scrollTo(watching.found().size() - 1));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label missed = words("");
        missed.textProperty().bind(watching.missed().map(calls -> count(
                calls.longValue(),
                "%,d call passed too fast to be looked at. If you tried something just then, try it again.",
                "%,d calls passed too fast to be looked at. If you tried something just then, try it again.")));
        missed.visibleProperty().bind(watching.missed().greaterThan(0));
        missed.managedProperty().bind(missed.visibleProperty());
        PortTry tries = new PortTry(watching, outside, background);
        VBox content = new VBox(
                heading(say("Noticed at the servers, while they run")),
                words(say("Click on one to see in the main window where it happened.")),
                list,
                missed,
                heading(say("Try a port out")),
                words(say("This connects to it, sends a request (HEAD /) and, where that does not tell enough, the beginning of TLS.")),
                tries);
        content.getStyleClass().addAll("doctor", "panel");
        window = new ToolWindow(say("Why did nothing happen?"), content, look, WIDTH_EM, HEIGHT_EM, "doctor.css");
        window.whenOpen(
                () -> {
                    watching.open(true);
                    list.scrollTo(watching.found().size() - 1);
                    stand();
                },
                () -> watching.open(false));
    }

    /// At the bottom, so that the ladders stay in sight, in which it shows things.
    private void stand() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage().setX(screen.getMaxX() - stage().getWidth());
        stage().setY(screen.getMaxY() - stage().getHeight());
    }

    static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("dim");
        return label;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private void showChosen() {
        Rounds.Found chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            chosen.where().ifPresent(show);
        }
    }

    /// Opens the window, or brings it to the front where it is open already.
    public void open() {
        window.open();
    }

    Stage stage() {
        return window.stage();
    }

    /// Closes it for good.
    public void close() {
        window.close();
    }
}
