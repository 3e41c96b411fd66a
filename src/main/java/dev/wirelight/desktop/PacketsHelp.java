package dev.wirelight.desktop;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.capture.live.CaptureStatus;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Explains where packets come from, what this computer gives us now, and which commands would give more.
final class PacketsHelp {
    private static final String KINDS =
            mark("""
            captured – a program that may see the network (dumpcap or tcpdump) hands Wirelight every packet of its own \
            connections. Real headers, real times: SYN, ACK, FIN, and what was sent again.
            from the operating system – it says in which state each TCP connection is. Nobody needs a right for that.
            worked example – the headers that such a packet would have, built from the socket's real addresses by rule. \
            Marked by a dashed frame. Nobody observed them.""");

    private PacketsHelp() {}

    static void show(Look look, Window owner, CaptureStatus status) {
        VBox box = new VBox(
                heading(say("What you see now")), wrapped(now(status)), heading(say("The three kinds")), wrapped(say(KINDS)));
        if (status instanceof CaptureStatus.Unavailable || status instanceof CaptureStatus.Off) {
            box.getChildren().addAll(heading(say("How to get real packets")), wrapped(whatToDo()));
            List<String> commands = commands();
            if (!commands.isEmpty()) {
                box.getChildren().addAll(area(commands), copy(commands));
            }
        }
        Stage stage = new Stage();
        Button close = new Button(say("Close"));
        close.setCancelButton(true);
        close.setDefaultButton(true);
        close.setOnAction(_ -> stage.close());
        box.getChildren().add(close);
        box.getStyleClass().addAll("dialog-box", "panel", "packets-help");
        Scene scene = new Scene(box);
        look.dress(scene);
        stage.setOnHidden(_ -> look.forget(stage));
        stage.setScene(scene);
        stage.initOwner(owner);
        stage.setTitle(say("Where the packets come from"));
        stage.show();
    }

    private static String now(CaptureStatus status) {
        return switch (status) {
            case CaptureStatus.Unavailable(String why, String _) -> say(
                    "%s So TCP, IP and link headers are worked examples.",
                    why);
            case CaptureStatus.Running running -> say(
                    "%s The switch “TCP packets” shows them in the ladders.",
                    running.words());
            case CaptureStatus.Off _, CaptureStatus.Idle _, CaptureStatus.Starting _ -> status.words();
        };
    }

    private enum System {
        LINUX,
        MAC_OS,
        WINDOWS;

        static System here() {
            String name = java.lang.System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC_OS : LINUX;
        }
    }

    static String whatToDo() {
        return switch (System.here()) {
            case LINUX ->
                say("Install dumpcap, which is a part of Wireshark, and join the group that may use it. On Debian and Ubuntu these"
                        + " commands do it (answer yes to the question); on other systems the package is called"
                        + " wireshark-cli. Then log in again, and start Wirelight again.");
            case MAC_OS ->
                say("Install Wireshark from wireshark.org together with its package ChmodBPF. Then start Wirelight again.");
            case WINDOWS ->
                say("Install Wireshark from wireshark.org together with Npcap. Do not let Npcap's installer restrict it to"
                        + " administrators. Then start Wirelight again.");
        };
    }

    static List<String> commands() {
        return switch (System.here()) {
            case LINUX ->
                List.of(
                        "sudo apt install wireshark-common",
                        "sudo dpkg-reconfigure wireshark-common",
                        "sudo usermod -aG wireshark $USER");
            case MAC_OS, WINDOWS -> List.of();
        };
    }

    private static TextArea area(List<String> commands) {
        TextArea area = new TextArea(String.join("\n", commands));
        area.setEditable(false);
        area.setPrefRowCount(commands.size());
        area.getStyleClass().add("mono");
        area.setAccessibleText(say("Commands that give the right to capture"));
        return area;
    }

    private static HBox copy(List<String> commands) {
        return new HBox(Icons.button(
                "copy", say("Copy the commands"), say("To paste them into a terminal"), () -> Copied.text(String.join("\n", commands))));
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
