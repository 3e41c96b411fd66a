package dev.wirelight.socket;

import java.io.IOException;

/// TLS did not come about, or broke. The message says in plain words why, and what to do next.
public final class TlsFailure extends IOException {
    private static final long serialVersionUID = 1;

    /// So begins what is remarked where a client does not trust this end's certificate.
    public static final String DISTRUSTED = "The client does not trust this server's certificate";

    /// So begins what is remarked where a client offers only versions that are not spoken here (RFC 8446 §6.2,
    /// protocol_version).
    public static final String OLD_VERSIONS = "The client offers only versions of TLS that are too old";

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
