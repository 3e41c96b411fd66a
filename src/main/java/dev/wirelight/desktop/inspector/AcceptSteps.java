package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.dissect.HandshakeSteps;
import dev.wirelight.protocol.websocket.AcceptValue;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How the server answers the key, as four boxes: key + GUID → SHA-1 → Base64 (RFC 6455 §4.2.2).
final class AcceptSteps extends VBox {

    private static final int MOST_SHOWN = 200;

    private final HandshakeSteps steps;
    private final VBox accept;
    private final Label verdict = new Label();
    private final Label digest = value();
    private final Label answer = value();

    /// @param steps the request's
    /// @param sent what the server sent as `Sec-WebSocket-Accept`, where its response is known
    AcceptSteps(HandshakeSteps steps, Optional<String> sent) {
        this.steps = steps;
        getStyleClass().add("accept-steps");
        Label heading = new Label(say("How the server answers the key"));
        heading.getStyleClass().addAll("heading", "part-heading");
        accept = box(say("4 · Base64: the answer"), answer);
        verdict.setWrapText(true);
        verdict.getStyleClass().addAll("small", "heading", "verdict");
        accept.getChildren().add(verdict);
        compareWith(sent);
        cover(false);
        FlowPane boxes = new FlowPane(
                box(say("1 · key, as text"), value(steps.key())),
                joined("+", box(say("2 · GUID of RFC 6455"), value(steps.guid()))),
                joined("→", box(say("3 · SHA-1, 20 bytes"), digest)),
                joined("→", accept));
        boxes.getStyleClass().add("steps");
        boxes.setPrefWrapLength(0);
        Label note = new Label(say("The key is not decoded: its characters and those of the GUID are hashed just as they stand. "
                + "So the server proves that it read this request and speaks WebSocket. It is no password."));
        note.getStyleClass().addAll("dim", "small");
        note.setWrapText(true);
        getChildren().addAll(heading, boxes, note, new YourValue(steps, this::cover));
    }

    /// Hides what a learner wants to find out, or shows it again.
    private void cover(boolean covered) {
        digest.setText(covered ? "?" : Words.hex(steps.sha1()));
        answer.setText(covered ? "?" : Inert.text(steps.accept(), MOST_SHOWN));
        verdict.setVisible(!covered);
    }

    /// Compares the answer with what the server sent; it can come later than the request was chosen.
    void compareWith(Optional<String> sent) {
        boolean good = AcceptValue.isKey(steps.key()) && sent.map(steps.accept()::equals).orElse(true);
        accept.getStyleClass().setAll("step", good ? "step-good" : "step-bad");
        verdict.setText(verdict(sent));
    }

    private static Node joined(String sign, VBox box) {
        Label joint = new Label(sign);
        joint.getStyleClass().addAll("heading", "step-joint");
        HBox both = new HBox(joint, box);
        both.getStyleClass().add("step-with-joint");
        return both;
    }

    private static VBox box(String title, Label value) {
        Label head = new Label(title);
        head.getStyleClass().addAll("heading", "small");
        head.setWrapText(true);
        VBox box = new VBox(head, value);
        box.getStyleClass().add("step");
        return box;
    }

    private static Label value(String text) {
        Label value = value();
        value.setText(Inert.text(text, MOST_SHOWN));
        return value;
    }

    private static Label value() {
        Label value = new Label();
        value.getStyleClass().addAll("mono", "step-value");
        value.setWrapText(true);
        return value;
    }

    private String verdict(Optional<String> sent) {
        String withoutAnswer = AcceptValue.isKey(steps.key())
                ? say("The server must send this.")
                : say("✗ would be the answer, but this key is not 16 bytes in Base64: the server must refuse it.");
        return sent.map(value -> value.equals(steps.accept())
                        ? say("✓ is what the server sent")
                        : say("✗ but the server sent %s", Inert.text(value, 80)))
                .orElse(withoutAnswer);
    }
}
