package dev.wirelight.lesson;

import dev.wirelight.protocol.websocket.AcceptValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers that are worked out from what the learner really sent, and the mistakes that are often made on the way. A lesson
/// names them with the words that stand here.
public enum WorkedValue {
    ACCEPT("the accept value", "Base64 of the SHA-1 of the key and the GUID", known -> accept(known.key())),
    ACCEPT_WITH_NEWLINE(
            "the accept value with a newline hashed",
            "a newline after key and GUID, as `echo` without `-n` adds one",
            known -> base64(AcceptValue.sha1(known.key() + AcceptValue.GUID + "\n"))),
    ACCEPT_OF_DECODED_KEY(
            "the accept value of the decoded key", "the key was Base64-decoded first", known -> base64(decoded(known.key()))),
    ACCEPT_AS_HEX(
            "the accept value as hexadecimal digits",
            "the SHA-1 as 40 digits, and no Base64 of it",
            known -> hex(known.key())),
    ACCEPT_OF_HEX(
            "the accept value of the hexadecimal digits",
            "Base64 of the 40 digits, and not of the 20 bytes",
            known -> base64(hex(known.key()).getBytes(StandardCharsets.US_ASCII))),
    ACCEPT_OF_HEX_WITH_NEWLINE(
            "the accept value of the hexadecimal digits with a newline",
            "Base64 of the 40 digits and the newline behind them",
            known -> base64((hex(known.key()) + "\n").getBytes(StandardCharsets.US_ASCII))),
    ACCEPT_LOWER_CASE(
            "the accept value with a lower-case GUID",
            "the GUID's letters in lower case",
            known -> base64(AcceptValue.sha1(known.key() + AcceptValue.GUID.toLowerCase(Locale.ROOT)))),
    ACCEPT_WITHOUT_GUID(
            "the accept value without the GUID", "the key alone was hashed", known -> base64(AcceptValue.sha1(known.key()))),
    ACCEPT_WITH_SPACE(
            "the accept value with a space",
            "a space between key and GUID",
            known -> base64(AcceptValue.sha1(known.key() + " " + AcceptValue.GUID))),
    ACCEPT_GUID_FIRST(
            "the accept value with the GUID first",
            "the GUID before the key",
            known -> base64(AcceptValue.sha1(AcceptValue.GUID + known.key()))),
    KEY("the key", "the key itself, unchanged", Known::key),
    CLIENT_PORT("a client's port", "the port at the client's end of a connection that is open, or was the last one", null),
    SERVER_PORT("the server's port", "the port at which a server listens", null),
    LINE_LENGTH("the length of the last line", "how many bytes the last line from a client had, with its end",
            known -> String.valueOf(known.lastLine()));

    /// The key in RFC 6455 §1.3; it counts until the learner sends one.
    public static final String SAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final String words;
    private final String meaning;
    private final @Nullable Function<Known, String> single;

    WorkedValue(String words, String meaning, @Nullable Function<Known, String> single) {
        this.words = words;
        this.meaning = meaning;
        this.single = single;
    }

    /// As it is written in a lesson.
    public String words() {
        return words;
    }

    /// What it is, for a teacher.
    public String meaning() {
        return meaning;
    }

    /// What was seen so far that values are worked out from.
    ///
    /// @param key the last `Sec-WebSocket-Key` that a client sent, or [#SAMPLE_KEY]
    /// @param clientPorts of the connections that are open, and of the last one
    /// @param serverPorts where servers listen
    /// @param lastLine how many bytes the last line had; 0 before the first
    record Known(String key, Collection<Integer> clientPorts, Collection<Integer> serverPorts, int lastLine) {
        static final Known NOTHING = new Known(SAMPLE_KEY, List.of(), List.of(), 0);
    }

    /// The values that are right; more than one where it does not matter which.
    Set<String> of(Known known) {
        if (single != null) {
            return Set.of(single.apply(known));
        }
        Collection<Integer> ports = this == CLIENT_PORT ? known.clientPorts() : known.serverPorts();
        return ports.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static String accept(String key) {
        return AcceptValue.of(key);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(String key) {
        return HexFormat.of().formatHex(AcceptValue.sha1(key + AcceptValue.GUID));
    }

    private static byte[] decoded(String key) {
        try {
            return AcceptValue.sha1(
                    new String(Base64.getDecoder().decode(key), StandardCharsets.ISO_8859_1) + AcceptValue.GUID);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // such a key cannot be decoded, so nobody can make this mistake
        }
    }
}
