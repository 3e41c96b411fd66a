package dev.wirelight.client;

import dev.wirelight.trace.Address;
import java.net.URI;

/// Which server a `ws:` or `wss:` URI names (RFC 6455 §3).
///
/// @param secure whether TLS is spoken there
record WebSocketAddress(Address server, boolean secure) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LARGEST_PORT = 65_535;

    /// @throws CannotConnect when this is no such URI
    static WebSocketAddress of(URI uri) throws CannotConnect {
        String host = uri.getHost();
        boolean secure = "wss".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"ws".equalsIgnoreCase(uri.getScheme()) || host == null) {
            throw new CannotConnect("A WebSocket address looks like ws://127.0.0.1:8000/ (or wss://127.0.0.1:8443/ with TLS)"
                    + " and this one does not: " + uri);
        }
        if (uri.getFragment() != null) {
            // RFC 6455 §3: fragment identifiers must not be used.
            throw new CannotConnect("A WebSocket address has no # in it. Leave out #" + uri.getFragment() + ".");
        }
        if (uri.getPort() > LARGEST_PORT) {
            throw new CannotConnect("A port is a number from 1 to 65535, not " + uri.getPort() + ".");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int usual = secure ? HTTPS_PORT : HTTP_PORT;
        return new WebSocketAddress(new Address(bare, uri.getPort() < 0 ? usual : uri.getPort()), secure);
    }

    /// As it stands in a request's Host: without the usual port.
    String host() {
        return server.port() == (secure ? HTTPS_PORT : HTTP_PORT) ? server.urlHost() : server.toString();
    }
}
