package dev.wirelight.server;

import dev.wirelight.protocol.http.HttpHeadWriter;
import dev.wirelight.protocol.http.StatusCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/// An HTTP/1.1 response with a body.
///
/// @param fields beside Date, Content-Length and Connection, which follow from the rest
record HttpResponse(int status, Map<String, String> fields, byte[] body) {
    /// RFC 9110 §5.6.7: always English, two digits for the day, GMT.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

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
        head.field("Date", DATE.format(Instant.now())); // RFC 9110 §6.6.1: a server that has a clock must say it
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
