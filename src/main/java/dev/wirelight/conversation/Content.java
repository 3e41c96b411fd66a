package dev.wirelight.conversation;

import dev.wirelight.protocol.http.ChunkedBody;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.tls.MessagePart;
import dev.wirelight.protocol.tls.TlsContext;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.protocol.websocket.FrameHeader;
import java.util.List;
import java.util.Optional;

/// What a [Unit] is.
public sealed interface Content {

    /// The head of an HTTP request.
    record Request(HttpHead head, HttpHead.RequestLine line) implements Content {}

    /// The head of an HTTP response.
    record Response(HttpHead head, HttpHead.StatusLine line) implements Content {}

    /// The body of an HTTP response or request, or as much of it as arrived at once.
    ///
    /// @param preview the first bytes, at most [Unit#PREVIEW]
    /// @param chunks where in a chunk the first byte stands; empty where the head did not say that the body comes in chunks
    record Body(byte[] preview, Optional<ChunkedBody.Place> chunks) implements Content {

        /// A body that does not come in chunks.
        public Body(byte[] preview) {
            this(preview, Optional.empty());
        }
    }

    /// A WebSocket frame.
    ///
    /// @param preview the first bytes of the payload, unmasked, at most [Unit#PREVIEW]
    /// @param inflated what the payload becomes, where the message is compressed; empty where it is not
    record Frame(FrameHeader header, byte[] preview, Optional<Inflated> inflated) implements Content {

        /// A frame whose message is not compressed.
        public Frame(FrameHeader header, byte[] preview) {
            this(header, preview, Optional.empty());
        }
    }

    /// What a frame's part of a compressed message becomes (RFC 7692 §7.2.2).
    ///
    /// @param preview its first bytes, at most [Unit#INFLATED_PREVIEW]
    /// @param length how many bytes there were of it
    /// @param trouble why that is not all of it, in plain words; empty where it is
    record Inflated(byte[] preview, long length, String trouble) {}

    /// A piece of a telnet stream; data longer than [Unit#PREVIEW] holds its first bytes only.
    record Telnet(TelnetUnit unit) implements Content {}

    /// A TLS record.
    ///
    /// @param context what must be known of the connection to understand it
    /// @param parts the handshake messages in it, where it carries such that are not encrypted
    /// @param about the server's name of a ClientHello, the choice of a ServerHello, what an alert says; may be empty
    record Tls(TlsRecord header, TlsContext context, List<MessagePart> parts, String about) implements Content {}

    /// Bytes that are not what was expected there.
    ///
    /// @param expected what should have stood there, as far as anybody can tell
    /// @param why in plain words
    /// @param preview the first bytes, at most [Unit#PREVIEW]
    record Unreadable(Protocol expected, String why, byte[] preview) implements Content {}

    /// The protocol that it belongs to.
    default Protocol protocol() {
        return switch (this) {
            case Request _, Response _, Body _ -> Protocol.HTTP;
            case Frame _ -> Protocol.WEBSOCKET;
            case Telnet _ -> Protocol.TELNET;
            case Tls _ -> Protocol.TLS;
            case Unreadable unreadable -> unreadable.expected();
        };
    }
}
