package dev.wirelight.protocol.tls;

/// What a handshake message is (RFC 8446 §4, RFC 5246 §7.4).
public enum HandshakeType {
    HELLO_REQUEST(0, "HelloRequest"),
    CLIENT_HELLO(1, "ClientHello"),
    SERVER_HELLO(2, "ServerHello"),
    NEW_SESSION_TICKET(4, "NewSessionTicket"),
    END_OF_EARLY_DATA(5, "EndOfEarlyData"),
    ENCRYPTED_EXTENSIONS(8, "EncryptedExtensions"),
    CERTIFICATE(11, "Certificate"),
    SERVER_KEY_EXCHANGE(12, "ServerKeyExchange"),
    CERTIFICATE_REQUEST(13, "CertificateRequest"),
    SERVER_HELLO_DONE(14, "ServerHelloDone"),
    CERTIFICATE_VERIFY(15, "CertificateVerify"),
    CLIENT_KEY_EXCHANGE(16, "ClientKeyExchange"),
    FINISHED(20, "Finished"),
    CERTIFICATE_URL(21, "CertificateURL"),
    CERTIFICATE_STATUS(22, "CertificateStatus"),
    SUPPLEMENTAL_DATA(23, "SupplementalData"),
    KEY_UPDATE(24, "KeyUpdate"),
    COMPRESSED_CERTIFICATE(25, "CompressedCertificate"),
    NEXT_PROTOCOL(67, "NextProtocol"),
    /// Any other number.
    UNKNOWN(-1, "unknown handshake message");

    private final int code;
    private final String title;

    HandshakeType(int code, String title) {
        this.code = code;
        this.title = title;
    }

    /// The type with this number, or [#UNKNOWN].
    public static HandshakeType of(int code) {
        for (HandshakeType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /// 0 to 67; -1 for [#UNKNOWN].
    public int code() {
        return code;
    }

    /// Its name in the RFCs, such as `ClientHello`.
    @Override
    public String toString() {
        return title;
    }
}
