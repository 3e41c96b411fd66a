package dev.wirelight.server;

import dev.wirelight.socket.ConnectedSocket;
import dev.wirelight.trace.Connection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The server's end of one connection, as others may use it: from any thread, never waiting for the network.
public sealed interface Peer permits PlainPeer, WebSocketPeer {

    Connection connection();

    /// Whether frames are spoken with it now: after the opening handshake, and until its end.
    boolean isWebSocket();

    /// Sends a line or a text message; does nothing when the connection is not (or no longer) up to it.
    ///
    /// @return whether it was handed over
    boolean say(String text);

    /// Sends a ping with a payload of at most 125 bytes of UTF-8, where the protocol has one.
    ///
    /// @return whether it was handed over
    boolean ping(String payload);

    /// Sends bytes that somebody made by hand, whatever they are; a WebSocket must be open for it.
    ///
    /// @return whether they were handed over
    boolean sendByHand(byte[] bytes);

    /// Closes the connection properly.
    ///
    /// @param code for a WebSocket close frame, one that may be sent; of no meaning to a plain connection
    void close(int code, String reason);

    /// Closes the connection at once.
    ///
    /// @param why for the trace
    void drop(String why);

    /// Whether a `write()` to it has been called and has not returned yet: most return at once, and one waits where the peer
    /// does not read and the systems on both sides have no room left.
    boolean isWriting();

    /// Why this connection is to be dropped now, if it is: the peer does not read, or does not answer the close.
    Optional<String> overdue();

    /// Talks with the peer until the connection ends.
    void converse();

    /// The behaviour of its server has changed.
    void behave(Behaviour behaviour);

    /// Other tricks are switched on at its server.
    void play(Tricks tricks);

    /// The kinds of peers, by what is spoken.
    enum Kind {
        PLAIN("telnet"),
        WEB_SOCKET("http");

        private final String speaks;

        Kind(String speaks) {
            this.speaks = speaks;
        }

        /// What a new connection speaks first.
        String speaks() {
            return speaks;
        }

        /// @param terms of the upgrade, where the protocol has one
        Peer peer(ConnectedSocket socket, Commons commons, Behaviour behaviour, UpgradeTerms terms) {
            return switch (this) {
                case PLAIN -> new PlainPeer(socket, commons, behaviour);
                case WEB_SOCKET -> new WebSocketPeer(socket, commons, behaviour, terms);
            };
        }

        /// What a client can agree on with ALPN (RFC 7301); telnet is not in its registry.
        List<String> applicationProtocols() {
            return this == WEB_SOCKET ? List.of("http/1.1") : List.of();
        }

        /// What one is told for whom there is no room.
        ///
        /// @param why a sentence
        byte[] full(String why) {
            String words = why + " Close one and try again.\r\n";
            return switch (this) {
                case PLAIN -> words.getBytes(StandardCharsets.US_ASCII);
                case WEB_SOCKET -> HttpResponse.text(503, words).bytes(true);
            };
        }
    }
}
