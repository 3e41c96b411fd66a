package dev.wirelight.conversation;

import java.util.Locale;

/// What a [Unit] belongs to. One connection may speak two of them, one after the other.
public enum Protocol {
    HTTP,
    WEBSOCKET,
    /// Telnet, and plain text without any of telnet's commands.
    TELNET,
    TLS,
    /// Bytes that are none of the others.
    UNKNOWN;

    /// `http`, `websocket`, `telnet`, `tls`, `unknown`; stable, for files.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
