package dev.wirelight.protocol.http;

import java.nio.charset.StandardCharsets;

/// Writes a head, line by line.
///
///     new HttpHeadWriter("HTTP/1.1 101 Switching Protocols").field("Upgrade", "websocket").bytes()
public final class HttpHeadWriter {
    private final StringBuilder text = new StringBuilder();

    /// @param startLine without its CR LF
    public HttpHeadWriter(String startLine) {
        line(startLine);
    }

    /// Adds a field.
    public HttpHeadWriter field(String name, String value) {
        return line(name + ": " + value);
    }

    private HttpHeadWriter line(String line) {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A line of a head must not have CR or LF in it.");
        }
        text.append(line).append("\r\n");
        return this;
    }

    /// The head with the empty line at its end.
    public byte[] bytes() {
        return (text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
