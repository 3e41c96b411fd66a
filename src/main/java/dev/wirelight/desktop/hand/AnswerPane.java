package dev.wirelight.desktop.hand;

import dev.wirelight.desktop.ControlNames;
import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.dissect.HandshakeMistake;
import dev.wirelight.dissect.HandshakeSteps;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.protocol.http.HttpField;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.server.HandServer;
import dev.wirelight.trace.Address;
import dev.wirelight.words.Words;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The client's request on the left, the learner's answer on the right, and below what became of it.
final class AnswerPane extends VBox {
    private static final String BEGINNING = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept:\u0020

            """;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final int LONGEST_LINE = 300;
    private static final int ROWS = 9;

    private final Label requestTitle = new Label(Words.say("The client's request"));
    private final TextArea request = new TextArea();
    private final TextArea answer = new TextArea();
    private final Label verdict = new Label();
    private final Label shell = new Label();
    private final HBox shellRow;
    private @Nullable HandshakeSteps steps;

    /// @param send writes bytes to the client
    AnswerPane(Consumer<byte[]> send) {
        getStyleClass().add("hand-answer");
        request.setEditable(false);
        request.setAccessibleText(Words.say("The client's request"));
        request.setPromptText(Words.say("No request has come yet."));
        answer.setAccessibleText(Words.say("Your answer"));
        answer.setPromptText("HTTP/1.1 101 …");
        for (TextArea text : new TextArea[] {request, answer}) {
            text.getStyleClass().add("mono");
            text.setPrefRowCount(ROWS);
        }
        Button begin = Icons.button(
                "edit-3", Words.say("Begin it for me"), Words.say("Writes the lines that are always the same, and leaves the value to you"), () -> {
                    answer.setText(BEGINNING);
                    answer.requestFocus();
                    answer.positionCaret(BEGINNING.length() - 2);
                });
        Button go = Icons.button(
                "send", Words.say("Send the answer"), Words.say("Sends each line with CR LF behind it (Ctrl+Enter)"), () -> send(send));
        answer.setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
                go.fire();
                event.consume();
            }
        });
        shell.getStyleClass().addAll("mono", "small");
        shell.setMinWidth(0);
        Button copy = Icons.iconButton("copy", Words.say("Copy"), Words.say("Copy this line, to paste it into a terminal"), () -> {
            Copied.text(shell.getText());
        });
        Label inShell = new Label(WINDOWS ? Words.say("In PowerShell:") : Words.say("In a shell:"));
        inShell.setMinWidth(USE_PREF_SIZE);
        shellRow = row(inShell, shell, copy);
        shellRow.managedProperty().bind(shellRow.visibleProperty());
        shellRow.setVisible(false);
        Label answerTitle = new Label(Words.say("Your answer · each line goes out with CR LF, and an empty line ends the head"));
        HBox halves = new HBox(half(requestTitle, request), half(answerTitle, answer, row(begin, go)));
        halves.getStyleClass().add("hand-halves");
        verdict.setWrapText(true);
        verdict.setVisible(false);
        verdict.setMinHeight(USE_PREF_SIZE);
        verdict.managedProperty().bind(verdict.visibleProperty());
        getChildren().addAll(halves, shellRow, verdict);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void send(Consumer<byte[]> send) {
        send.accept(HandServer.typedHead(answer.getText()));
        if (answer.getText().lines().noneMatch(String::isEmpty)) {
            say(Verdict.bad("Sent. But the client goes on waiting: no empty line has ended the head yet. Send the bytes"
                    + " 0d 0a below: CR LF with nothing before it."));
        }
    }

    private static VBox half(Label title, Node... nodes) {
        title.getStyleClass().addAll("dim", "small");
        VBox half = new VBox(title);
        half.getChildren().addAll(nodes);
        half.getStyleClass().add("hand-half");
        half.setPrefWidth(0);
        half.setMinWidth(0);
        HBox.setHgrow(half, Priority.ALWAYS);
        return half;
    }

    void clientCame(Address client) {
        requestTitle.setText(Words.say("The client's request, from %s", client));
        request.clear();
        verdict.setVisible(false);
    }

    void asked(HttpHead head) {
        StringBuilder text = new StringBuilder(head.start().toString());
        for (HttpField field : head.fields()) {
            text.append('\n').append(field.name()).append(": ").append(field.value());
        }
        request.setText(shown(text.append('\n').toString()));
        HandshakeSteps found = HandshakeSteps.of(head).orElse(null);
        steps = found;
        shellRow.setVisible(found != null && AcceptValue.isKey(found.key()));
        if (found != null) {
            shell.setText(command(found.joined()));
        }
        answer.requestFocus();
    }

    /// What computes the accept value on this computer.
    private static String command(String joined) {
        return WINDOWS
                ? "[Convert]::ToBase64String([Security.Cryptography.SHA1]::Create().ComputeHash([Text.Encoding]::ASCII.GetBytes('"
                        + joined + "')))"
                : "printf '%s' '" + joined + "' | openssl sha1 -binary | base64";
    }

    /// What is wrong with the accept value in the learner's answer, where that is known.
    private String mistake() {
        HandshakeSteps right = steps;
        if (right == null) {
            return "";
        }
        return answer.getText()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-accept:"))
                .findFirst()
                .map(line -> right.diagnose(line.substring(line.indexOf(':') + 1)))
                .filter(mistake -> mistake != HandshakeMistake.NONE)
                .map(mistake -> " " + mistake.sentence() + " " + mistake.advice())
                .orElse("");
    }

    /// The client takes the answer.
    void agreed() {
        say(Verdict.good("The client agrees. From now on both of you speak in frames."));
    }

    /// The connection that the client had agreed to is over.
    void gone(String words) {
        say(new Verdict(!words.contains("broke a rule"), words));
    }

    /// The client does not take the answer.
    void refused(String words) {
        say(Verdict.bad("The client says: " + words + mistake()));
    }

    private static String shown(String head) {
        StringBuilder text = new StringBuilder();
        head.lines().forEach(line -> text.append(ControlNames.spelled(VisibleText.of(line, LONGEST_LINE))).append('\n'));
        return text.toString();
    }

    void clientWent(String words) {
        requestTitle.setText(Words.say("The client's request · %s", words));
    }

    /// Says what became of the answer.
    void say(Verdict what) {
        verdict.getStyleClass().setAll("label", "verdict", what.good() ? "value-good" : "value-bad");
        verdict.setText((what.good() ? "✓ " : "✗ ") + ControlNames.spelled(VisibleText.of(what.words(), 1_000)));
        verdict.setVisible(true);
    }
}
