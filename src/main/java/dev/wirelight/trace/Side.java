package dev.wirelight.trace;

/// The end of a connection at which the calls were written down.
public enum Side {
    /// The socket came out of `accept()`.
    SERVER,
    /// The socket called `connect()`.
    CLIENT,
    /// Neither: somebody captured the packets on their way.
    NEITHER;

    /// The stream that this end reads.
    public Direction reads() {
        return switch (this) {
            case SERVER -> Direction.CLIENT_TO_SERVER;
            case CLIENT -> Direction.SERVER_TO_CLIENT;
            case NEITHER -> throw new IllegalStateException("Who captures packets neither reads nor writes.");
        };
    }

    /// The stream that this end writes.
    public Direction writes() {
        return reads().opposite();
    }
}
