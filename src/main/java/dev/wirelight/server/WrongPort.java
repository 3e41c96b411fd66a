package dev.wirelight.server;

import dev.wirelight.trace.Address;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is said where somebody speaks TLS to a port that does not, or something else to a port that does.
final class WrongPort {
    /// RFC 8446 §5.1: the type of a record that carries a handshake, and the first byte of its version.
    private static final int HANDSHAKE = 22;

    private static final int MAJOR_VERSION = 3;
    private static final int HELLO_TYPE_AT = 5;

    /// RFC 8446 §4: the type of the handshake message with which a client begins.
    private static final int CLIENT_HELLO = 1;

    private WrongPort() {}

    /// What is said of a client that speaks TLS to a port without it.
    ///
    /// @param here where it came to
    /// @param secure where the same server speaks TLS, if it does
    static String tlsToHere(Peer.Kind kind, Address here, Optional<Address> secure) {
        String words = "The client begins to speak TLS: its first bytes, 16 03, are the head of a TLS record. This port does not"
                + " speak TLS";
        return words
                + switch (kind) {
                    case PLAIN ->
                        secure.map(port -> "; port " + port.port() + " does: openssl s_client -connect " + port + ".").orElse(".")
                                + " Without TLS: telnet " + here.host() + " " + here.port();
                    case WEB_SOCKET ->
                        secure.map(port -> "; https://" + port + "/ and wss://" + port + "/ do.").orElse(".")
                                + " Without TLS an address begins with http:// or ws://.";
                };
    }

    /// Whether these are the first bytes of a ClientHello, which nobody types.
    static boolean isClientHello(byte[] first, int count) {
        return isTls(first, count) && count > HELLO_TYPE_AT && first[HELLO_TYPE_AT] == CLIENT_HELLO;
    }

    /// Whether these are the first bytes of a client that speaks TLS.
    static boolean isTls(byte[] first, int count) {
        return count >= 2 && first[0] == HANDSHAKE && first[1] == MAJOR_VERSION;
    }

    /// Whether the first byte is that of a client that speaks TLS: no HTTP request begins with it.
    static boolean isNoRequest(byte[] first, int count) {
        return count >= 1 && first[0] == HANDSHAKE;
    }

    /// What a client without TLS is told on a port with it, in its own language as far as that can be guessed.
    ///
    /// @param port where it came to
    static byte[] tlsHere(Peer.Kind kind, byte[] first, Address port) {
        boolean http = new String(first, 0, Math.min(first.length, 16), StandardCharsets.ISO_8859_1)
                .matches("(?s)[A-Z]{3,8} [/*h].*");
        boolean webSocket = kind == Peer.Kind.WEB_SOCKET;
        String words = "This port speaks TLS, and what you sent is not encrypted. "
                + (webSocket
                        ? "Use https://" + port + "/ in a browser, or wss://" + port + "/ for a WebSocket.\r\n"
                        : "Use: openssl s_client -connect " + port + " -quiet\r\n");
        return webSocket || http ? HttpResponse.text(400, words).bytes(true) : words.getBytes(StandardCharsets.US_ASCII);
    }
}
