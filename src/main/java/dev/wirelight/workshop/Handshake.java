package dev.wirelight.workshop;

import dev.wirelight.protocol.http.HttpHead;

/// Whose part of the opening handshake it is that is sent by hand.
sealed interface Handshake {

    /// The client's: requests, of which one may ask for WebSocket.
    record OfClient() implements Handshake {}

    /// The server's: the response to this request.
    record OfServer(HttpHead request) implements Handshake {}
}
