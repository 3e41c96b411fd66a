package dev.wirelight.socket;

import java.io.IOException;

/// A client came to a port that speaks TLS, and began with something else.
public final class NotTls extends IOException {
    private static final long serialVersionUID = 1;

    private final transient ConnectedSocket wire;
    private final byte[] firstBytes;

    NotTls(ConnectedSocket wire, byte[] firstBytes) {
        super("The peer does not speak TLS.");
        this.wire = wire;
        this.firstBytes = firstBytes;
    }

    /// What it began with: as much as came at once.
    public byte[] firstBytes() {
        return firstBytes.clone();
    }

    /// The connection without TLS, on which it can be told so in its own language.
    public ConnectedSocket wire() {
        return wire;
    }
}
