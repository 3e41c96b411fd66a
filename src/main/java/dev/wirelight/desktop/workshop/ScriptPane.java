package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.workshop.Script;
import dev.wirelight.workshop.ScriptLine;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The script: what is to be sent one after the other, as a list whose lines can be moved and taken out, and as a text
/// that can be copied, pasted and typed in. Both show the same.
final class ScriptPane extends VBox {
    private final ScriptText script;
    private final ListView<ScriptLine> list = new ListView<>();
    private final ToggleButton asText = Icons.toggle(
            "file-text", say("As text"), say("Show the script as a text that can be copied, pasted and changed"));

    /// @param send sends the script
    ScriptPane(ScriptText script, Runnable send) {
        this.script = script;
        getStyleClass().add("script-pane");
        BooleanBinding empty = Bindings.createBooleanBinding(() -> script.text().get().isBlank(), script.text());
        Label title = new Label();
        title.getStyleClass().addAll("heading", "column-title");
        title.textProperty().bind(script.script().map(now -> say("Script · %s", steps(now))));
        Button sendAll = Icons.button("send", say("Send script"), say("Send all lines of the script, one after the other (Ctrl+Enter)"), send);
        BooleanBinding ready = script.isReady();
        sendAll.disableProperty().bind(ready.not());
        Label legend = new Label(say("<- into the server   -> out of the server"));
        legend.getStyleClass().addAll("dim", "small");
        FlowPane buttons = Parts.row(title, sendAll, up(), down(), remove(), copy(empty), asText, legend);
        Label nothing = new Label(say("Nothing to send yet: only comments."));
        nothing.getStyleClass().addAll("dim", "small");
        nothing.visibleProperty().bind(empty.not().and(script.error().isEmpty()).and(ready.not()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        Label how = new Label(say("Empty. “Add to script” puts frames here; “As text” takes a conversation that you paste."));
        how.getStyleClass().addAll("dim", "small");
        how.setWrapText(true);
        how.visibleProperty().bind(empty.and(asText.selectedProperty().not()));
        how.managedProperty().bind(how.visibleProperty());
        HBox both = new HBox(list(), text());
        both.getStyleClass().add("script-both");
        both.visibleProperty().bind(how.visibleProperty().not());
        both.managedProperty().bind(both.visibleProperty());
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(buttons, how, nothing, Parts.trouble(script.error()), both);
    }

    private static String steps(Script script) {
        long steps = ScriptText.steps(script);
        return count(steps, "%,d step", "%,d steps");
    }

    private ListView<ScriptLine> list() {
        list.setAccessibleText(say("Lines of the script"));
        list.getStyleClass().add("script-list");
        list.setCellFactory(_ -> new Cell());
        script.script().subscribe(now -> {
            int selected = list.getSelectionModel().getSelectedIndex();
            list.getItems().setAll(now.lines());
            list.getSelectionModel().clearAndSelect(Math.min(selected, now.lines().size() - 1));
        });
        list.disableProperty().bind(script.error().isNotEmpty());
        HBox.setHgrow(list, Priority.ALWAYS);
        return list;
    }

    private TextArea text() {
        TextArea area = new TextArea();
        area.textProperty().bindBidirectional(script.text());
        area.setAccessibleText(say("Script as text"));
        area.setPromptText("<- 81 85 37 fa 21 3d 7f 9f 4d 51 58\n.. pause 200 ms\n<- 88 82 00 00 00 00 03 e8");
        area.setWrapText(true);
        area.getStyleClass().addAll("mono", "script-text");
        area.visibleProperty().bind(asText.selectedProperty());
        area.managedProperty().bind(area.visibleProperty());
        HBox.setHgrow(area, Priority.ALWAYS);
        return area;
    }

    private Button up() {
        return mover("arrow-up", say("Move the line up"), -1);
    }

    private Button down() {
        return mover("arrow-down", say("Move the line down"), 1);
    }

    private Button mover(String icon, String name, int by) {
        Button button = Icons.iconButton(icon, name, name, () -> {
            int index = list.getSelectionModel().getSelectedIndex();
            script.move(index, by);
            list.getSelectionModel().clearAndSelect(index + by);
        });
        button.disableProperty().bind(Bindings.createBooleanBinding(
                () -> {
                    int index = list.getSelectionModel().getSelectedIndex();
                    int to = index + by;
                    return !script.isReadable() || index < 0 || to < 0 || to >= list.getItems().size();
                },
                list.getSelectionModel().selectedIndexProperty(), script.script(), script.error()));
        return button;
    }

    private Button remove() {
        Button button = Icons.iconButton("trash-2", say("Take the line out"), say("Take the line out of the script"),
                () -> script.remove(list.getSelectionModel().getSelectedIndex()));
        button.disableProperty().bind(list.getSelectionModel().selectedIndexProperty().lessThan(0)
                .or(script.error().isNotEmpty()));
        return button;
    }

    private Button copy(BooleanBinding empty) {
        Button button = Icons.iconButton("copy", say("Copy the script as text"), say("Copy the script as text"), () -> {
            Copied.text(script.text().get());
        });
        button.disableProperty().bind(empty);
        return button;
    }

    private static final class Cell extends ListCell<@Nullable ScriptLine> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ScriptLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            ScriptLineWords words = ScriptLineWords.of(line);
            Label sign = new Label(words.sign());
            sign.getStyleClass().addAll("mono", "script-sign", "dim");
            sign.setMinWidth(USE_PREF_SIZE);
            Label what = new Label(words.words());
            what.getStyleClass().add(line instanceof ScriptLine.Comment ? "dim" : "heading");
            what.setMinWidth(0);
            Label detail = new Label(words.detail());
            detail.getStyleClass().addAll("mono", "dim", "small");
            detail.setMinWidth(0);
            HBox box = new HBox(sign, what, detail);
            box.getStyleClass().add("script-line");
            setGraphic(box);
            setAccessibleText(words.sign() + " " + words.words() + " " + words.detail());
        }
    }
}
