package dev.wirelight.conversation;

import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.Extensions;
import dev.wirelight.protocol.websocket.OpeningHandshake;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What the decoders of a connection's two flows must know of each other: which requests wait for their response, and
/// what the opening handshake agreed on.
final class Handshake {

    /// What is known about compression.
    enum Compression {
        /// No head was seen: the connection is watched from its middle.
        UNKNOWN,
        NONE,
        AGREED
    }

    /// What follows HTTP on this connection.
    enum Next {
        /// So far nothing.
        HTTP,
        /// A request to go over to WebSocket, or its answer, may have stood in what was missed.
        UNCLEAR,
        WEBSOCKET,
        /// A 101 said yes to something else.
        OTHER,
        /// Whatever the client and somebody behind a proxy say to each other: the proxy agreed to CONNECT (RFC 9110 §9.3.6).
        TUNNEL
    }

    private static final int MOST_UNANSWERED = 64;

    private final Queue<HttpHead> unanswered = new ArrayDeque<>();
    private @Nullable HttpHead asking;
    private Next next = Next.HTTP;
    private Compression compression = Compression.UNKNOWN;
    private Optional<PerMessageDeflate> agreed = Optional.empty();

    void asked(HttpHead request) {
        if (next == Next.WEBSOCKET) {
            return; // its answer was captured before it
        }
        compression = Compression.NONE; // until a response says something else
        if (unanswered.size() < MOST_UNANSWERED) {
            unanswered.add(request);
            if (OpeningHandshake.isMeantBy(request) || isConnect(request)) {
                asking = request;
            }
        }
    }

    /// The request that the next response answers; empty where it was not seen.
    Optional<HttpHead> request() {
        return Optional.ofNullable(unanswered.peek());
    }

    /// The first request that waits is answered.
    void answered() {
        if (unanswered.poll() == asking) {
            asking = null;
        }
    }

    /// Whether a request asks a proxy for a tunnel.
    static boolean isConnect(HttpHead request) {
        return request.start() instanceof HttpHead.RequestLine line && line.method().equals("CONNECT");
    }

    /// A proxy agreed to CONNECT.
    void tunnelled() {
        next = Next.TUNNEL;
    }

    /// Whether the client asked for WebSocket or a tunnel and has no answer yet, so that nobody knows what its next bytes are.
    boolean isAsking() {
        return asking != null;
    }

    /// The server switched to another protocol.
    ///
    /// @param request what it answered, where that was seen
    void upgraded(Optional<HttpHead> request, HttpHead response) {
        boolean webSocket = request.map(OpeningHandshake::isMeantBy).orElse(response.lists("Upgrade", "websocket"));
        next = webSocket ? Next.WEBSOCKET : Next.OTHER;
        agreed = request.isPresent() ? Extensions.agreed(request.get(), response) : Extensions.answered(response);
        compression = agreed.isPresent() ? Compression.AGREED : Compression.NONE;
    }

    /// Bytes of heads are missing: which response answers which request is not known any more, and perhaps WebSocket was
    /// agreed on there.
    void missed() {
        unanswered.clear();
        asking = null;
        if (next == Next.HTTP) {
            next = Next.UNCLEAR;
            compression = Compression.UNKNOWN;
        }
    }

    Next next() {
        return next;
    }

    Compression compression() {
        return compression;
    }

    /// Present where [#compression] is [Compression#AGREED].
    Optional<PerMessageDeflate> agreed() {
        return agreed;
    }
}
