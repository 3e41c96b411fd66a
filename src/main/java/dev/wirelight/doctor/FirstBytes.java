package dev.wirelight.doctor;

import dev.wirelight.protocol.tls.TlsRecord;

/// What the first bytes of one end say about what it speaks.
final class FirstBytes {
    private FirstBytes() {}

    /// Whether a ClientHello or ServerHello may begin here: a record with a handshake message (RFC 8446 §5.1). One
    /// byte is enough for doubt, all five are looked at when they are there.
    static boolean beginTls(byte[] bytes) {
        return bytes.length >= TlsRecord.HEADER
                ? bytes[0] == TlsRecord.HANDSHAKE && TlsRecord.read(bytes, 0).isPlausible()
                : bytes[0] == TlsRecord.HANDSHAKE && (bytes.length < 2 || bytes[1] == 3);
    }

    /// Whether TLS answers here: with its own hello, or with an alert.
    static boolean answerTls(byte[] bytes) {
        return bytes.length >= TlsRecord.HEADER
                && (bytes[0] == TlsRecord.HANDSHAKE || bytes[0] == TlsRecord.ALERT)
                && TlsRecord.read(bytes, 0).isPlausible();
    }
}
