package dev.wirelight.protocol.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An extension with its parameters, as it stands in `Sec-WebSocket-Extensions` (RFC 6455 §9.1).
///
/// @param name such as `permessage-deflate`
/// @param parameters in their order
public record Extension(String name, List<Parameter> parameters) {

    /// A parameter of an extension.
    ///
    /// @param value empty where the name stands alone
    public record Parameter(String name, Optional<String> value) {}

    /// Reads the values of all `Sec-WebSocket-Extensions` fields of a head.
    ///
    ///     permessage-deflate; client_max_window_bits, permessage-deflate; server_max_window_bits="10"
    ///
    /// @return what they list, the first choice first; empty where they are not written as RFC 6455 §9.1 says
    public static Optional<List<Extension>> list(List<String> values) {
        List<Extension> all = new ArrayList<>();
        for (String value : values) {
            Reading reading = new Reading(value);
            do {
                // RFC 9110 §5.6.1.2: an element of a list may be empty, and then means nothing.
                if (reading.isAt(',') || reading.isAtEnd()) {
                    continue;
                }
                Extension extension = reading.extension();
                if (extension == null) {
                    return Optional.empty();
                }
                all.add(extension);
            } while (reading.passed(','));
            if (!reading.isAtEnd()) {
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }

    /// Whether it has this name, in either case.
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /// A field's value, read from left to right.
    private static final class Reading {
        private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        @Nullable Extension extension() {
            String name = token();
            List<Parameter> parameters = new ArrayList<>();
            boolean good = !name.isEmpty();
            while (good && passed(';')) {
                skipSpace();
                String parameter = token();
                Optional<String> value = passed('=') ? Optional.of(value()) : Optional.empty();
                good = !parameter.isEmpty() && isToken(value.orElse(parameter));
                parameters.add(new Parameter(parameter, value));
            }
            return good ? new Extension(name, List.copyOf(parameters)) : null;
        }

        /// A token, or one in quotation marks; what is neither is no token.
        private String value() {
            skipSpace();
            if (!passed('"')) {
                return token();
            }
            StringBuilder value = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 1 : 0;
                value.append(at < text.length() ? text.charAt(at) : ' ');
                at++;
            }
            return passed('"') ? value.toString() : "";
        }

        private String token() {
            int from = at;
            while (at < text.length() && isTokenSign(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        private void skipSpace() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        boolean isAt(char sign) {
            skipSpace();
            return at < text.length() && text.charAt(at) == sign;
        }

        boolean isAtEnd() {
            skipSpace();
            return at >= text.length();
        }

        boolean passed(char sign) {
            boolean there = isAt(sign);
            at += there ? 1 : 0;
            return there;
        }

        private static boolean isToken(String text) {
            return !text.isEmpty() && text.chars().allMatch(Reading::isTokenSign);
        }

        /// RFC 9110 §5.6.2.
        private static boolean isTokenSign(int sign) {
            return sign < 0x80 && (Character.isLetterOrDigit(sign) || TOKEN_SIGNS.indexOf(sign) >= 0);
        }
    }
}
