package dev.wirelight.server;

import java.util.OptionalInt;

/// A server could not start. The message says in plain words why, and what to do next.
public final class CannotListen extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean portBusy;
    private final int nextFreePort;

    CannotListen(String message, boolean portBusy, int nextFreePort) {
        super(message);
        this.portBusy = portBusy;
        this.nextFreePort = nextFreePort;
    }

    /// Whether another program (or the other server) has the port.
    public boolean portBusy() {
        return portBusy;
    }

    /// The next higher port that was free a moment ago.
    public OptionalInt nextFreePort() {
        return nextFreePort == 0 ? OptionalInt.empty() : OptionalInt.of(nextFreePort);
    }
}
