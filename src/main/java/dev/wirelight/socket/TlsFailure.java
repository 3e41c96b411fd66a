package dev.wirelight.socket;

import java.io.IOException;

/// TLS did not come about, or broke. The message says in plain words why, and what to do next.
public final class TlsFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean distrust;

    TlsFailure(String message) {
        this(message, false);
    }

    /// @param distrust whether the other end does not trust this end's certificate
    TlsFailure(String message, boolean distrust) {
        super(message);
        this.distrust = distrust;
    }

    /// Whether the other end gave up because it does not trust this end's certificate (RFC 8446 §6.2).
    public boolean isDistrust() {
        return distrust;
    }
}
