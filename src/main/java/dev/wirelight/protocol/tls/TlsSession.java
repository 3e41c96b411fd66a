package dev.wirelight.protocol.tls;

/// What the readers of a connection's two directions must know of each other: what the ServerHello chose.
public final class TlsSession {
    private int version = TlsContext.UNKNOWN;
    private int cipherSuite = TlsContext.UNKNOWN;

    void chosen(int version, int cipherSuite) {
        this.version = version;
        this.cipherSuite = cipherSuite;
    }

    int version() {
        return version;
    }

    int cipherSuite() {
        return cipherSuite;
    }
}
