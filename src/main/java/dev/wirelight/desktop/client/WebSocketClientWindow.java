package dev.wirelight.desktop.client;

import static dev.wirelight.words.Words.say;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.ClientOffer;
import dev.wirelight.client.WebSocketClient;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.HexPairs;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Look;
import dev.wirelight.desktop.server.CloseCode;
import dev.wirelight.trace.Trace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;

/// A client for the WebSocket server: text, binary and ping frames, and the close.
public final class WebSocketClientWindow extends ClientWindow<WebSocketClient> {
    private static final int MOST_CONTROL_PAYLOAD = 125;

    private final Trace trace;
    private final URI uri;
    private final TextField input = new TextField();
    private volatile ClientOffer offer = ClientOffer.NOTHING;

    private WebSocketClientWindow(Trace trace, URI uri, Background background) {
        super(say("Built-in client · %s", uri), background);
        this.trace = trace;
        this.uri = uri;
    }

    /// Opens a window and connects.
    ///
    /// @param address such as `ws://127.0.0.1:8000/`, or with `wss:` for TLS
    public static void open(Trace trace, String address, Background background, Look look, Window owner) {
        WebSocketClientWindow window =
                new WebSocketClientWindow(trace, URI.create(address), background);
        window.open(look, owner, window.input, 48, window.sendRow(), window.closeRow(), window.compress());
    }

    private HBox sendRow() {
        input.setPromptText(say("Text, or bytes such as 68 65 6c 6c 6f"));
        input.setAccessibleText(say("Text or bytes to send"));
        HBox.setHgrow(input, Priority.ALWAYS);
        input.setOnAction(_ -> sendText());
        Button text = Icons.button("send", say("Text"), say("Send it as a text frame"), () -> sendText());
        Button binary = Icons.button(
                "hexagon", say("Binary"), say("Send it as a binary frame, read as hexadecimal bytes"), () -> sendBinary());
        Button ping = Icons.button("activity", say("Ping"), say("Send it as a ping frame"), () -> sendPing());
        return row(input, text, binary, ping);
    }

    private void sendText() {
        String text = input.getText();
        log.sent(text);
        withClient(client -> client.sendText(text));
        input.clear();
    }

    private void sendBinary() {
        HexPairs.read(input.getText())
                .ifPresentOrElse(
                        bytes -> {
                            log.sent(say("binary: %s", HexFormat.ofDelimiter(" ").formatHex(bytes)));
                            withClient(client -> client.sendBinary(bytes));
                            input.clear();
                        },
                        () -> log.happened(say("For a binary frame write bytes as two hexadecimal digits each: 00 7f ff")));
    }

    private void sendPing() {
        byte[] payload = input.getText().getBytes(StandardCharsets.UTF_8);
        if (payload.length > MOST_CONTROL_PAYLOAD) {
            log.happened(say("A ping carries at most 125 bytes. Make the text shorter."));
            return;
        }
        log.sent(say("ping: %s", input.getText()));
        withClient(client -> client.ping(payload));
        input.clear();
    }

    private HBox closeRow() {
        ComboBox<CloseCode> code = new ComboBox<>();
        code.getItems().setAll(CloseCode.values());
        code.setValue(CloseCode.NORMAL);
        code.setAccessibleText(say("Close code"));
        TextField reason = new TextField();
        reason.setPromptText(say("Reason (may be empty)"));
        reason.setAccessibleText(say("Close reason"));
        HBox.setHgrow(reason, Priority.ALWAYS);
        Button close = Icons.button("x-circle", say("Close"), say("Send a close frame"), () -> {
            if (!CloseCode.fits(reason.getText())) {
                log.happened(say("A reason has at most 123 bytes. Make it shorter."));
                return;
            }
            String words = reason.getText();
            int number = code.getValue().code();
            log.sent(say("close: %s %s", number, words));
            withClient(client -> client.close(number, words));
        });
        return row(code, reason, close);
    }

    /// Compression is agreed on in the opening handshake, so a change needs a new connection.
    private CheckBox compress() {
        CheckBox compress = new CheckBox(say("Offer to compress messages (permessage-deflate)"));
        compress.setTooltip(new Tooltip(say("Connects again, and offers compression in the opening handshake.\n"
                + "The server must allow it too: see its options.")));
        compress.setOnAction(_ -> {
            offer = compress.isSelected() ? ClientOffer.COMPRESSION : ClientOffer.NOTHING;
            connectAgain();
        });
        return compress;
    }

    private static HBox row(Control... controls) {
        HBox row = new HBox(controls);
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    WebSocketClient connect(Consumer<ClientEvent> listener) throws CannotConnect {
        return WebSocketClient.connect(trace, uri, offer, listener);
    }

    @Override
    String describe(WebSocketClient client) {
        String compressed = client.compression()
                .map(agreed -> say(" · messages are compressed: %s", agreed))
                .orElse(offer.compression().isPresent() ? say(" · the server does not compress messages") : "");
        return client.connection() + client.security().map(security -> " · " + security).orElse("") + compressed;
    }
}
