package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The opening handshake (RFC 6455 §4): both requests and responses, and what must be checked in each.
public final class OpeningHandshake {
    private OpeningHandshake() {}

    /// Whether a request asks for WebSocket at all, rightly or not: it names it in Upgrade, or has a field of its own.
    public static boolean isMeantBy(HttpHead request) {
        return request.lists("Upgrade", "websocket")
                || request.fields().stream().anyMatch(f -> f.name().toLowerCase(Locale.ROOT).startsWith("sec-websocket-"));
    }

    /// Checks a client's request, in the order in which RFC 6455 §4.2.1 lists what it must have.
    ///
    /// @return the first rule that it breaks, or empty
    public static Optional<Violation> judgeRequest(HttpHead request, RequestLine line) {
        if (!line.method().equals("GET")) {
            return broken(HandshakeRule.METHOD_NOT_GET, "The method is " + line.method() + ".");
        }
        if (!line.version().equals("HTTP/1.1")) {
            return broken(HandshakeRule.VERSION_BELOW_1_1, "The request line says " + line.version() + ".");
        }
        if (!request.lists("Upgrade", "websocket")) {
            return broken(HandshakeRule.UPGRADE_MISSING, seen(request, "Upgrade"));
        }
        if (!request.lists("Connection", "Upgrade")) {
            return broken(HandshakeRule.CONNECTION_NOT_UPGRADE, seen(request, "Connection"));
        }
        List<String> keys = request.all("Sec-WebSocket-Key");
        if (keys.size() != 1) {
            return broken(HandshakeRule.KEY_MISSING, keys.isEmpty() ? seen(request, "Sec-WebSocket-Key") : "There are " + keys.size() + " Sec-WebSocket-Key fields.");
        }
        if (!AcceptValue.isKey(keys.getFirst())) {
            return broken(HandshakeRule.KEY_NOT_16_BYTES, seen(request, "Sec-WebSocket-Key"));
        }
        List<String> versions = request.all("Sec-WebSocket-Version");
        if (versions.size() != 1 || !versions.getFirst().equals("13")) {
            return broken(HandshakeRule.VERSION_NOT_13, seen(request, "Sec-WebSocket-Version"));
        }
        List<String> protocols = protocols(request);
        // To the grammar an empty element of a list is none (RFC 2616 §2.1).
        if (!protocols.stream().allMatch(name -> name.isEmpty() || isToken(name))
                || !request.all("Sec-WebSocket-Protocol").isEmpty() && protocols.stream().allMatch(String::isEmpty)) {
            return broken(HandshakeRule.PROTOCOL_MALFORMED, seen(request, "Sec-WebSocket-Protocol"));
        }
        if (protocols.contains("") || new HashSet<>(protocols).size() != protocols.size()) {
            return broken(HandshakeRule.PROTOCOL_REPEATED, seen(request, "Sec-WebSocket-Protocol"));
        }
        if (Extensions.of(request).isEmpty()) {
            return broken(HandshakeRule.EXTENSIONS_MALFORMED, seen(request, Extensions.FIELD));
        }
        return Optional.empty();
    }

    /// The server's agreement to a request that [#judgeRequest] has nothing against (RFC 6455 §4.2.2).
    ///
    /// @param protocol the subprotocol that the server chose among those offered, or empty
    /// @param compression how messages are to be compressed, as the server answers an offer of the client's, or empty
    public static byte[] response(
            HttpHead request, Optional<String> protocol, Optional<PerMessageDeflate> compression) {
        String key = request.first("Sec-WebSocket-Key").orElseThrow();
        HttpHeadWriter head = new HttpHeadWriter("HTTP/1.1 101 Switching Protocols")
                .field("Upgrade", "websocket")
                .field("Connection", "Upgrade")
                .field("Sec-WebSocket-Accept", AcceptValue.of(key));
        protocol.ifPresent(name -> head.field("Sec-WebSocket-Protocol", name));
        compression.ifPresent(answer -> head.field(Extensions.FIELD, answer.toString()));
        return head.bytes();
    }

    /// A client's request (RFC 6455 §4.1).
    ///
    /// @param host as it stands in the Host field, such as `127.0.0.1:8000`
    /// @param target such as `/room?name=ada`
    /// @param nonce 16 bytes, chosen at random for each connection
    /// @param protocols the subprotocols that the client offers, the best first; may be empty
    /// @param compression how the client offers to compress messages, or empty
    public static byte[] request(
            String host,
            String target,
            byte[] nonce,
            List<String> protocols,
            Optional<PerMessageDeflate> compression) {
        HttpHeadWriter head = new HttpHeadWriter("GET " + target + " HTTP/1.1")
                .field("Host", host)
                .field("Upgrade", "websocket")
                .field("Connection", "Upgrade")
                .field("Sec-WebSocket-Key", Base64.getEncoder().encodeToString(nonce))
                .field("Sec-WebSocket-Version", "13");
        if (!protocols.isEmpty()) {
            head.field("Sec-WebSocket-Protocol", String.join(", ", protocols));
        }
        compression.ifPresent(offer -> head.field(Extensions.FIELD, offer.toString()));
        return head.bytes();
    }

    /// Checks a server's response against the client's request (RFC 6455 §4.1, the second list of six).
    ///
    /// @return the first rule that it breaks, or empty
    public static Optional<Violation> judgeResponse(HttpHead request, HttpHead response, StatusLine line) {
        if (line.status() != 101) {
            return brokenByServer(HandshakeRule.STATUS_NOT_101, "The status is " + line.status() + " " + line.reason() + ".");
        }
        if (!response.first("Upgrade").map("websocket"::equalsIgnoreCase).orElse(false)) {
            return brokenByServer(HandshakeRule.RESPONSE_UPGRADE_WRONG, seen(response, "Upgrade"));
        }
        if (!response.lists("Connection", "Upgrade")) {
            return brokenByServer(HandshakeRule.RESPONSE_CONNECTION_WRONG, seen(response, "Connection"));
        }
        String expected = AcceptValue.of(request.first("Sec-WebSocket-Key").orElse(""));
        // RFC 6455 §11.3.3: at most once.
        if (!response.all("Sec-WebSocket-Accept").equals(List.of(expected))) {
            return brokenByServer(
                    HandshakeRule.ACCEPT_WRONG, seen(response, "Sec-WebSocket-Accept") + " It should be " + expected + ".");
        }
        Optional<Violation> extensions = Extensions.judge(request, response);
        if (extensions.isPresent()) {
            return extensions;
        }
        // RFC 6455 §11.3.4: at most once.
        List<String> chosen = response.all("Sec-WebSocket-Protocol");
        if (chosen.size() > 1 || !protocols(request).containsAll(chosen)) {
            return brokenByServer(HandshakeRule.PROTOCOL_NOT_OFFERED, "The server chose " + String.join(" and ", chosen) + ".");
        }
        return Optional.empty();
    }

    /// The subprotocols that a request offers, in the client's order.
    public static List<String> protocols(HttpHead request) {
        List<String> names = new ArrayList<>();
        for (String value : request.all("Sec-WebSocket-Protocol")) {
            for (String name : value.split(",")) {
                names.add(name.strip());
            }
        }
        return names;
    }

    private static boolean isToken(String name) {
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    }

    private static String seen(HttpHead head, String name) {
        List<String> values = head.all(name);
        return values.isEmpty() ? "There is no " + name + " field." : name + " is \"" + String.join("\", \"", values) + "\".";
    }

    private static Optional<Violation> broken(HandshakeRule rule, String detail) {
        return Optional.of(new Violation(rule, Role.CLIENT, detail));
    }

    private static Optional<Violation> brokenByServer(HandshakeRule rule, String detail) {
        return Optional.of(new Violation(rule, Role.SERVER, detail));
    }
}
