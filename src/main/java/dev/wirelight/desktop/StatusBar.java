package dev.wirelight.desktop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.live.CaptureStatus;
import dev.wirelight.desktop.feed.Counts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is counted, who can connect, and what is not real: the bottom line of the window.
final class StatusBar extends HBox {
    private static final String WHY = mark("Why did nothing happen?");
    private static final PseudoClass NOTICED = PseudoClass.getPseudoClass("noticed");

    private final Label connections = new Label();
    private final Label calls = new Label();
    private final Label packets = label("");
    private final Tooltip packetsTip = new Tooltip();
    private final Button onOff = new Button();
    private final Button why = new Button();
    private final boolean mayCapture;
    private boolean captures = true;

    /// @param bind the address at which the servers listen
    /// @param capture told whether packets are to be captured; empty where nobody can capture any
    /// @param how explains where packets come from
    /// @param doctor says why nothing happened
    StatusBar(String bind, Optional<Consumer<Boolean>> capture, Runnable how, Runnable doctor) {
        getStyleClass().addAll("status-bar", "panel", "small");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        packetsTip.setWrapText(true);
        packets.setTooltip(packetsTip);
        Button more = new Button(say("How?"));
        more.setAccessibleText(say("Where packets come from, and how to get more"));
        more.setTooltip(new Tooltip(more.getAccessibleText()));
        more.getStyleClass().addAll("flat", "how");
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnAction(_ -> how.run());
        onOff.getStyleClass().addAll("flat", "how");
        onOff.setMinWidth(USE_PREF_SIZE);
        onOff.setOnAction(_ -> capture.ifPresent(told -> told.accept(!captures)));
        mayCapture = capture.isPresent();
        HBox line = new HBox(packets, onOff, more);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        Label who = label(whoCanConnect(bind));
        who.setMinWidth(USE_PREF_SIZE);
        connections.setMinWidth(USE_PREF_SIZE);
        calls.setMinWidth(USE_PREF_SIZE);
        connections.getStyleClass().add("dim");
        calls.getStyleClass().add("dim");
        why.getStyleClass().addAll("flat", "how");
        why.setMinWidth(USE_PREF_SIZE);
        why.setTooltip(new Tooltip(say("What goes wrong at the servers, and ports tried out (Ctrl+D)")));
        why.setOnAction(_ -> doctor.run());
        showNoticed(0);
        getChildren().addAll(why, connections, calls, space, line, who);
        showPackets(new CaptureStatus.Off());
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("dim");
        label.setMinWidth(0);
        return label;
    }

    /// Says quietly that something goes wrong at the servers.
    ///
    /// @param unread how many troubles were noticed that nobody has looked at
    void showNoticed(int unread) {
        why.setText(unread == 0 ? say(WHY) : say("Why did nothing happen? ● %,d noticed", unread));
        why.setAccessibleText(why.getText());
        why.pseudoClassStateChanged(NOTICED, unread > 0);
    }

    static String whoCanConnect(String bind) {
        return switch (bind) {
            case "127.0.0.1", "::1", "localhost" -> say("Only this computer can connect (%s)", bind);
            case "0.0.0.0", "::" -> say("Every computer that reaches this one can connect (%s)", bind);
            default -> say("Computers that reach %s can connect", bind);
        };
    }

    /// Says which packets we have.
    void showPackets(CaptureStatus status) {
        String words =
                switch (status) {
                    case CaptureStatus.Running running -> "● " + running.words().replaceFirst("\\.$", "");
                    case CaptureStatus.Unavailable(String why, String _) -> say(
                            "○ %s Headers below TCP are worked examples",
                            why);
                    case CaptureStatus.Off _, CaptureStatus.Idle _, CaptureStatus.Starting _ -> "○ " + status.words();
                };
        tell(words, status.words());
        offerSwitch(mayCapture && !(status instanceof CaptureStatus.Unavailable), !(status instanceof CaptureStatus.Off));
    }

    private void offerSwitch(boolean offered, boolean on) {
        captures = on;
        onOff.setText(on ? say("Stop capturing") : say("Capture packets"));
        onOff.setAccessibleText(onOff.getText());
        onOff.setVisible(offered);
        onOff.setManaged(offered);
    }

    /// Says that the packets are those of a file.
    void showPacketsOfFile() {
        tell(say("● Packets of the file: TCP, IP and link headers as they were saved"), say("Nothing in a file is captured now."));
        offerSwitch(false, captures);
    }

    private void tell(String words, String more) {
        if (!words.equals(packets.getText())) {
            packets.setText(words);
            packetsTip.setText(more);
        }
    }

    /// @param open how many connections are open
    /// @param meanwhile whether something else is shown than the servers
    /// @param captured whether packets are counted too
    void show(int open, Counts counts, boolean meanwhile, boolean captured) {
        connections.setText(meanwhile
                ? count(open, "The servers meanwhile: %,d connection", "The servers meanwhile: %,d connections")
                : count(open, "%,d connection", "%,d connections"));
        String all = captured
                ? say("%,d socket calls and packets", counts.all())
                : count(counts.all(), "%,d socket call", "%,d socket calls");
        String read = counts.missed() > 0
                ? say("%s: %,d read here, %,d too fast to show", all, counts.read(), counts.missed())
                : say("%s · none missed", all);
        calls.setText(counts.waiting() > 0 ? say("%s, %,d waiting", read, counts.waiting()) : read);
    }
}
