package dev.wirelight.protocol.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// How `Sec-WebSocket-Accept` is made from `Sec-WebSocket-Key` (RFC 6455 §4.2.2, step 5.4): the key as text, and the GUID
/// right after it; the SHA-1 of that, 20 bytes; those in Base64.
public final class AcceptValue {
    /// The text that no server adds by accident.
    public static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private AcceptValue() {}

    /// The accept value for a key.
    ///
    /// @param key as it stood in the field, 24 characters of Base64; it is not decoded
    public static String of(String key) {
        return Base64.getEncoder().encodeToString(sha1(key + GUID));
    }

    /// Whether this is a key that a client may send: 16 bytes in Base64 (RFC 6455 §4.1).
    public static boolean isKey(String value) {
        try {
            return value.length() == 24 && Base64.getDecoder().decode(value).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The SHA-1 of a text in ASCII: 20 bytes.
    public static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
