package dev.wirelight.conversation;

import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.Extensions;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

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

    private static final int MOST_UNANSWERED = 64;

    private final Queue<HttpHead> unanswered = new ArrayDeque<>();
    private Compression compression = Compression.UNKNOWN;
    private Optional<PerMessageDeflate> agreed = Optional.empty();

    void asked(HttpHead request) {
        compression = Compression.NONE; // until a response says something else
        if (unanswered.size() < MOST_UNANSWERED) {
            unanswered.add(request);
        }
    }

    /// The request that the next response answers; empty where it was not seen.
    Optional<HttpHead> request() {
        return Optional.ofNullable(unanswered.peek());
    }

    /// The first request that waits is answered.
    void answered() {
        unanswered.poll();
    }

    /// The server agreed to WebSocket.
    ///
    /// @param request what it answered, where that was seen
    void upgraded(Optional<HttpHead> request, HttpHead response) {
        agreed = request.isPresent() ? Extensions.agreed(request.get(), response) : Extensions.answered(response);
        compression = agreed.isPresent() ? Compression.AGREED : Compression.NONE;
    }

    Compression compression() {
        return compression;
    }

    /// Present where [#compression] is [Compression#AGREED].
    Optional<PerMessageDeflate> agreed() {
        return agreed;
    }
}
