package dev.wirelight.desktop.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.Selection;
import dev.wirelight.filter.UnitBytes;
import dev.wirelight.trace.Connection;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LadderFilterTest {
    private final Session session = new Session();
    private final LadderRows rows = new LadderRows(Session.WEB_SOCKET);
    private final List<Selection> chosen = new ArrayList<>();
    private Connection connection;
    private LadderView ladder;
    private TextField field;
    private ListView<?> list;
    private Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        connection = session.webSocket(52_344);
        session.readsHex(connection, "81 85 37 fa 21 3d 7f 9f 4d 51 58");
        session.readsHex(connection, "89 80 00 00 00 00");
        session.writesHex(connection, "8a 00");
        Fx.run(() -> {
            ladder = new LadderView(rows, "WebSocket server", new SimpleDoubleProperty(13), chosen::add);
            ladder.offerFilter(UnitBytes.in(session.trace));
            ladder.setEmpty(new Label("Start the server."));
            Scene scene = new Scene(ladder, 800, 500);
            new Look().dress(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            field = (TextField) ladder.lookup(".filter-field");
            list = (ListView<?>) ladder.lookup(".list-view");
            take();
        });
    }

    private void take() {
        session.seen().forEach(rows::add);
        ladder.update();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void filter(String text) {
        Fx.run(() -> {
            field.setText(text);
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        awaitJudged();
    }

    /// On a busy computer not all rows are judged at once: the rest at the next pulses.
    private void awaitJudged() {
        Fx.await("all rows are judged", () -> {
            ladder.update();
            return !Fx.shows(ladder, text -> text.contains("still to look at"));
        });
    }

    private boolean says(String text) {
        return Fx.get(() -> Fx.shows(ladder, text::equals));
    }

    @Test
    void onlyRowsThatFitAreShownAndTheRestIsCounted() {
        filter("opcode:text");

        Fx.await("one row is left", () -> list.getItems().size() == 1);
        assertThat(says("1 of 6 rows shown · 5 hidden by the filter")).isTrue();
    }

    @Test
    void whatComesLaterIsFilteredToo() {
        filter("opcode:text");
        session.readsHex(connection, "89 80 00 00 00 00 81 81 00 00 00 00 61");
        Fx.run(this::take);
        awaitJudged();

        assertThat(Fx.get(() -> list.getItems().size())).isEqualTo(2);
        assertThat(says("2 of 8 rows shown · 6 hidden by the filter")).isTrue();
    }

    @Test
    void theChosenRowStaysChosenWhereItIsStillShownAndIsLetGoWhereItIsNot() {
        Fx.run(() -> list.getSelectionModel().select(3));
        Selection hello = chosen.getLast();
        filter("opcode:text,pong");
        assertThat(Fx.get(() -> ladder.selection())).contains(hello);

        filter("opcode:pong");
        assertThat(Fx.get(() -> ladder.selection())).isEmpty();
        assertThat(chosen).as("nobody has chosen another row").last().isEqualTo(hello);
    }

    @Test
    void whereEverythingIsHiddenAWayBackIsOffered() {
        filter("nothing has these words");
        Fx.await("it is said", () -> Fx.shows(ladder, "The filter hides every row that is here."::equals));
        Fx.press(ladder, "Show all rows");

        Fx.await("all rows are there again", () -> list.getItems().size() == 6);
    }

    @Test
    void whoAsksForPacketsIsToldThatTheyAreSwitchedOff() {
        filter("segment:SYN");

        assertThat(says("0 of 6 rows shown · 6 hidden by the filter · captured packets are switched off")).isTrue();
    }

    private List<Integer> marked() {
        return ladder.lookupAll(".ladder-cell").stream()
                .filter(Node::isVisible)
                .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("explained")))
                .map(cell -> ((IndexedCell<?>) cell).getIndex())
                .distinct()
                .toList();
    }

    @Test
    void theRowOfWhatIsExplainedIsMarked() {
        Fx.await("rows", () -> !ladder.lookupAll(".ladder-cell").isEmpty());
        assertThat(Fx.get(this::marked)).isEmpty();
        Fx.run(() -> ladder.markExplained(ladder.newestUnit().flatMap(Row::selection)));
        Fx.await("the pong", () -> marked().equals(List.of(5)));

        filter("opcode:pong");
        Fx.await("still the pong", () -> marked().equals(List.of(0)));
    }

    @Test
    void whereNothingNewComesNoButtonLeadsToIt() {
        Fx.run(() -> list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false)));
        Fx.await("offered", () -> Fx.shows(ladder, "Follow newest"::equals));
        Fx.run(() -> ladder.offerFollowing(false));
        Fx.await("no longer", () -> !Fx.shows(ladder, "Follow newest"::equals));
    }

    @Test
    void theNewestUnitIsTheNewestThatIsShown() {
        assertThat(Fx.get(() -> ladder.newestUnit()).orElseThrow().unit().length()).isEqualTo(2);
        filter("opcode:text");

        assertThat(Fx.get(() -> ladder.newestUnit()).orElseThrow().unit().length()).isEqualTo(11);
    }

    @Test
    void controlFGoesToTheField() {
        Fx.run(() -> {
            list.requestFocus();
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, true, false, false));
        });

        Fx.await("the field has the keyboard", () -> field.isFocused());
    }
}
