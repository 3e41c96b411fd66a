package dev.wirelight.lesson;

import dev.wirelight.dissect.HandshakeVariant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers that are worked out from what the learner really sent, and the mistakes that are often made on the way. A lesson
/// names them with the words that stand here.
public enum WorkedValue {
    ACCEPT("the accept value", "Base64 of the SHA-1 of the key and the GUID", known -> value(HandshakeVariant.RIGHT, known)),
    ACCEPT_WITH_NEWLINE(
            "the accept value with a newline hashed",
            "a newline after key and GUID, as `echo` without `-n` adds one",
            known -> value(HandshakeVariant.NEWLINE_AT_THE_END, known)),
    ACCEPT_OF_DECODED_KEY(
            "the accept value of the decoded key", "the key was Base64-decoded first", known -> value(HandshakeVariant.KEY_DECODED, known)),
    ACCEPT_AS_HEX(
            "the accept value as hexadecimal digits",
            "the SHA-1 as 40 digits, and no Base64 of it",
            known -> hex(known.key())),
    ACCEPT_OF_HEX(
            "the accept value of the hexadecimal digits",
            "Base64 of the 40 digits, and not of the 20 bytes",
            known -> value(HandshakeVariant.HEX_DIGITS, known)),
    ACCEPT_OF_HEX_WITH_NEWLINE(
            "the accept value of the hexadecimal digits with a newline",
            "Base64 of the 40 digits and the newline behind them",
            known -> value(HandshakeVariant.HEX_DIGITS_AND_NEWLINE, known)),
    ACCEPT_LOWER_CASE(
            "the accept value with a lower-case GUID",
            "the GUID's letters in lower case",
            known -> value(HandshakeVariant.LOWER_CASE, known)),
    ACCEPT_WITHOUT_GUID(
            "the accept value without the GUID", "the key alone was hashed", known -> value(HandshakeVariant.WITHOUT_GUID, known)),
    ACCEPT_WITH_SPACE(
            "the accept value with a space",
            "a space between key and GUID",
            known -> value(HandshakeVariant.SPACE_BETWEEN, known)),
    ACCEPT_GUID_FIRST(
            "the accept value with the GUID first",
            "the GUID before the key",
            known -> value(HandshakeVariant.GUID_FIRST, known)),
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

    /// Nothing, which nobody can type, where the key does not let itself be treated so.
    private static String value(HandshakeVariant variant, Known known) {
        return variant.isPossible(known.key()) ? variant.value(known.key()) : "";
    }

    private static String hex(String key) {
        return HexFormat.of().formatHex(HandshakeVariant.RIGHT.encoded(key));
    }
}
