package dev.wirelight.desktop.inspector;

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

    /// @param steps the request's
    /// @param sent what the server sent as `Sec-WebSocket-Accept`, where its response is known
    AcceptSteps(HandshakeSteps steps, Optional<String> sent) {
        getStyleClass().add("accept-steps");
        Label heading = new Label("How the server answers the key");
        heading.getStyleClass().addAll("heading", "part-heading");
        VBox accept = box("4 · Base64: the answer", steps.accept());
        accept.getChildren().add(verdict(steps, sent));
        boolean good = AcceptValue.isKey(steps.key()) && sent.map(steps.accept()::equals).orElse(true);
        accept.getStyleClass().add(good ? "step-good" : "step-bad");
        FlowPane boxes = new FlowPane(
                box("1 · key, as text", steps.key()),
                joined("+", box("2 · GUID of RFC 6455", steps.guid())),
                joined("→", box("3 · SHA-1, 20 bytes", Words.hex(steps.sha1()))),
                joined("→", accept));
        boxes.getStyleClass().add("steps");
        boxes.setPrefWrapLength(0);
        Label note = new Label("The key is not decoded: its characters and those of the GUID are hashed just as they stand. "
                + "So the server proves that it read this request and speaks WebSocket. It is no password.");
        note.getStyleClass().addAll("dim", "small");
        note.setWrapText(true);
        getChildren().addAll(heading, boxes, note, new YourValue(steps));
    }

    private static Node joined(String sign, VBox box) {
        Label joint = new Label(sign);
        joint.getStyleClass().addAll("heading", "step-joint");
        HBox both = new HBox(joint, box);
        both.getStyleClass().add("step-with-joint");
        return both;
    }

    private static VBox box(String title, String value) {
        Label head = new Label(title);
        head.getStyleClass().addAll("heading", "small");
        head.setWrapText(true);
        Label text = new Label(Inert.text(value, 200));
        text.getStyleClass().addAll("mono", "step-value");
        text.setWrapText(true);
        VBox box = new VBox(head, text);
        box.getStyleClass().add("step");
        return box;
    }

    private static Label verdict(HandshakeSteps steps, Optional<String> sent) {
        String withoutAnswer = AcceptValue.isKey(steps.key())
                ? "The server must send this."
                : "✗ would be the answer, but this key is not 16 bytes in Base64: the server must refuse it.";
        String words = sent.map(value -> value.equals(steps.accept())
                        ? "✓ is what the server sent"
                        : "✗ but the server sent " + Inert.text(value, 80))
                .orElse(withoutAnswer);
        Label verdict = new Label(words);
        verdict.setWrapText(true);
        verdict.getStyleClass().addAll("small", "heading", "verdict");
        return verdict;
    }
}
