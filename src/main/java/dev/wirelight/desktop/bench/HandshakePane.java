package dev.wirelight.desktop.bench;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.Copied;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.desktop.workshop.HexText;
import dev.wirelight.dissect.HandshakeVariant;
import dev.wirelight.workshop.bench.HandshakeTrial;
import dev.wirelight.workshop.bench.TypedText;
import java.security.SecureRandom;
import java.util.Base64;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The handshake's value by hand: key → + GUID → SHA-1 → Base64 (RFC 6455 §4.2.2). Each box can be changed; those to the
/// right of it follow, and a wrong result is called by the mistake that leads to it.
final class HandshakePane extends VBox {
    private static final String SAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ=="; // RFC 6455 §1.3
    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final StepBox key = new StepBox(say("1 · the client's key, as text"), this::keyTyped);
    private final StepBox hashed = new StepBox(say("2 · what is hashed: key + GUID"), this::hashedTyped);
    private final StepBox digest = new StepBox(say("3 · SHA-1, as bytes"), this::digestTyped);
    private final StepBox value = new StepBox(say("4 · Base64: Sec-WebSocket-Accept"), this::valueTyped);
    private final Label shell = new Label();
    private HandshakeTrial trial = HandshakeTrial.of(SAMPLE_KEY);

    HandshakePane() {
        getStyleClass().add("bench-pane");
        HBox boxes = new HBox(
                key, sign("+"), hashed, sign("→"), digest, sign("→"), value);
        boxes.getStyleClass().add("bench-steps");
        for (StepBox box : new StepBox[] {key, hashed, digest, value}) {
            HBox.setHgrow(box, Priority.ALWAYS);
        }
        getChildren().addAll(
                words(say("A client sends a key in Sec-WebSocket-Key. The server must answer with the value that comes out at the right "
                        + "(RFC 6455 §4.2.2). Change any box: those to the right of it follow. In box 2, \\n is LF, \\r is CR, and \\x00 any byte.")),
                buttons(),
                boxes,
                shellRow());
        show(true, true, true, true);
    }

    private static Label sign(String sign) {
        Label label = new Label(sign);
        label.getStyleClass().addAll("heading", "step-joint");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    static Label words(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("dim");
        return words;
    }

    private Node buttons() {
        Button right = Icons.button("check", say("Do it right"), say("Compute every box from the key"), () -> follow(HandshakeVariant.RIGHT));
        Button sample = Icons.button("book-open", say("Key of RFC 6455"), say("Take the key of the specification's example"), () -> take(SAMPLE_KEY));
        Button other = Icons.button("shuffle", say("Another key"), say("Take 16 random bytes, as a client does"), this::takeRandom);
        MenuButton mistakes = new MenuButton(say("Make a mistake"));
        mistakes.setAccessibleHelp(say("Do it in a way that often goes wrong, and see what comes of it"));
        mistakes.setMinWidth(USE_PREF_SIZE);
        for (HandshakeVariant variant : HandshakeVariant.values()) {
            if (variant != HandshakeVariant.RIGHT) {
                MenuItem item = new MenuItem(variant.words());
                item.setOnAction(_ -> follow(variant));
                mistakes.getItems().add(item);
            }
        }
        // Where the key is no Base64 there is nothing to decode.
        mistakes.setOnShowing(_ -> {
            for (int i = 0; i < mistakes.getItems().size(); i++) {
                mistakes.getItems().get(i).setDisable(!HandshakeVariant.values()[i + 1].isPossible(trial.key()));
            }
        });
        HBox row = new HBox(right, mistakes, sample, other);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node shellRow() {
        Label title = new Label(say("The same in a shell:"));
        title.setMinWidth(USE_PREF_SIZE);
        shell.getStyleClass().add("mono");
        shell.setWrapText(true);
        Button copy = Icons.iconButton("copy", say("Copy"), say("Copy this command"), () -> Copied.text(shell.getText()));
        HBox row = new HBox(title, shell, copy);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void keyTyped(String text) {
        trial = HandshakeTrial.of(text);
        show(false, true, true, true);
    }

    private void hashedTyped(String text) {
        TypedText read = TypedText.read(text);
        if (read.isGood()) {
            trial = trial.withHashed(read.bytes());
            show(false, false, true, true);
        } else {
            hashed.say(read.trouble());
        }
    }

    private void digestTyped(String text) {
        HexText read = HexText.read(text);
        if (read.isGood()) {
            trial = trial.withDigest(read.bytes());
            show(false, false, false, true);
        } else {
            digest.say(read.trouble());
        }
    }

    private void valueTyped(String text) {
        trial = trial.withValue(text);
        show(false, false, false, false);
    }

    private void follow(HandshakeVariant variant) {
        trial = HandshakeTrial.of(trial.key(), variant);
        show(true, true, true, true);
    }

    /// Takes another key, and does all the rest right.
    void take(String other) {
        trial = HandshakeTrial.of(other);
        show(true, true, true, true);
    }

    private void takeRandom() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        take(Base64.getEncoder().encodeToString(bytes));
    }

    /// Writes what follows into the boxes, but not into the one in which somebody types.
    private void show(boolean inKey, boolean inHashed, boolean inDigest, boolean inValue) {
        if (inKey) {
            key.show(trial.key());
        }
        if (inHashed) {
            hashed.show(TypedText.write(trial.hashed()));
        }
        if (inDigest) {
            digest.show(Words.hex(trial.digest()));
        }
        if (inValue) {
            value.show(trial.value());
        }
        key.say(trial.aboutKey());
        hashed.say(trial.aboutHashed());
        hashed.note(count(trial.hashed().length, "%,d byte: %s", "%,d bytes: %s", Words.hex(trial.hashed())));
        digest.say(trial.aboutDigest());
        digest.note(count(trial.digest().length, "%,d byte", "%,d bytes"));
        value.say(trial.aboutValue());
        value.note(count(trial.value().length(), "%,d character", "%,d characters"));
        shell.setText(ShellLine.of(trial.hashed()));
    }

    /// What stands in the boxes now, for the tests.
    HandshakeTrial trial() {
        return trial;
    }
}
