package dev.wirelight.protocol.http;

import dev.wirelight.protocol.http.HttpHead.StatusLine;

/// What follows from the head of a response (RFC 9112 §6).
public final class ResponseRules {
    /// The length of a body that ends with the connection, or whose end only its decoder would know.
    public static final long UNTIL_THE_END = Long.MAX_VALUE;

    private ResponseRules() {}

    /// How many bytes of body follow a response's head (RFC 9112 §6.3).
    ///
    /// @param toHead whether the request was a HEAD, the answer to which has no body
    public static long bodyLength(boolean toHead, HttpHead response, StatusLine line) {
        if (toHead || line.status() < 200 || line.status() == 204 || line.status() == 304) {
            return 0;
        }
        // A transfer coding comes before Content-Length. Where it ends only its decoder would know.
        boolean coded = response.first("Transfer-Encoding").isPresent();
        return !coded && response.first("Content-Length").isPresent() ? RequestRules.bodyLength(response) : UNTIL_THE_END;
    }
}
