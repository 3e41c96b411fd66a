package dev.wirelight.server;

import dev.wirelight.protocol.http.HttpHeadWriter;
import dev.wirelight.protocol.http.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/// An HTTP/1.1 response with a body.
///
/// @param fields beside Content-Length and Connection, which follow from the rest
record HttpResponse(int status, Map<String, String> fields, byte[] body) {

    /// A few plain words for a person.
    static HttpResponse text(int status, String words) {
        return new HttpResponse(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8"),
                words.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new HttpResponse(status, more, body);
    }

    /// The same response without the body, as HEAD asks for it; Content-Length stays (RFC 9110 §9.3.2).
    byte[] headBytes(boolean close) {
        HttpHeadWriter head = new HttpHeadWriter("HTTP/1.1 " + status + " " + StatusCode.reasonOf(status));
        for (Entry<String, String> field : fields.entrySet()) {
            head.field(field.getKey(), field.getValue());
        }
        head.field("Content-Length", Integer.toString(body.length));
        String connection = fields.containsKey("Upgrade") ? (close ? "Upgrade, close" : "Upgrade") : close ? "close" : "";
        if (!connection.isEmpty()) {
            head.field("Connection", connection);
        }
        return head.bytes();
    }

    /// @param close whether the connection is closed after it
    byte[] bytes(boolean close) {
        byte[] head = headBytes(close);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
