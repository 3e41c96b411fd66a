package dev.wirelight.client;

import dev.wirelight.trace.Address;
import java.net.URI;

/// Which server a `ws:` URI names (RFC 6455 §3).
final class WebSocketAddress {
    private static final int HTTP_PORT = 80;
    private static final int LARGEST_PORT = 65_535;

    private WebSocketAddress() {}

    /// @throws CannotConnect when this is no `ws:` URI
    static Address of(URI uri) throws CannotConnect {
        String host = uri.getHost();
        if ("wss".equalsIgnoreCase(uri.getScheme())) {
            throw new CannotConnect("A WebSocket address looks like ws://127.0.0.1:8000/ here. With wss: the bytes are encrypted, and"
                    + " these clients are there to show them: " + uri);
        }
        if (!"ws".equalsIgnoreCase(uri.getScheme()) || host == null) {
            throw new CannotConnect("A WebSocket address looks like ws://127.0.0.1:8000/ and this one does not: " + uri);
        }
        if (uri.getFragment() != null) {
            // RFC 6455 §3: fragment identifiers must not be used.
            throw new CannotConnect("A WebSocket address has no # in it. Leave out #" + uri.getFragment() + ".");
        }
        if (uri.getPort() > LARGEST_PORT) {
            throw new CannotConnect("A port is a number from 1 to 65535, not " + uri.getPort() + ".");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Address(bare, uri.getPort() < 0 ? HTTP_PORT : uri.getPort());
    }
}
