package dev.wirelight.workshop;

/// What is known of the application behind the other end. The rules of WebSocket say nothing about what it answers to a
/// message; what is known of it does.
public enum Application {
    /// Nothing is known: whether a message is answered, and how, is its own business.
    UNKNOWN,
    /// It sends every message back, as echo servers do.
    ECHO
}
