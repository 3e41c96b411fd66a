package dev.wirelight.desktop.hand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Fx;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.feed.Feed;
import dev.wirelight.protocol.websocket.AcceptValue;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a learner does who plays the server.
class HandServerWindowTest {
    private final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    private final Feed feed = new Feed(trace, List.of());
    private Stage owner;
    private Window window;
    private Node root;

    @BeforeAll
    static void startJavaFx() {
        Fx.start();
    }

    @BeforeEach
    void open() {
        feed.start();
        Fx.run(() -> {
            owner = new Stage();
            owner.show();
            HandServerWindow.open(trace, feed, new Background(Platform::runLater), new Look(), owner, _ -> {});
            window = Window.getWindows().getLast();
            root = window.getScene().getRoot();
        });
        Fx.await("a client may come", () -> !Fx.button(root, "Let the built-in client come").isDisabled());
        Fx.press(root, "Let the built-in client come");
        Fx.await("its request is shown", () -> text("The client's request").contains("Sec-WebSocket-Key: "));
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            window.hide();
            owner.close();
        });
        feed.close();
    }

    private TextInputControl field(String name) {
        return Fx.visible(root).stream()
                .filter(TextInputControl.class::isInstance)
                .map(TextInputControl.class::cast)
                .filter(field -> name.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private String text(String field) {
        return field(field).getText();
    }

    private String key() {
        return text("The client's request").split("Sec-WebSocket-Key: ")[1].split("\n")[0];
    }

    private void answerWith(String accept) {
        Fx.press(root, "Begin it for me");
        Fx.run(() -> field("Your answer").replaceSelection(accept));
        Fx.press(root, "Send the answer");
    }

    private void await(String words) {
        Fx.await(words, () -> Fx.shows(root, text -> text.contains(words)));
    }

    @Test
    void theRightValueOpensTheConnectionAndAFrameTypedInHexReachesTheClient() {
        answerWith(AcceptValue.of(Fx.get(this::key)));
        await("✓ The client agrees.");

        Fx.run(() -> field("Bytes to send, in hexadecimal").setText("81 05 48 65 6c 6c 6f"));
        Fx.press(root, "Send bytes");
        await("got the text “Hello”");

        Fx.press(root, "Ping");
        Fx.run(() -> field("Bytes to send, in hexadecimal").setText("8a 05 68 65 6c 6c 6f"));
        Fx.press(root, "Send bytes");
        await("got the pong “hello”");
    }

    @Test
    void aMistakeInTheValueIsRefusedByTheClientAndNamed() {
        answerWith(AcceptValue.of(Fx.get(this::key) + "\n"));
        await("Nearly. There is a newline between the key and the GUID.");
        assertThat(Fx.<Boolean>get(() -> Fx.button(root, "Send bytes").isDisabled())).isTrue();
        Fx.await("it may come again", () -> !Fx.button(root, "Let the built-in client come").isDisabled());
    }

    @Test
    void aHeadWithoutAnEmptyLineLeavesTheClientWaitingAndCrLfEndsIt() {
        String answer = "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\n"
                + "Sec-WebSocket-Accept: " + AcceptValue.of(Fx.get(this::key));
        Fx.run(() -> field("Your answer").setText(answer));
        Fx.press(root, "Send the answer");
        await("the client goes on waiting");

        Fx.run(() -> field("Bytes to send, in hexadecimal").setText("0d 0a"));
        Fx.press(root, "Send bytes");
        await("✓ The client agrees.");
    }

    @Test
    void aMaskedFrameFromThisServerEndsTheConnectionWith1002() {
        answerWith(AcceptValue.of(Fx.get(this::key)));
        await("✓ The client agrees.");
        Fx.run(() -> field("Bytes to send, in hexadecimal").setText("81 81 00 00 00 00 41"));
        Fx.press(root, "Send bytes");
        await("this client closed with 1002");
    }

    @Test
    void whatIsNoHexIsSaidAndNotSent() {
        Fx.run(() -> field("Bytes to send, in hexadecimal").setText("81 0"));
        Fx.press(root, "Send bytes");
        await("two hexadecimal digits");
    }
}
