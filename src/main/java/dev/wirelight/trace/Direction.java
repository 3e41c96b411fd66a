package dev.wirelight.trace;

/// Which of a connection's two byte streams is meant.
///
/// A TCP connection is two streams, one each way, that share nothing but the two addresses (RFC 9293 §3.4).
public enum Direction {
    CLIENT_TO_SERVER,
    SERVER_TO_CLIENT;

    /// The other stream of the same connection.
    public Direction opposite() {
        return this == CLIENT_TO_SERVER ? SERVER_TO_CLIENT : CLIENT_TO_SERVER;
    }
}
