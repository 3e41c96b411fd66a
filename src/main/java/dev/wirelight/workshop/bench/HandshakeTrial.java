package dev.wirelight.workshop.bench;

import dev.wirelight.dissect.HandshakeMistake;
import dev.wirelight.dissect.HandshakeSteps;
import dev.wirelight.dissect.HandshakeVariant;
import dev.wirelight.protocol.websocket.AcceptValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// `Sec-WebSocket-Accept` computed by hand in three steps (RFC 6455 §4.2.2), of which each can be changed: then those after
/// it follow, and those before it stay.
///
/// @param key as it stands in the request
/// @param hashed the bytes of which the SHA-1 is taken: should be the key and the GUID, 60 bytes
/// @param digest the bytes that are written in Base64: should be the SHA-1, 20 bytes
/// @param value what would be sent
public record HandshakeTrial(String key, byte[] hashed, byte[] digest, String value) {
    private static final int LENGTH_OF_A_KEY = 24;
    private static final int LENGTH_OF_SHA1 = 20;

    /// All steps done right.
    public static HandshakeTrial of(String key) {
        return of(key, HandshakeVariant.RIGHT);
    }

    /// All steps done in one of the ways that people know.
    public static HandshakeTrial of(String key, HandshakeVariant variant) {
        return new HandshakeTrial(key, variant.hashed(key), variant.encoded(key), variant.value(key));
    }

    /// With other bytes to hash; SHA-1 and Base64 follow.
    public HandshakeTrial withHashed(byte[] bytes) {
        return new HandshakeTrial(key, bytes, digest, value).withDigest(sha1(bytes));
    }

    /// With other bytes for Base64, which follows.
    public HandshakeTrial withDigest(byte[] bytes) {
        return new HandshakeTrial(key, hashed, bytes, base64(bytes));
    }

    /// With another value.
    public HandshakeTrial withValue(String typed) {
        return new HandshakeTrial(key, hashed, digest, typed);
    }

    /// What is to be said about the key.
    public Finding aboutKey() {
        if (AcceptValue.isKey(key)) {
            return Finding.good("16 random bytes in Base64, 24 characters. They are used as they stand, not decoded.");
        }
        return Finding.bad("This is no key: a client sends 16 bytes in Base64, " + LENGTH_OF_A_KEY + " characters. Here are "
                + count(key.length(), "character") + ". A server must refuse it.");
    }

    /// What is to be said about the bytes that are hashed. A mistake that has a name is called by it.
    public Finding aboutHashed() {
        HandshakeMistake mistake = steps().diagnose(base64(sha1(hashed)));
        if (mistake == HandshakeMistake.NONE) {
            return Finding.good("The key, and the GUID right after it: " + count(hashed.length, "byte") + ".");
        }
        return mistake == HandshakeMistake.OTHER ? Finding.bad(difference()) : Finding.of(mistake);
    }

    private String difference() {
        byte[] right = HandshakeVariant.RIGHT.hashed(key);
        int at = Arrays.mismatch(right, hashed);
        String should = "Here should stand the key and the GUID, " + count(right.length, "byte") + ". ";
        if (at == hashed.length) {
            return should + "The text ends too soon, after byte " + at + ".";
        }
        if (at == right.length) {
            return should + "There is more behind them: " + count(hashed.length - at, "byte") + " too many.";
        }
        return should + "Byte " + (at + 1) + " is " + written(hashed[at]) + " in place of " + written(right[at]) + ".";
    }

    private static String written(byte b) {
        return "“" + TypedText.write(new byte[] {b}) + "” (" + HexFormat.of().toHexDigits(b) + ")";
    }

    /// What is to be said about the bytes that are written in Base64, seen from the bytes that are hashed.
    public Finding aboutDigest() {
        byte[] right = sha1(hashed);
        if (Arrays.equals(digest, right)) {
            return Finding.good("The SHA-1 of what stands in box 2: " + LENGTH_OF_SHA1 + " bytes.");
        }
        String text = new String(digest, StandardCharsets.ISO_8859_1).strip();
        if (text.equalsIgnoreCase(HexFormat.of().formatHex(right))) {
            return Finding.bad("These are the hexadecimal digits of the SHA-1, as text: " + count(digest.length, "byte")
                    + ". Take the 20 bytes themselves: openssl dgst -sha1 -binary gives them.");
        }
        if (digest.length != LENGTH_OF_SHA1) {
            return Finding.bad("A SHA-1 has 20 bytes. Here are " + digest.length + ".");
        }
        HandshakeMistake known = steps().diagnose(base64(digest));
        return Finding.bad(switch (known) {
            case NONE -> "This is the SHA-1 of the key and the GUID, but not of what stands in box 2.";
            case OTHER -> "This is not the SHA-1 of what stands in box 2: that begins with "
                    + HexFormat.ofDelimiter(" ").formatHex(right, 0, 4) + ".";
            default -> "This is the SHA-1 of something else. " + known.sentence() + " " + known.advice();
        });
    }

    /// What is to be said about the value, seen from the key: this is what the client looks at.
    public Finding aboutValue() {
        HandshakeMistake mistake = steps().diagnose(value);
        boolean unnamed = mistake == HandshakeMistake.OTHER || mistake == HandshakeMistake.NOT_20_BYTES;
        if (unnamed && !digestIsRight() && value.equals(base64(digest))) {
            return Finding.bad("It is the Base64 of box 3. The mistake stands further left.");
        }
        return Finding.of(mistake);
    }

    private boolean digestIsRight() {
        return Arrays.equals(digest, steps().sha1());
    }

    private HandshakeSteps steps() {
        return HandshakeSteps.ofKey(key);
    }

    private static byte[] sha1(byte[] bytes) {
        return AcceptValue.sha1(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HandshakeTrial that
                && key.equals(that.key)
                && Arrays.equals(hashed, that.hashed)
                && Arrays.equals(digest, that.digest)
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + value.hashCode();
    }
}
