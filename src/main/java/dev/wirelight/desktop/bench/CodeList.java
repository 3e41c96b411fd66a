package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.workshop.code.CodeLine;
import dev.wirelight.workshop.code.Listing;
import dev.wirelight.workshop.code.Standing;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Code, a row a line, with a sign at each line at which a socket stands. The keyboard moves through it as through any
/// list, and a screen reader says line, code and who stands there.
final class CodeList extends VBox {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST_SIGNS = 5;

    private final ListView<CodeLine> list = new ListView<>();
    private List<Standing> standings = List.of();
    private @Nullable Standing chosen;

    CodeList() {
        getStyleClass().add("code-side");
        list.setCellFactory(_ -> new Row());
        list.getStyleClass().add("code-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    void show(Listing listing) {
        list.setAccessibleText(say("The server in %s", listing.language()));
        list.getItems().setAll(listing.lines());
        Label note = HandshakePane.words(listing.note());
        getChildren().setAll(note, list);
    }

    /// @param now everybody
    /// @param which one whose lines are lit more than others'; null for none
    void mark(List<Standing> now, @Nullable Standing which) {
        standings = now;
        chosen = which;
        list.refresh();
    }

    /// Brings the line into sight at which somebody stands.
    void reveal(Standing standing) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).steps().contains(standing.at())) {
                list.scrollTo(Math.max(0, i - 4));
                return;
            }
        }
    }

    private String signs(CodeLine line) {
        List<Standing> here = standings.stream().filter(one -> line.steps().contains(one.at())).toList();
        String signs = here.stream().limit(MOST_SIGNS).map(Standing::sign).collect(Collectors.joining(" "));
        int more = here.size() - MOST_SIGNS;
        return here.isEmpty() ? "" : "◀ " + signs + (more > 0 ? " " + say("and %,d more", more) : "");
    }

    private final class Row extends ListCell<CodeLine> {
        private final Label number = new Label();
        private final Label code = new Label();
        private final Label signs = new Label();
        private final HBox box;

        Row() {
            number.getStyleClass().addAll("mono", "dim", "code-number");
            signs.getStyleClass().addAll("heading", "code-signs");
            signs.setMinWidth(USE_PREF_SIZE);
            code.setMinWidth(0);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            box = new HBox(number, code, space, signs);
            box.setMinWidth(0);
            box.setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable CodeLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(HERE, false);
            pseudoClassStateChanged(CHOSEN, false);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String who = signs(line);
            number.setText(line.isTitle() ? "" : String.valueOf(line.number()));
            code.setText(line.text());
            code.getStyleClass().setAll("label", line.isTitle() ? "heading" : "mono");
            signs.setText(who);
            setGraphic(box);
            String words = line.isTitle() ? line.text() : say("line %s: %s", line.number(), line.text());
            setAccessibleText(who.isEmpty() ? words : say("%s. Here: %s", words, who.substring(2)));
            pseudoClassStateChanged(HERE, !who.isEmpty());
            Standing one = chosen;
            pseudoClassStateChanged(CHOSEN, one != null && line.steps().contains(one.at()));
        }
    }
}
