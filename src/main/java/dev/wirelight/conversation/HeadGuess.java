package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import java.util.List;

/// Whether bytes can be the beginning of an HTTP head, for one who must guess where a head begins.
final class HeadGuess {
    /// How many bytes are enough to know.
    static final int LONGEST = "PROPPATCH ".length();

    /// Those of RFC 9110 §9, RFC 5789, and of WebDAV (RFC 4918); PRI is how HTTP/2 begins (RFC 9113 §3.4).
    private static final List<String> REQUESTS = List.of(
            "GET ", "HEAD ", "POST ", "PUT ", "DELETE ", "CONNECT ", "OPTIONS ", "TRACE ", "PATCH ", "PROPFIND ",
            "PROPPATCH ", "MKCOL ", "COPY ", "MOVE ", "LOCK ", "UNLOCK ", "REPORT ", "SEARCH ", "PRI ");
    private static final List<String> RESPONSES = List.of("HTTP/1.");

    private HeadGuess() {}

    /// Whether the bytes, as far as they are there, can begin a head with a method that is in use.
    static boolean mayBegin(byte[] bytes, int from, int length, Role sender) {
        return beginnings(sender).stream().anyMatch(beginning -> agrees(bytes, from, length, beginning));
    }

    /// Whether enough bytes are there to say that they begin one.
    static boolean begins(byte[] bytes, int from, int length, Role sender) {
        return beginnings(sender).stream()
                .anyMatch(beginning -> length >= beginning.length() && agrees(bytes, from, length, beginning));
    }

    /// As the other, of all bytes.
    static boolean begins(byte[] bytes, Role sender) {
        return begins(bytes, 0, bytes.length, sender);
    }

    private static List<String> beginnings(Role sender) {
        return sender == Role.CLIENT ? REQUESTS : RESPONSES;
    }

    private static boolean agrees(byte[] bytes, int from, int length, String beginning) {
        for (int i = 0; i < Math.min(length, beginning.length()); i++) {
            if (bytes[from + i] != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
