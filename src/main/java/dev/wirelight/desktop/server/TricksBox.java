package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.say;

import dev.wirelight.server.Tricks;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Switches for what the WebSocket server does otherwise than others, on purpose.
final class TricksBox extends VBox {
    private static final int COLUMNS = 4;

    private final ServerDesk desk;
    private final CheckBox noPong = box(say("no pongs"), say("Pings are not answered (RFC 6455 §5.5.2 says they must be)"));
    private final CheckBox noClose = box(say("no close"), say("A close frame is not answered (RFC 6455 §5.5.1 says it must be)"));
    private final CheckBox wrongAccept =
            box(say("wrong Accept"), say("The 101 carries a Sec-WebSocket-Accept that was made of another key (RFC 6455 §4.2.2)"));
    private final CheckBox mask = box(say("masked frames"), say("Its frames are masked, as only a client's may be (RFC 6455 §5.1)"));
    private final TextField fragment = number(say("Bytes of each fragment"));
    private final TextField delay = number(say("Delay in milliseconds"));
    private final Label wrong = new Label();
    private boolean showing;

    TricksBox(ServerDesk desk) {
        this.desk = desk;
        getStyleClass().add("tricks");
        Label title = new Label(say("On purpose, to see what clients make of it:"));
        title.getStyleClass().addAll("dim", "small");
        FlowPane flow = new FlowPane(noPong, noClose, wrongAccept, mask);
        flow.getChildren()
                .addAll(
                        row(new Label(say("fragments of")), fragment, new Label(say("bytes"))),
                        row(new Label(say("delay")), delay, new Label("ms")));
        flow.getStyleClass().add("tool-flow");
        wrong.getStyleClass().add("bad");
        wrong.setWrapText(true);
        wrong.setVisible(false);
        wrong.managedProperty().bind(wrong.visibleProperty());
        getChildren().addAll(title, flow, wrong);
        for (CheckBox box : List.of(noPong, noClose, wrongAccept, mask)) {
            box.selectedProperty().addListener(_ -> play());
        }
        for (TextField field : List.of(fragment, delay)) {
            field.setOnAction(_ -> play());
            field.focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    play();
                }
            });
        }
        desk.tricks().subscribe(this::show);
    }

    private static CheckBox box(String text, String does) {
        CheckBox box = new CheckBox(text);
        box.setTooltip(new Tooltip(does));
        box.setAccessibleHelp(does);
        return box;
    }

    private static TextField number(String name) {
        TextField field = new TextField();
        field.setPrefColumnCount(COLUMNS);
        field.setAccessibleText(name);
        return field;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(Tricks tricks) {
        showing = true;
        noPong.setSelected(tricks.keepsPongs());
        noClose.setSelected(tricks.keepsClose());
        wrongAccept.setSelected(tricks.wrongAccept());
        mask.setSelected(tricks.masks());
        fragment.setText(tricks.fragment() == 0 ? "" : "" + tricks.fragment());
        delay.setText(tricks.delay().isZero() ? "" : "" + tricks.delay().toMillis());
        showing = false;
    }

    private void play() {
        if (showing) {
            return;
        }
        wrong.setVisible(false);
        try {
            desk.play(new Tricks(
                    noPong.isSelected(),
                    noClose.isSelected(),
                    wrongAccept.isSelected(),
                    mask.isSelected(),
                    numberIn(fragment),
                    Duration.ofMillis(numberIn(delay))));
        } catch (IllegalArgumentException e) {
            wrong.setText(e.getMessage());
            wrong.setVisible(true);
        }
    }

    private static int numberIn(TextField field) {
        String digits = field.getText().strip();
        if (!digits.matches("[0-9]{0,6}")) {
            throw new IllegalArgumentException(field.getAccessibleText() + ": that is a whole number, or nothing.");
        }
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
