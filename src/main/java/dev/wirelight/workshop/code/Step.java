package dev.wirelight.workshop.code;

import java.util.Locale;

/// The socket calls of a server, named as in BSD sockets.
public enum Step {
    SOCKET,
    BIND,
    LISTEN,
    ACCEPT,
    READ,
    WRITE,
    SHUTDOWN,
    CLOSE;

    /// Such as `accept()`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + "()";
    }
}
