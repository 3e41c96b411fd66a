package dev.wirelight.client;

/// What a built-in client hears. Events come one after the other, on a thread of the client's.
public sealed interface ClientEvent {

    /// Text came: a text message, or as much telnet data as there was.
    record Text(String text) implements ClientEvent {}

    /// A binary message came.
    record Binary(byte[] bytes) implements ClientEvent {}

    /// The server asked whether we are there; the pong has been sent.
    record Pinged(byte[] payload) implements ClientEvent {}

    /// The server answered a ping.
    record Pong(byte[] payload) implements ClientEvent {}

    /// The connection is closed; the last event.
    ///
    /// @param words how it came about, in a plain sentence
    record Closed(String words) implements ClientEvent {}
}
