package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.workshop.bench.PacketSheet;
import dev.wirelight.workshop.bench.Talk;
import dev.wirelight.workshop.bench.TypedText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is to be seen in the packet: the message, and which ways it goes.
final class LayersControls extends VBox {
    private static final List<Integer> LENGTHS = List.of(5, 125, 126, PacketSheet.MOST);

    private final Consumer<PacketSheet> changed;
    private final Supplier<Optional<PacketSheet.Taken>> chosen;
    private final TextField message = new TextField();
    private final Said said = new Said();
    private final Label taken = new Label();
    private final CheckBox masked = new CheckBox(say("masked"));
    private final CheckBox tls = new CheckBox("TLS");
    private final Either<Talk> talk = new Either<>(List.of(Talk.values()), Talk::toString, now -> use(sheet().withTalk(now)));
    private final Either<Boolean> ipv6 =
            new Either<>(List.of(false, true), six -> six ? "IPv6" : "IPv4", now -> use(sheet().withIpv6(now)));
    private final Either<Boolean> ethernet = new Either<>(
            List.of(false, true), far -> far ? say("Ethernet") : say("inside this computer"), now -> use(sheet().withEthernet(now)));
    private PacketSheet sheet = PacketSheet.EXAMPLE;
    private boolean showing;

    /// @param chosen the unit that is chosen in a ladder, with all its bytes
    LayersControls(Supplier<Optional<PacketSheet.Taken>> chosen, Consumer<PacketSheet> changed) {
        this.chosen = chosen;
        this.changed = changed;
        getStyleClass().add("layers-controls");
        Label title = new Label(say("Your message"));
        title.setLabelFor(message);
        title.setMinWidth(USE_PREF_SIZE);
        message.getStyleClass().add("mono");
        message.setAccessibleText(say("Your message, as text"));
        message.textProperty().addListener((_, _, text) -> {
            if (!showing) {
                typed(text);
            }
        });
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox line = new HBox(title, message);
        for (int length : LENGTHS) {
            Button button = new Button(say("%,d bytes", length));
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleHelp(say("Take a message of so many bytes"));
            button.setOnAction(_ -> take(sheet.withMessage(length == LENGTHS.getFirst() ? PacketSheet.EXAMPLE.message() : letters(length))));
            line.getChildren().add(button);
        }
        line.getStyleClass().add("tool-row");
        line.setAlignment(Pos.CENTER_LEFT);
        masked.setTooltip(new Tooltip(say("A client masks its frames, a server does not (RFC 6455 §5.1)")));
        tls.setTooltip(new Tooltip(say("As with wss:// and https://: TLS 1.3, in one record")));
        masked.setOnAction(_ -> use(sheet.withMask(masked.isSelected())));
        tls.setOnAction(_ -> use(sheet.withTls(tls.isSelected())));
        Button take = Icons.button("download", say("Take from the ladder"),
                say("Show what is chosen in the main window's ladder: a frame, a request or a line that really passed"), this::takeChosen);
        FlowPane ways = new FlowPane(talk, masked, tls, ipv6, ethernet, take, taken);
        ways.getStyleClass().add("tool-flow");
        ways.setRowValignment(VPos.CENTER);
        taken.getStyleClass().add("dim");
        getChildren().addAll(line, said, ways);
        showSheet();
    }

    private static byte[] letters(int length) {
        byte[] letters = new byte[length];
        Arrays.fill(letters, (byte) 'a');
        return letters;
    }

    private PacketSheet sheet() {
        return sheet;
    }

    private void typed(String text) {
        TypedText read = TypedText.read(text);
        if (!read.isGood()) {
            said.say(read.trouble());
        } else if (read.bytes().length > PacketSheet.MOST) {
            said.say(say("These are %,d bytes. Here is room for %,d.", read.bytes().length, PacketSheet.MOST));
        } else {
            sheet = sheet.withMessage(read.bytes());
            said.say("");
            showWays();
            changed.accept(sheet);
        }
        message.setAccessibleHelp(said.getText());
    }

    private void takeChosen() {
        Optional<PacketSheet.Taken> found = chosen.get();
        if (found.isEmpty()) {
            said.say(say("Nothing is chosen in the main window, or it is no longer in memory. Click there on a frame, a request or a"
                    + " line first."));
            return;
        }
        try {
            take(sheet.with(found.get().unit(), found.get().bytes()));
        } catch (IllegalArgumentException e) {
            said.say(String.valueOf(e.getMessage()));
        }
    }

    /// Shows this.
    void take(PacketSheet other) {
        sheet = other;
        said.say("");
        showSheet();
        changed.accept(sheet);
    }

    private void use(PacketSheet other) {
        sheet = other;
        said.say("");
        showWays();
        changed.accept(sheet);
    }

    private void showSheet() {
        showing = true;
        message.setText(TypedText.write(sheet.message()));
        showing = false;
        showWays();
    }

    private void showWays() {
        boolean own = sheet.taken().isEmpty();
        talk.show(sheet.talk());
        ipv6.show(sheet.ipv6());
        ethernet.show(sheet.ethernet());
        masked.setSelected(sheet.masked());
        masked.setDisable(!own || sheet.talk() != Talk.WEBSOCKET);
        tls.setSelected(sheet.tls());
        taken.setText(sheet.taken().map(real -> say(
                "from connection #%s: %s", real.unit().connection().number(), UnitWords.of(real.unit()))).orElse(""));
    }

    /// Buttons of which one is pressed.
    private static final class Either<T> extends HBox {
        private final ToggleGroup group = new ToggleGroup();

        Either(List<T> values, Function<T, String> words, Consumer<T> then) {
            for (int i = 0; i < values.size(); i++) {
                T value = values.get(i);
                ToggleButton button = new ToggleButton(words.apply(value));
                button.setUserData(value);
                button.setToggleGroup(group);
                button.setMinWidth(USE_PREF_SIZE);
                button.getStyleClass().add(i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "middle-pill");
                button.setOnAction(_ -> {
                    button.setSelected(true); // a second click changes nothing
                    then.accept(value);
                });
                getChildren().add(button);
            }
        }

        void show(T value) {
            group.getToggles().forEach(toggle -> toggle.setSelected(value.equals(toggle.getUserData())));
        }
    }
}
