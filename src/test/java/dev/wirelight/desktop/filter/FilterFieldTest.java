package dev.wirelight.desktop.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilterFieldTest {
    private final List<String> used = new ArrayList<>();
    private FilterBar bar;
    private FilterField field;
    private Stage stage;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        Fx.run(() -> {
            bar = new FilterBar("server", new SimpleDoubleProperty(13), List::of, (Filter filter) -> used.add(filter.toString()));
            field = bar.field();
            Scene scene = new Scene(new VBox(new Button("other"), bar), 700, 200);
            new Look().dress(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            bar.takeFocus();
        });
        Fx.await("the field has the keyboard", () -> field.isFocused());
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void type(String text) {
        Fx.run(() -> field.replaceSelection(text));
    }

    private void press(KeyCode... codes) {
        Fx.run(() -> {
            for (KeyCode code : codes) {
                field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            }
        });
    }

    private Region underline() {
        return (Region) field.lookup(".filter-underline");
    }

    @Test
    void whoRestsAfterTypingUsesTheFilter() {
        type("opcode:text");

        Fx.await("it counts", () -> used.contains("opcode:text"));
    }

    @Test
    void enterUsesItAtOnce() {
        type("ping");
        press(KeyCode.ENTER);

        assertThat(used).endsWith("ping");
    }

    @Test
    void whatIsTypedOnTheWayDoesNotCount() {
        type("op");
        Fx.await("something is proposed", () -> !field.proposed().isEmpty());
        type("q");
        Fx.await("nothing fits any more", () -> field.proposed().isEmpty());
        type("x:1");
        press(KeyCode.ENTER);

        assertThat(used).isEmpty();
    }

    @Test
    void aProposalIsTakenWithTheKeyboardAndItsValuesFollow() {
        type("opco");
        Fx.await("the field is proposed", () -> field.proposed().equals(List.of("opcode:")));
        press(KeyCode.DOWN, KeyCode.ENTER);
        Fx.await("its values are proposed", () -> field.proposed().contains("ping"));
        type("pi");
        Fx.await("fewer fit", () -> field.proposed().equals(List.of("ping")));
        press(KeyCode.DOWN, KeyCode.TAB);

        assertThat(field.getText()).isEqualTo("opcode:ping");
    }

    @Test
    void tabTakesTheOnlyProposal() {
        type("opco");
        Fx.await("the field is proposed", () -> field.proposed().equals(List.of("opcode:")));
        press(KeyCode.TAB);

        assertThat(field.getText()).isEqualTo("opcode:");
    }

    @Test
    void escClosesTheProposalsFirstAndThenEmptiesTheField() {
        type("opco");
        Fx.await("something is proposed", () -> !field.proposed().isEmpty());
        press(KeyCode.ESCAPE);
        assertThat(field.proposed()).isEmpty();
        assertThat(field.getText()).isEqualTo("opco");

        press(KeyCode.ESCAPE);
        assertThat(field.getText()).isEmpty();
    }

    @Test
    void whatIsWrongIsUnderlinedAndSaidAndTheFilterOfBeforeStays() {
        type("ping");
        press(KeyCode.ENTER);
        Fx.run(() -> field.setText("ping and opcode:txt"));
        press(KeyCode.ENTER);

        Fx.await("it is said", () -> Fx.shows(bar, text -> text.startsWith("At character 17: “opcode” is never “txt”.")));
        Fx.await("it is underlined", () -> underline() != null && underline().isVisible() && underline().getWidth() > 5);
        assertThat(used).last().isEqualTo("ping");
        assertThat(Fx.get(() -> Fx.shows(bar, text -> text.endsWith("Until that is mended, this counts: ping")))).isTrue();
        double letter = field.getFont().getSize() * 0.6;
        assertThat(underline().getLayoutX()).isBetween(14 * letter, 19 * letter);
    }

    @Test
    void whoStillLooksAtProposalsIsNotToldWhatIsWrongSoFar() {
        type("opcode:");
        Fx.await("values are proposed", () -> field.proposed().contains("text"));
        press(KeyCode.DOWN, KeyCode.ENTER);

        Fx.await("the filter counts", () -> used.contains("opcode:text"));
        assertThat(Fx.get(() -> Fx.shows(bar, text -> text.startsWith("At character")))).isFalse();
    }

    @Test
    void theCorrectionIsOneClickAway() {
        Fx.run(() -> field.setText("opcode:txt"));
        press(KeyCode.ENTER);
        Fx.press(bar, "Write text");

        assertThat(field.getText()).isEqualTo("opcode:text");
        assertThat(used).last().isEqualTo("opcode:text");
        Fx.await("nothing is wrong any more", () -> !underline().isVisible());
    }

    @Test
    void theCountIsSaidWhileThereIsAFilterAndClearTakesBothAway() {
        type("ping");
        press(KeyCode.ENTER);
        Fx.run(() -> bar.show(new RowCount(12, 340, 0, 0), ""));
        assertThat(Fx.get(() -> Fx.shows(bar, "12 of 340 rows shown · 328 hidden by the filter"::equals))).isTrue();

        Fx.press(bar, "Clear the filter");
        Fx.run(() -> bar.show(new RowCount(340, 340, 0, 0), ""));

        assertThat(used).last().isEqualTo("");
        assertThat(Fx.get(() -> Fx.shows(bar, text -> text.contains("shown")))).isFalse();
    }

    @Test
    void everyPartCanBeReadByAScreenReader() {
        Node clear = Fx.get(() -> {
            field.setText("a");
            return Fx.button(bar, "Clear the filter");
        });

        assertThat(clear.getAccessibleHelp()).isEqualTo("Show all rows again (Esc)");
        assertThat(field.getAccessibleText()).isEqualTo("Filter of what passed at the server");
    }
}
