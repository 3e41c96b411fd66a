package dev.wirelight.protocol.tls;

/// What must be known of a connection to understand one of its records.
///
/// @param version that was agreed on, such as 0x0304; [#UNKNOWN] before that, or where it was missed
/// @param cipherSuite that was agreed on, or [#UNKNOWN]
/// @param encrypted whether what this record carries is encrypted
public record TlsContext(int version, int cipherSuite, boolean encrypted) {
    public static final int UNKNOWN = -1;
    public static final int TLS_1_2 = 0x0303;
    public static final int TLS_1_3 = 0x0304;
}
