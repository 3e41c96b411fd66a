package dev.wirelight.protocol.tls;

/// The five bytes before everything that TLS sends (RFC 8446 §5.1, RFC 5246 §6.2.1).
///
/// @param type 0 to 255; see [TlsNames#contentType]
/// @param version 0 to 65,535; "legacy", since all records of TLS 1.3 say 0x0303 here, or 0x0301 the first
/// @param length of what follows, 0 to 65,535
public record TlsRecord(int type, int version, int length) {
    public static final int CHANGE_CIPHER_SPEC = 20;
    public static final int ALERT = 21;
    public static final int HANDSHAKE = 22;
    public static final int APPLICATION_DATA = 23;
    public static final int HEARTBEAT = 24;

    /// Of the header, in bytes.
    public static final int HEADER = 5;
    /// The most that a record may carry as it is (RFC 8446 §5.1).
    public static final int MOST_PLAIN = 1 << 14;
    /// The most that an encrypted record of TLS 1.3 may carry (RFC 8446 §5.2).
    public static final int MOST_ENCRYPTED_1_3 = MOST_PLAIN + 256;
    /// The most that an encrypted record of TLS 1.2 may carry (RFC 5246 §6.2.3); no record has more.
    public static final int MOST = MOST_PLAIN + 2_048;

    /// Reads a header.
    ///
    /// @param bytes must hold [#HEADER] bytes from `at` on
    public static TlsRecord read(byte[] bytes, int at) {
        return new TlsRecord(bytes[at] & 0xff, int16(bytes, at + 1), int16(bytes, at + 3));
    }

    /// The header as it is written: five bytes.
    public byte[] bytes() {
        return new byte[] {
            (byte) type, (byte) (version >> 8), (byte) version, (byte) (length >> 8), (byte) length
        };
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /// Whether records of this type exist; `type` is 0 to 255.
    public static boolean isType(int type) {
        return type >= CHANGE_CIPHER_SPEC && type <= HEARTBEAT;
    }

    /// Whether it can begin a record of TLS 1.0 to 1.3.
    public boolean isPlausible() {
        return isType(type) && version >= 0x0301 && version <= 0x0304 && length <= MOST;
    }
}
