package dev.wirelight.trace;

/// The end of a connection at which the calls were written down.
public enum Side {
    /// The socket came out of `accept()`.
    SERVER,
    /// The socket called `connect()`.
    CLIENT;

    /// The stream that this end reads.
    public Direction reads() {
        return this == SERVER ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
    }

    /// The stream that this end writes.
    public Direction writes() {
        return reads().opposite();
    }
}
