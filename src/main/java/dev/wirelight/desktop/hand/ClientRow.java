package dev.wirelight.desktop.hand;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.ControlNames;
import dev.wirelight.desktop.Icons;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.trace.Trace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The built-in client that the learner serves: it keeps to the rules, judges the answer, and can be made to send.
final class ClientRow extends HBox {
    private static final int LONGEST = 200;
    private static final Duration A_PERSONS_TIME = Duration.ofMinutes(30);

    private final Trace trace;
    private final Background background;
    private final Runnable agreed;
    private final Consumer<String> refused;
    private final Consumer<String> gone;
    private final Button connect = Icons.button(
            "plus", say("Let the built-in client come"), say("It connects to you and sends its request"), this::connect);
    private final TextField text = new TextField("hello");
    private final Label hears = new Label(say("not connected"));
    private final BooleanProperty open = new SimpleBooleanProperty();
    private @Nullable String address;
    private @Nullable WebSocketClient client;
    private boolean closed;

    /// @param agreed told when the client takes the learner's answer
    /// @param refused told why it does not
    /// @param gone told how the connection ended
    ClientRow(
            Trace trace, Background background, Runnable agreed, Consumer<String> refused, Consumer<String> gone) {
        this.trace = trace;
        this.background = background;
        this.agreed = agreed;
        this.refused = refused;
        this.gone = gone;
        getStyleClass().add("tool-row");
        setAlignment(Pos.CENTER_LEFT);
        connect.setDisable(true);
        text.setAccessibleText(say("What the client is to send"));
        text.setPrefColumnCount(12);
        text.setOnAction(_ -> speak());
        Label name = new Label(say("Client:"));
        name.setMinWidth(USE_PREF_SIZE);
        hears.getStyleClass().add("dim");
        hears.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hears, Priority.ALWAYS);
        getChildren()
                .addAll(
                        name,
                        text,
                        button("send", say("Text"), say("The client sends this as a text frame"), this::speak),
                        button("activity", say("Ping"), say("The client sends a ping, and you must answer it"), this::ping),
                        button("x-circle", say("Close"), say("The client sends a close frame, and you must answer it"), this::close),
                        hears);
    }

    private Button button(String icon, String name, String does, Runnable action) {
        Button button = Icons.button(icon, name, does, action);
        button.disableProperty().bind(open.not());
        return button;
    }

    /// What lets the client come.
    Button connectButton() {
        return connect;
    }

    /// @param webSocketAddress of the server that the learner is
    void serverIs(String webSocketAddress) {
        address = webSocketAddress;
        connect.setDisable(false);
        connect.requestFocus();
    }

    private void connect() {
        if (address == null) {
            return;
        }
        URI uri = URI.create(address);
        connect.setDisable(true);
        hears.setText(say("waits for your answer"));
        background.run(
                () -> WebSocketClient.connect(trace, uri, ClientOffer.NOTHING, A_PERSONS_TIME, this::heard),
                this::agreed,
                failure -> refused(String.valueOf(failure.getMessage())));
    }

    private void agreed(WebSocketClient connected) {
        client = connected;
        if (closed) {
            hangUp();
            return;
        }
        open.set(true);
        hears.setText(say("the connection is open"));
        agreed.run();
    }

    private void refused(String words) {
        ended();
        hears.setText(say("not connected"));
        refused.accept(words);
    }

    private void ended() {
        open.set(false);
        client = null;
        connect.setDisable(false);
    }

    /// Comes on a thread of the client's.
    private void heard(ClientEvent event) {
        background.inWindow(() -> {
            String words =
                    switch (event) {
                        case ClientEvent.Text(String said) -> say("got the text “%s”", said);
                        case ClientEvent.Binary(byte[] bytes) -> count(bytes.length, "got %,d byte", "got %,d bytes");
                        case ClientEvent.Pinged _ -> say("got a ping, and answered it");
                        case ClientEvent.Pong(byte[] payload) ->
                            say("got the pong “%s”", new String(payload, StandardCharsets.UTF_8));
                        case ClientEvent.Closed(String why) -> why;
                    };
            hears.setText(ControlNames.spelled(VisibleText.of(words, LONGEST)));
            if (event instanceof ClientEvent.Closed(String why)) {
                ended();
                gone.accept(why);
            }
        });
    }

    private interface Action {
        void on(WebSocketClient client) throws Exception;
    }

    private void act(Action action) {
        WebSocketClient now = client;
        if (now != null) {
            background.run(
                    () -> {
                        action.on(now);
                        return true;
                    },
                    _ -> {},
                    failure -> hears.setText(String.valueOf(failure.getMessage())));
        }
    }

    private void speak() {
        act(now -> now.sendText(text.getText()));
    }

    private void ping() {
        act(now -> now.ping(text.getText().getBytes(StandardCharsets.UTF_8)));
    }

    private void close() {
        act(now -> now.close(1000, ""));
    }

    /// Ends the connection, if there is one.
    void hangUp() {
        closed = true;
        act(WebSocketClient::close);
    }
}
