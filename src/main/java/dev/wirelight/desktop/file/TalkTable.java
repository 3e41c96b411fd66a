package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.trace.Connection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.DoubleExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The connections of a capture, one a row.
final class TalkTable extends TableView<Talk> {
    private static final double LEAST_TEXT = 5;

    private final DoubleExpression em;

    /// @param em the font size in pixels
    /// @param chosen told which connection is chosen
    TalkTable(DoubleExpression em, Consumer<Connection> chosen) {
        this.em = em;
        getStyleClass().add("talks");
        setAccessibleText(say("Connections in the file"));
        Label nothing = new Label(say("No TCP connection was found yet."));
        nothing.getStyleClass().add("dim");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        setMinWidth(0);
        fixedCellSizeProperty().bind(em.multiply(3.2));
        getColumns().add(column("#", 2.8, true, talk -> Amounts.number(talk.connection().number())));
        getColumns().add(ends());
        getColumns().add(column(say("protocol"), 6.8, false, talk -> talk.protocol().isEmpty() ? "–" : talk.protocol()));
        getColumns().add(column(say("→ bytes"), 5.2, true, talk -> Amounts.number(talk.toServer())));
        getColumns().add(column(say("← bytes"), 5.2, true, talk -> Amounts.number(talk.toClient())));
        getColumns().add(column(say("end"), 8, false, TalkTable::ending));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setRowFactory(_ -> new Row());
        getSelectionModel().selectedItemProperty().addListener((_, before, now) -> {
            if (now != null && (before == null || before.connection() != now.connection())) {
                chosen.accept(now.connection());
            }
        });
    }

    /// Client and server, one below the other. Where room is short the ends stay, because the ports are there.
    private TableColumn<Talk, String> ends() {
        TableColumn<Talk, String> column = column(say("client → server"), 10.5, false, talk -> talk.connection().toString());
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setGraphic(empty || text == null ? null : new VBox(Stream.of(text.split("(?= → )")).map(TalkTable::end).toArray(Node[]::new)));
                setTooltip(empty || text == null ? null : new Tooltip(text));
            }
        });
        return column;
    }

    private static Label end(String words) {
        Label end = new Label(words.strip());
        end.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        end.setMinWidth(0);
        return end;
    }

    private static String ending(Talk talk) {
        return talk.ending()
                + (talk.missing() > 0 ? count(talk.missing(), " · %,d byte missing", " · %,d bytes missing") : "")
                + (talk.broken() > 0 ? say(" · %,d × a rule broken", talk.broken()) : "");
    }

    private TableColumn<Talk, String> column(String name, double width, boolean number, Function<Talk, String> words) {
        TableColumn<Talk, String> column = new TableColumn<>(name);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(words.apply(data.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        em.subscribe(size -> {
            column.setPrefWidth(width * size.doubleValue());
            if (number) {
                column.setMaxWidth(1.2 * width * size.doubleValue());
            }
            column.setMinWidth((number ? width : Math.min(width, LEAST_TEXT)) * size.doubleValue());
        });
        column.getStyleClass().add(number ? "talk-number" : "talk-text");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
                setWrapText(!number);
                setTooltip(empty || text == null || text.length() < 18 ? null : new Tooltip(text));
            }
        });
        return column;
    }

    /// Says all of a row at once to a screen reader.
    private static final class Row extends TableRow<Talk> {
        @Override
        protected void updateItem(@Nullable Talk talk, boolean empty) {
            super.updateItem(talk, empty);
            setAccessibleText(empty || talk == null
                    ? ""
                    : say(
                            "Connection %s, %s, %s, %s to the server, %s to the client, %s",
                            talk.connection().number(),
                            talk.connection(),
                            talk.protocol().isEmpty() ? say("protocol not known") : talk.protocol(),
                            count(talk.toServer(), "%,d byte", "%,d bytes"),
                            count(talk.toClient(), "%,d byte", "%,d bytes"),
                            ending(talk)));
        }
    }

    /// Brings the rows up to date; what is chosen stays chosen.
    void show(List<Talk> talks) {
        for (int i = 0; i < talks.size(); i++) {
            if (i == getItems().size()) {
                getItems().addAll(talks.subList(i, talks.size()));
                return;
            }
            if (!talks.get(i).equals(getItems().get(i))) {
                getItems().set(i, talks.get(i));
            }
        }
    }
}
