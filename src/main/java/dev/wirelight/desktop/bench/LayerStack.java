package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.workshop.bench.Owner;
import dev.wirelight.workshop.bench.PacketPiece;
import dev.wirelight.workshop.bench.WirePacket;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// The layers from the top down, TCP/IP's beside OSI's, each with its letter and how many bytes it adds.
final class LayerStack extends GridPane {
    private static final String NONE = "0";

    LayerStack() {
        getStyleClass().add("layer-stack");
        setAccessibleText(say("The layers, and how many bytes each adds"));
    }

    void show(WirePacket packet) {
        getChildren().clear();
        int row = 0;
        add("", say("What · what for"), "TCP/IP", "OSI", say("Bytes"), row++, "heading");
        for (Owner owner : List.of(Owner.MESSAGE, Owner.APPLICATION)) {
            owner(packet, owner, say("Application"), row++);
        }
        if (packet.count(Owner.TLS) > 0) {
            owner(packet, Owner.TLS, say("(between the two)"), row++);
        } else {
            add("", say("nothing: who needs them does it in layer 7"), "–", say("6 · Presentation, 5 · Session"), NONE, row++, "dim");
        }
        add(Owner.SOCKET.sign(), say("The socket: the line between program and system, no layer"), "–", "–", NONE, row++, "stack-socket");
        owner(packet, Owner.TRANSPORT, say("Transport"), row++);
        owner(packet, Owner.INTERNET, say("Internet"), row++);
        owner(packet, Owner.LINK, say("Link"), row++);
        add("", say("voltage, light, radio: carries bits, adds no byte to a packet"), say("(a part of Link)"), say("1 · Physical"), NONE, row++, "dim");
        add("", say("All of it"), "", "", Amounts.number(packet.bytes().length), row, "heading");
    }

    private void owner(WirePacket packet, Owner owner, String layer, int row) {
        String names = packet.pieces().stream()
                .filter(piece -> piece.owner() == owner)
                .map(PacketPiece::name)
                .distinct()
                .collect(Collectors.joining(", "));
        String what = (names.isEmpty() ? owner.words() : names) + " · " + owner.task();
        add(owner.sign(), what, layer, owner.osi(), Amounts.number(packet.count(owner)), row, "stack-row");
        Label sign = (Label) getChildren().get(getChildren().size() - 5);
        sign.getStyleClass().addAll("mono", "stack-sign", PacketGrid.style(owner));
    }

    private void add(String sign, String what, String layer, String osi, String bytes, int row, String style) {
        String[] texts = {sign, what, layer, osi, bytes};
        for (int column = 0; column < texts.length; column++) {
            Label label = new Label(texts[column]);
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().addAll(style, "stack-" + column);
            add(label, column, row);
        }
    }
}
