package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.say;

import dev.wirelight.protocol.Role;
import dev.wirelight.workshop.Preset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The ready frames, good ones and such as break a rule. Typing searches them.
final class PresetList extends VBox {
    private static final double ROOM_AT_THE_SIDES = 3.5;

    private final Supplier<Role> sender;
    private final Consumer<Preset> chosen;
    private final TextField search = new TextField();
    private final ListView<Row> list = new ListView<>();

    /// A line of the list: a heading, or a preset below it.
    sealed interface Row {
        record Heading(String words) implements Row {}

        record Ready(Preset preset) implements Row {}
    }

    /// @param sender who is to send it
    /// @param chosen gets the preset that somebody clicked on
    PresetList(Supplier<Role> sender, Consumer<Preset> chosen) {
        this.sender = sender;
        this.chosen = chosen;
        getStyleClass().addAll("bench-column", "presets");
        Label title = Parts.title(say("Presets · start from one of these"));
        search.setPromptText(say("Search: ping, UTF-8, 1002 …"));
        search.setAccessibleText(say("Search the presets"));
        search.textProperty().addListener(_ -> fill());
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::fromSearch);
        list.setAccessibleText(say("Presets"));
        list.setCellFactory(_ -> new Cell());
        list.getStyleClass().add("preset-list");
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::inList);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, search, list);
        fill();
    }

    /// Shows those that the search finds.
    void fill() {
        List<Row> rows = new ArrayList<>();
        add(rows, say("Good"), preset -> !preset.isCompressed() && !breaks(preset));
        add(rows, say("Breaks a rule"), preset -> !preset.isCompressed() && breaks(preset));
        add(rows, say("Where compression is agreed on"), Preset::isCompressed);
        if (rows.isEmpty()) {
            rows.add(new Row.Heading(say("No preset has these words.")));
        }
        list.getItems().setAll(rows);
    }

    /// Nothing is chosen any more: what was taken has been changed.
    void forgetChoice() {
        list.getSelectionModel().clearSelection();
    }

    private boolean breaks(Preset preset) {
        return !preset.breaks(sender.get()).isEmpty();
    }

    private void add(List<Row> rows, String heading, Predicate<Preset> belongs) {
        List<Row> found = new ArrayList<>();
        Arrays.stream(Preset.values())
                .filter(belongs)
                .filter(this::isFound)
                .forEach(preset -> found.add(new Row.Ready(preset)));
        if (!found.isEmpty()) {
            rows.add(new Row.Heading(heading));
            rows.addAll(found);
        }
    }

    private boolean isFound(Preset preset) {
        StringBuilder words = new StringBuilder(preset.title(sender.get()) + " " + preset.words());
        preset.breaks(sender.get()).forEach(rule -> words.append(' ')
                .append(rule.sentence()).append(' ').append(rule.closeCode()).append(' ').append(rule.section()));
        String text = words.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(search.getText().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    private void fromSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.requestFocus();
            list.getSelectionModel().select(Math.min(1, list.getItems().size() - 1));
            event.consume();
        }
    }

    private void inList(KeyEvent event) {
        if (!event.isShortcutDown() && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            choose(list.getSelectionModel().getSelectedItem());
            event.consume();
        }
    }

    /// Chooses the preset with this title, as a click on it does.
    void choose(String title) {
        Preset.named(title, sender.get()).ifPresent(chosen);
    }

    private void choose(@Nullable Row row) {
        if (row instanceof Row.Ready(Preset preset)) {
            chosen.accept(preset);
        }
    }

    private final class Cell extends ListCell<@Nullable Row> {
        Cell() {
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("preset-heading", "heading", "dim", "small");
            setGraphic(null);
            setText(null);
            setAccessibleText(null);
            switch (row) {
                case null -> {}
                case Row.Heading(String words) -> {
                    setText(words);
                    getStyleClass().addAll("preset-heading", "heading", "dim", "small");
                }
                case Row.Ready(Preset preset) -> show(preset);
            }
        }

        private void show(Preset preset) {
            boolean good = !breaks(preset);
            Label title = new Label(preset.title(sender.get()), new FontIcon(good ? "fth-check" : "fth-alert-triangle"));
            title.getStyleClass().addAll("heading", "preset-title", good ? "preset-good" : "preset-wrong");
            Label words = new Label(preset.words());
            words.getStyleClass().addAll("dim", "small");
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.prefWidthProperty().bind(list.widthProperty().subtract(ROOM_AT_THE_SIDES * words.getFont().getSize()));
            setGraphic(new VBox(title, words));
            setAccessibleText(preset.title(sender.get()) + ". " + preset.words());
        }
    }
}
