package dev.wirelight.dissect;

import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.AcceptValue;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<HandshakeMistake> known = known(value);
        if (known.isPresent()) {
            return known.get();
        }
        if (value.equals(key)) {
            return HandshakeMistake.KEY_ITSELF;
        }
        if (value.equals(accept.replace("=", ""))) {
            return HandshakeMistake.NO_PADDING;
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

    private Optional<HandshakeMistake> known(String value) {
        return Stream.of(HandshakeVariant.values())
                .filter(variant -> variant.isPossible(key) && variant.value(key).equals(value))
                .map(HandshakeVariant::mistake)
                .findFirst();
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
