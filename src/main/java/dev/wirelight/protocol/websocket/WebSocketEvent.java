package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Violation;
import java.nio.charset.StandardCharsets;

/// What a [WebSocketEngine] made of the bytes that it received.
public sealed interface WebSocketEvent {

    /// Nothing more to say until more bytes come.
    record More() implements WebSocketEvent {}

    /// A text message is complete.
    ///
    /// @param utf8 the text, which is valid UTF-8
    record Text(byte[] utf8) implements WebSocketEvent {
        public String text() {
            return new String(utf8, StandardCharsets.UTF_8);
        }
    }

    /// A binary message is complete.
    record Binary(byte[] bytes) implements WebSocketEvent {}

    /// A ping came; the pong is in the output already.
    record Ping(byte[] payload) implements WebSocketEvent {}

    /// A pong came.
    record Pong(byte[] payload) implements WebSocketEvent {}

    /// A close frame came; the answer is in the output already, unless this end had sent its own before.
    ///
    /// @param code [CloseCode#NO_STATUS] where the frame had none
    record CloseReceived(int code, String reason) implements WebSocketEvent {}

    /// The peer broke a rule; a close frame that says so is in the output already. Whatever it sends now is ignored.
    record Failed(Violation violation, int closeCode) implements WebSocketEvent {}

    WebSocketEvent MORE = new More();
}
