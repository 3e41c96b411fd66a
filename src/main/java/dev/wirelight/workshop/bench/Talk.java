package dev.wirelight.workshop.bench;

/// What a program wraps a message into before it hands it to TCP.
public enum Talk {
    WEBSOCKET("WebSocket", 8000, 8443),
    /// A line as telnet sends it.
    TELNET("Telnet line", 7007, 7443),
    HTTP("HTTP request", 8000, 8443);

    private final String words;
    private final int port;
    private final int securePort;

    Talk(String words, int port, int securePort) {
        this.words = words;
        this.port = port;
        this.securePort = securePort;
    }

    @Override
    public String toString() {
        return words;
    }

    int port(boolean tls) {
        return tls ? securePort : port;
    }
}
