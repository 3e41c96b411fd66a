package dev.wirelight.desktop;

import dev.wirelight.desktop.feed.Counts;
import dev.wirelight.dissect.Amounts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is counted, who can connect, and what is not real: the bottom line of the window.
final class StatusBar extends HBox {
    private final Label connections = new Label();
    private final Label calls = new Label();

    /// @param bind the address at which the servers listen
    StatusBar(String bind) {
        getStyleClass().addAll("status-bar", "panel", "small");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label examples = label("TCP, IP and link headers are worked examples: no packets are captured");
        examples.setTooltip(new Tooltip("Wirelight sees what passes its sockets. The headers below that are built from"
                + " the sockets' real addresses, to show what such packets look like."));
        Label who = label(whoCanConnect(bind));
        who.setMinWidth(USE_PREF_SIZE);
        connections.setMinWidth(USE_PREF_SIZE);
        calls.setMinWidth(USE_PREF_SIZE);
        connections.getStyleClass().add("dim");
        calls.getStyleClass().add("dim");
        getChildren().addAll(connections, calls, space, examples, who);
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("dim");
        label.setMinWidth(0);
        return label;
    }

    static String whoCanConnect(String bind) {
        return switch (bind) {
            case "127.0.0.1", "::1", "localhost" -> "Only this computer can connect (" + bind + ")";
            case "0.0.0.0", "::" -> "Every computer that reaches this one can connect (" + bind + ")";
            default -> "Computers that reach " + bind + " can connect";
        };
    }

    /// @param open how many connections are open
    /// @param meanwhile whether something else is shown than the servers
    void show(int open, Counts counts, boolean meanwhile) {
        connections.setText((meanwhile ? "The servers meanwhile: " : "") + Amounts.of(open, "connection"));
        StringBuilder text = new StringBuilder(Amounts.of(counts.all(), "socket call"));
        if (counts.missed() > 0) {
            text.append(": ").append(Amounts.number(counts.read())).append(" read here, ")
                    .append(Amounts.number(counts.missed())).append(" too fast to show");
        } else {
            text.append(" · none missed");
        }
        if (counts.waiting() > 0) {
            text.append(", ").append(Amounts.number(counts.waiting())).append(" waiting");
        }
        calls.setText(text.toString());
    }
}
