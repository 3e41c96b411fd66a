package dev.wirelight.protocol.http;

import java.util.List;
import java.util.Optional;

/// Everything of a request or response up to and with the empty line (RFC 9112 §2.1).
///
/// @param start the first line
/// @param fields the header fields, in the order in which they came
/// @param length of the whole head, with the CR LF CR LF at its end, in bytes
public record HttpHead(StartLine start, List<HttpField> fields, int length) {

    /// The first line of a head.
    public sealed interface StartLine {}

    /// `GET /room HTTP/1.1` (RFC 9112 §3).
    public record RequestLine(String method, String target, String version) implements StartLine {

        /// The target up to the `?`.
        public String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        @Override
        public String toString() {
            return method + " " + target + " " + version;
        }
    }

    /// `HTTP/1.1 101 Switching Protocols` (RFC 9112 §4).
    public record StatusLine(String version, int status, String reason) implements StartLine {
        @Override
        public String toString() {
            return version + " " + status + " " + reason;
        }
    }

    /// The first value of a field, or empty.
    public Optional<String> first(String name) {
        return fields.stream().filter(f -> f.is(name)).map(HttpField::value).findFirst();
    }

    /// All values of a field, one a line of the head.
    public List<String> all(String name) {
        return fields.stream().filter(f -> f.is(name)).map(HttpField::value).toList();
    }

    /// Whether a field that is a comma-separated list has this token in it, in either case (RFC 9110 §5.6.1).
    public boolean lists(String name, String token) {
        return all(name).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(element -> element.strip().equalsIgnoreCase(token));
    }
}
