package dev.wirelight.terminal;

import dev.wirelight.client.WebSocketClient;
import dev.wirelight.protocol.websocket.CloseCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What is typed to a WebSocket server: text messages, `/ping WORDS`, and `/close CODE REASON`.
final class WebSocketTyping implements Dialogue.Typed {
    // RFC 6455 §5.5: a control frame carries at most 125 bytes; in a close frame the code takes two of them.
    private static final int MOST_IN_PING = 125;
    private static final int MOST_IN_REASON = 123;

    private final WebSocketClient client;
    private final Consumer<String> tell;
    private boolean closing;

    /// @param tell how to say something to the user
    WebSocketTyping(WebSocketClient client, Consumer<String> tell) {
        this.client = client;
        this.tell = tell;
    }

    @Override
    public void line(String line) throws IOException {
        if (closing) {
            tell.accept("The connection is being closed. Nothing was sent.");
        } else if (line.equals("/ping") || line.startsWith("/ping ")) {
            ping(after(line, "/ping").getBytes(StandardCharsets.UTF_8));
        } else if (line.equals("/close") || line.startsWith("/close ")) {
            close(after(line, "/close"));
        } else {
            client.sendText(line);
        }
    }

    private static String after(String line, String word) {
        return line.length() == word.length() ? "" : line.substring(word.length() + 1);
    }

    private void ping(byte[] payload) throws IOException {
        if (payload.length > MOST_IN_PING) {
            tell.accept("A ping carries at most 125 bytes, and these are " + payload.length + ". Nothing was sent.");
        } else {
            client.ping(payload);
        }
    }

    private void close(String words) throws IOException {
        String[] parts = words.split(" ", 2);
        String reason = parts.length < 2 ? "" : parts[1];
        int code = words.isEmpty() ? CloseCode.NORMAL : parts[0].matches("[0-9]{4}") ? Integer.parseInt(parts[0]) : -1;
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (!CloseCode.maySend(code)) {
            tell.accept("Nobody may send that close code. 1000 is the usual one; 3000 to 4999 are free. Nothing was sent.");
        } else if (length > MOST_IN_REASON) {
            tell.accept("A reason has at most 123 bytes, and this one has " + length + ". Nothing was sent.");
        } else {
            closing = true;
            client.close(code, reason);
        }
    }

    @Override
    public void end() throws IOException {
        if (!closing) {
            closing = true;
            client.close(CloseCode.NORMAL, "");
        }
    }
}
