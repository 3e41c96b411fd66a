package dev.wirelight.desktop.client;

import static dev.wirelight.words.Words.say;

import dev.wirelight.client.CannotConnect;
import dev.wirelight.client.ClientEvent;
import dev.wirelight.client.PlainClient;
import dev.wirelight.desktop.Background;
import dev.wirelight.desktop.Icons;
import dev.wirelight.desktop.Look;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;

/// A client for the plain TCP server: sends lines, each ended with CR LF.
public final class PlainClientWindow extends ClientWindow<PlainClient> {
    private final Trace trace;
    private final Address server;
    private final boolean withTls;
    private final TextField line = new TextField();

    private PlainClientWindow(Trace trace, Address server, boolean withTls, Background background) {
        super(say("Built-in client · %s", (withTls ? "TLS · " : "") + server), background);
        this.withTls = withTls;
        this.trace = trace;
        this.server = server;
    }

    /// Opens a window and connects.
    ///
    /// @param withTls whether it speaks TLS
    public static void open(
            Trace trace, Address server, boolean withTls, Background background, Look look, Window owner) {
        PlainClientWindow window = new PlainClientWindow(trace, server, withTls, background);
        window.open(look, owner, window.line, 32, window.lineRow());
    }

    private HBox lineRow() {
        line.setPromptText(say("A line to send; CR LF is added"));
        line.setAccessibleText(say("Line to send"));
        HBox.setHgrow(line, Priority.ALWAYS);
        line.setOnAction(_ -> send());
        HBox row = new HBox(line, Icons.button("send", say("Send"), say("Send this line"), () -> send()));
        row.getStyleClass().add("tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void send() {
        String text = line.getText();
        log.sent(text);
        withClient(client -> client.sendLine(text));
        line.clear();
    }

    @Override
    PlainClient connect(Consumer<ClientEvent> listener) throws CannotConnect {
        return withTls ? PlainClient.connectTls(trace, server, listener) : PlainClient.connect(trace, server, listener);
    }

    @Override
    String describe(PlainClient client) {
        return client.connection() + client.security().map(security -> " · " + security).orElse("");
    }
}
