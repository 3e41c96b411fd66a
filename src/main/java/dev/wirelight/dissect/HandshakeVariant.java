package dev.wirelight.dissect;

import dev.wirelight.protocol.websocket.AcceptValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The ways in which people really compute `Sec-WebSocket-Accept` (RFC 6455 §4.2.2): the right one, and those that go wrong
/// at one step. Here they stand once, for whoever checks a value, shows a mistake or asks for one.
public enum HandshakeVariant {
    RIGHT("as it should be", HandshakeMistake.NONE, key -> key + AcceptValue.GUID, digest -> digest),
    NEWLINE_AT_THE_END(
            "a newline after the GUID", HandshakeMistake.NEWLINE_AFTER_GUID, key -> key + AcceptValue.GUID + "\n", digest -> digest),
    CR_LF_AT_THE_END(
            "CR LF after the GUID", HandshakeMistake.CR_LF_AFTER_GUID, key -> key + AcceptValue.GUID + "\r\n", digest -> digest),
    NEWLINE_BETWEEN(
            "a newline between key and GUID", HandshakeMistake.NEWLINE_AFTER_KEY, key -> key + "\n" + AcceptValue.GUID, digest -> digest),
    NEWLINE_AFTER_BOTH(
            "a newline after the key, and one after the GUID",
            HandshakeMistake.NEWLINE_AFTER_KEY,
            key -> key + "\n" + AcceptValue.GUID + "\n",
            digest -> digest),
    SPACE_BETWEEN(
            "a space between key and GUID", HandshakeMistake.SPACE_AFTER_KEY, key -> key + " " + AcceptValue.GUID, digest -> digest),
    KEY_DECODED(
            "the key Base64-decoded first",
            HandshakeMistake.KEY_DECODED_FIRST,
            key -> decoded(key) + AcceptValue.GUID,
            digest -> digest),
    LOWER_CASE(
            "the GUID in lower case",
            HandshakeMistake.GUID_LOWER_CASE,
            key -> key + AcceptValue.GUID.toLowerCase(Locale.ROOT),
            digest -> digest),
    WITHOUT_GUID("no GUID", HandshakeMistake.NO_GUID, key -> key, digest -> digest),
    GUID_FIRST("the GUID before the key", HandshakeMistake.GUID_FIRST, key -> AcceptValue.GUID + key, digest -> digest),
    HEX_DIGITS(
            "the SHA-1 as 40 hexadecimal digits",
            HandshakeMistake.BASE64_OF_HEX,
            key -> key + AcceptValue.GUID,
            HandshakeVariant::digits),
    HEX_DIGITS_AND_NEWLINE(
            "the 40 digits and a newline",
            HandshakeMistake.BASE64_OF_HEX,
            key -> key + AcceptValue.GUID,
            digest -> digits(digest) + "\n"),
    CAPITAL_HEX_DIGITS(
            "the 40 digits with capitals",
            HandshakeMistake.BASE64_OF_HEX,
            key -> key + AcceptValue.GUID,
            digest -> digits(digest).toUpperCase(Locale.ROOT));

    private final String words;
    private final HandshakeMistake mistake;
    // Both with a character a byte.
    private final UnaryOperator<String> hashed;
    private final UnaryOperator<String> encoded;

    HandshakeVariant(String words, HandshakeMistake mistake, UnaryOperator<String> hashed, UnaryOperator<String> encoded) {
        this.words = words;
        this.mistake = mistake;
        this.hashed = hashed;
        this.encoded = encoded;
    }

    /// What is done, such as `a newline after the GUID`.
    public String words() {
        return words;
    }

    /// What is wrong with it.
    public HandshakeMistake mistake() {
        return mistake;
    }

    /// Whether it can be done with this key: a key that is no Base64 cannot be decoded.
    public boolean isPossible(String key) {
        return this != KEY_DECODED || !decoded(key).isEmpty();
    }

    /// The bytes of which the SHA-1 is taken.
    public byte[] hashed(String key) {
        return hashed.apply(key).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The bytes that are written in Base64.
    public byte[] encoded(String key) {
        String digest = new String(AcceptValue.sha1(hashed.apply(key)), StandardCharsets.ISO_8859_1);
        return encoded.apply(digest).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The value that comes of it.
    public String value(String key) {
        return Base64.getEncoder().encodeToString(encoded(key));
    }

    private static String digits(String digest) {
        return HexFormat.of().formatHex(digest.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String decoded(String key) {
        try {
            return new String(Base64.getDecoder().decode(key), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
