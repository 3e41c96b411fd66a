package dev.wirelight.dissect;

import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.AcceptValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a server makes `Sec-WebSocket-Accept` out of a client's `Sec-WebSocket-Key`, step by step (RFC 6455 §4.2.2).
///
/// @param key as it stood in the request; as text, not decoded
/// @param guid the fixed text that RFC 6455 names
/// @param joined the key and right after it the GUID
/// @param sha1 the SHA-1 of that: 20 bytes
/// @param accept those bytes in Base64: what the server sends
public record HandshakeSteps(String key, String guid, String joined, byte[] sha1, String accept) {

    /// The steps for a request, or empty when it has no `Sec-WebSocket-Key`.
    public static Optional<HandshakeSteps> of(HttpHead request) {
        return request.first("Sec-WebSocket-Key").map(HandshakeSteps::ofKey);
    }

    /// The steps for a key.
    public static HandshakeSteps ofKey(String key) {
        String joined = key + AcceptValue.GUID;
        return new HandshakeSteps(key, AcceptValue.GUID, joined, AcceptValue.sha1(joined), AcceptValue.of(key));
    }

    /// Says what somebody did who got this value: the mistake is found by making each of them with this key.
    public HandshakeMistake diagnose(String typed) {
        String value = typed.strip();
        if (value.isEmpty()) {
            return HandshakeMistake.NOTHING;
        }
        if (value.equals(accept)) {
            return HandshakeMistake.NONE;
        }
        HandshakeMistake known = wrongValues().get(value);
        if (known != null) {
            return known;
        }
        String hex = HexFormat.of().formatHex(sha1);
        if (value.replaceAll("[\\s:]", "").equalsIgnoreCase(hex)) {
            return HandshakeMistake.HEX;
        }
        if (value.equalsIgnoreCase(accept)) {
            return HandshakeMistake.LETTER_CASE;
        }
        return decoded(value).length == sha1.length ? HandshakeMistake.OTHER : HandshakeMistake.NOT_20_BYTES;
    }

    private Map<String, HandshakeMistake> wrongValues() {
        String hex = HexFormat.of().formatHex(sha1);
        Map<String, HandshakeMistake> wrong = new HashMap<>();
        wrong.put(value(joined + "\n"), HandshakeMistake.NEWLINE_AFTER_GUID);
        wrong.put(value(joined + "\r\n"), HandshakeMistake.CR_LF_AFTER_GUID);
        wrong.put(value(key + "\n" + guid), HandshakeMistake.NEWLINE_AFTER_KEY);
        wrong.put(value(key + "\n" + guid + "\n"), HandshakeMistake.NEWLINE_AFTER_KEY);
        wrong.put(value(key + " " + guid), HandshakeMistake.SPACE_AFTER_KEY);
        wrong.put(value(key + guid.toLowerCase(Locale.ROOT)), HandshakeMistake.GUID_LOWER_CASE);
        wrong.put(value(key), HandshakeMistake.NO_GUID);
        wrong.put(value(guid + key), HandshakeMistake.GUID_FIRST);
        wrong.put(base64(hex), HandshakeMistake.BASE64_OF_HEX);
        wrong.put(base64(hex + "\n"), HandshakeMistake.BASE64_OF_HEX);
        wrong.put(base64(hex.toUpperCase(Locale.ROOT)), HandshakeMistake.BASE64_OF_HEX);
        wrong.put(accept.replace("=", ""), HandshakeMistake.NO_PADDING);
        wrong.put(key, HandshakeMistake.KEY_ITSELF);
        byte[] keyBytes = decoded(key);
        if (keyBytes.length > 0) {
            wrong.put(
                    value(new String(keyBytes, StandardCharsets.ISO_8859_1) + guid),
                    HandshakeMistake.KEY_DECODED_FIRST);
        }
        return wrong;
    }

    /// The Base64 of the SHA-1 of a text, a character a byte.
    private static String value(String text) {
        return Base64.getEncoder().encodeToString(AcceptValue.sha1(text));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The bytes that a Base64 text stands for; none where it is no Base64.
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
