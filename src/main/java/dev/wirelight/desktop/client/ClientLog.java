package dev.wirelight.desktop.client;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.ControlNames;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/// What a client sent and got, the newest last.
final class ClientLog extends ListView<ClientLog.Line> {
    static final int MOST_LINES = 1_000;

    private long letGo;

    /// @param mark who spoke: `you`, `server`, or empty for what happened
    record Line(String mark, String text) {}

    ClientLog() {
        getStyleClass().add("client-log");
        setAccessibleText(say("What was sent and received"));
        setCellFactory(_ -> new Cell());
    }

    void sent(String text) {
        add(new Line(say("you"), text));
    }

    void received(String text) {
        add(new Line(say("server"), text));
    }

    void happened(String text) {
        add(new Line("", text));
    }

    private void add(Line line) {
        if (getItems().size() > MOST_LINES) {
            letGo += MOST_LINES / 10;
            getItems().remove(0, MOST_LINES / 10);
            getItems().set(0, new Line("", say("Older lines let go: %s", letGo)));
            letGo++;
        }
        getItems().add(line);
        scrollTo(getItems().size() - 1);
    }

    private static final class Cell extends ListCell<@Nullable Line> {
        Cell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("log-you", "log-server", "log-event");
            if (empty || line == null) {
                setText(null);
                return;
            }
            getStyleClass().add(line.mark().isEmpty() ? "log-event" : "log-" + line.mark());
            String text = ControlNames.spelled(line.text());
            setText(line.mark().isEmpty() ? text : line.mark() + "  " + text);
        }
    }
}
