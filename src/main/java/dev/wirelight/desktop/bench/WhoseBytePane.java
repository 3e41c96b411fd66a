package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.workshop.bench.Finding;
import dev.wirelight.workshop.bench.Owner;
import dev.wirelight.workshop.bench.WhoseByte;
import dev.wirelight.workshop.bench.WirePacket;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The exercise: a byte without its mark, and the question whose it is.
final class WhoseBytePane extends VBox {
    private final PacketGrid grid;
    private final RandomGenerator random;
    private final Runnable asks;
    private final Label question = new Label();
    private final FlowPane choices = new FlowPane();
    private final Said said = new Said();
    private final Label score = new Label();
    private WirePacket packet;
    private Optional<WhoseByte> asked = Optional.empty();
    private boolean tried;
    private int questions;
    private int atOnce;

    /// @param asks told when a byte is asked for, of which nothing is to be said then
    WhoseBytePane(WirePacket packet, PacketGrid grid, RandomGenerator random, Runnable asks) {
        this.asks = asks;
        this.packet = packet;
        this.grid = grid;
        this.random = random;
        getStyleClass().add("whose-byte");
        choices.getStyleClass().add("tool-flow");
        question.getStyleClass().add("heading");
        question.setWrapText(true);
        score.getStyleClass().addAll("dim", "small");
        forget();
    }

    /// Asks nothing any more: another packet is shown.
    void show(WirePacket now) {
        packet = now;
        forget();
    }

    private void forget() {
        asked = Optional.empty();
        grid.mark(true);
        question.setText(say("Try yourself: the marks go away, and you say whose a byte is."));
        Button ask = Icons.button("help-circle", say("Whose byte is this?"), say("Hide the marks and ask for a byte"), this::ask);
        choices.getChildren().setAll(ask);
        said.say("");
        getChildren().setAll(question, choices, said, score);
        choices.setAlignment(Pos.CENTER_LEFT);
    }

    private void ask() {
        WhoseByte now = WhoseByte.ask(packet, random);
        asked = Optional.of(now);
        tried = false;
        questions++;
        asks.run();
        grid.light(now.index());
        grid.mark(false);
        String digits = Words.hex(packet.bytes()[now.index()]);
        grid.name(say("The whole packet without marks. Asked for is byte %s, %s.", now.index(), digits));
        question.setText(say("Whose is byte %s, %s? It has a frame and a question mark.", now.index(), digits));
        choices.getChildren().clear();
        for (Owner owner : now.choices()) {
            Button button = new Button(owner.words());
            button.setOnAction(_ -> answer(owner));
            choices.getChildren().add(button);
        }
        choices.getChildren().add(Icons.button("eye", say("Show the marks"), say("End the exercise and show whose each byte is"), this::forget));
        said.say("");
        choices.getChildren().getFirst().requestFocus();
    }

    private void answer(Owner owner) {
        asked.ifPresent(now -> {
            Finding finding = now.answer(owner);
            said.say(finding);
            said.setAccessibleText(finding.words());
            if (finding.right()) {
                atOnce += tried ? 0 : 1;
                right(now);
            }
            tried = true;
        });
    }

    private void right(WhoseByte now) {
        asked = Optional.empty();
        grid.mark(true);
        grid.light(now.index());
        Button next = Icons.button("help-circle", say("Another byte"), say("Hide the marks again and ask for another byte"), this::ask);
        choices.getChildren().setAll(next);
        next.requestFocus();
        score.setText(say("%,d of %,d right at the first try.", atOnce, questions));
    }

    /// The byte that is asked for, for the tests; -1 for none.
    int asked() {
        return asked.map(WhoseByte::index).orElse(-1);
    }
}
