package dev.wirelight.socket;

import java.io.IOException;

/// TLS did not come about, or broke. The message says in plain words why, and what to do next.
public final class TlsFailure extends IOException {
    private static final long serialVersionUID = 1;

    TlsFailure(String message) {
        super(message);
    }
}
