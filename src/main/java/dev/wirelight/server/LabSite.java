package dev.wirelight.server;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the WebSocket server tells a plain HTTP visitor: the lab's page at `/`, the time at `/time`, and elsewhere
/// what is missing.
final class LabSite {
    /// RFC 9110 §9.1 and RFC 5789: a method that nobody has defined brings 501, one that is not for this target 405.
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final byte[] PAGE = page();
    private static final String PAGE_MAY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self' ws: wss:; img-src data:";

    private LabSite() {}

    private static byte[] page() {
        try (InputStream in = LabSite.class.getResourceAsStream("lab.html")) {
            return Objects.requireNonNull(in, "the lab's page is missing from the application").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers a request that does not ask for WebSocket.
    static HttpResponse answer(RequestLine request) {
        String path = request.path();
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!METHODS.contains(request.method())) {
            return HttpResponse.text(501, "This server does not know the method " + request.method() + ". Try GET.\r\n");
        }
        if (!reads) {
            return HttpResponse.text(405, "Here only GET and HEAD work, not " + request.method() + ".\r\n")
                    .with("Allow", "GET, HEAD");
        }
        if (path.equals("/")) {
            return new HttpResponse(200, Map.of("Content-Type", "text/html; charset=utf-8"), PAGE)
                    .with("Content-Security-Policy", PAGE_MAY)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Cache-Control", "no-store");
        }
        if (path.equals("/time")) {
            // The same clock as the servers push, for one who prefers to ask.
            return HttpResponse.text(200, LocalTime.now().format(TIME) + "\r\n").with("Cache-Control", "no-store");
        }
        if (path.substring(path.lastIndexOf('/') + 1).contains(".")) {
            return HttpResponse.text(404, "There is no file here. The lab's page is at /.\r\n");
        }
        return HttpResponse.text(
                        426,
                        "This path speaks WebSocket. A browser's address bar cannot: open the lab's page at / instead.\r\n"
                                + "By hand, a request needs these lines besides the first one and Host:\r\n\r\n"
                                + "Upgrade: websocket\r\n"
                                + "Connection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: (16 bytes of your choice in Base64)\r\n"
                                + "Sec-WebSocket-Version: 13\r\n")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13");
    }

    /// Answers a request that breaks a rule.
    static HttpResponse refuse(Violation violation) {
        Rule rule = violation.rule();
        String words = violation.detail() + "\r\n" + rule.sentence() + "\r\nSee " + rule.section() + ".\r\n";
        return switch (rule) {
            case HttpRule broken -> HttpResponse.text(broken.status(), words);
            case HandshakeRule broken -> refuse(broken, words);
            default -> HttpResponse.text(400, words);
        };
    }

    private static HttpResponse refuse(HandshakeRule rule, String words) {
        HttpResponse response = HttpResponse.text(rule.status(), words);
        return switch (rule.status()) {
            case 405 -> response.with("Allow", "GET");
            // RFC 9110 §15.5.22 asks for Upgrade, RFC 6455 §4.4 for the version that would do.
            case 426 -> response.with("Upgrade", "websocket").with("Sec-WebSocket-Version", "13");
            default -> response;
        };
    }
}
