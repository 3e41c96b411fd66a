package dev.wirelight.protocol.http;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import java.util.List;
import java.util.Optional;

/// What a request must have beyond a head that can be read.
public final class RequestRules {
    private RequestRules() {}

    /// Judges a request.
    ///
    /// @return the first rule that it breaks, or empty
    public static Optional<Violation> judge(HttpHead request, RequestLine line) {
        int hosts = request.all("Host").size();
        if (line.version().equals("HTTP/1.1") && hosts != 1 || hosts > 1) {
            return broken(HttpRule.HOST_MISSING, hosts == 0 ? "There is no Host field." : "There are " + hosts + " Host fields.");
        }
        if (!request.all("Transfer-Encoding").isEmpty()) {
            return broken(
                    HttpRule.TRANSFER_CODING_UNKNOWN,
                    "Transfer-Encoding is \"" + request.first("Transfer-Encoding").orElse("") + "\".");
        }
        List<String> lengths = request.all("Content-Length");
        if (lengths.size() > 1 || lengths.size() == 1 && !lengths.getFirst().matches("\\d{1,18}")) {
            return broken(HttpRule.LENGTH_MALFORMED, "Content-Length is \"" + String.join("\", \"", lengths) + "\".");
        }
        return Optional.empty();
    }

    /// How many bytes of body follow a head without a transfer coding (RFC 9112 §6.3).
    public static long bodyLength(HttpHead head) {
        return head.first("Content-Length").filter(v -> v.matches("\\d{1,18}")).map(Long::parseLong).orElse(0L);
    }

    private static Optional<Violation> broken(HttpRule rule, String detail) {
        return Optional.of(new Violation(rule, Role.CLIENT, detail));
    }
}
