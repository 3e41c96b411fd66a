package dev.wirelight.server;

import java.time.Duration;

/// What a stranger can make a server hold, at the most. The defaults protect a classroom laptop.
///
/// @param connections open at once on one server; one more is told so and closed
/// @param connectionsOfOne open at once from one other computer; this one has no limit of its own
/// @param head the largest request head, in bytes (else 431)
/// @param body the largest request body that is read and passed over, in bytes (else 413)
/// @param message the largest WebSocket message, in bytes (else 1009)
/// @param line the longest line of the plain server, in bytes; a longer one is taken as several
/// @param memory what the unfinished messages and unsent bytes of all connections of a lab may take together, in bytes;
///     then whoever holds most is dropped
/// @param unsent how many bytes may wait for a peer that does not read, before it is dropped
/// @param handshake how long a request head may take from its first byte (else 408), also for a person who types it
/// @param idle how long a connection may be silent before it is closed
/// @param stuckWrite how long a single write may wait for a peer that does not read, before it is dropped
/// @param goodbye how long the end of a connection may take: for the peer's close frame, and for its last bytes
public record ServerLimits(
        int connections,
        int connectionsOfOne,
        int head,
        int body,
        int message,
        int line,
        long memory,
        int unsent,
        Duration handshake,
        Duration idle,
        Duration stuckWrite,
        Duration goodbye) {

    private static final Duration LONGEST_TLS_HANDSHAKE = Duration.ofSeconds(10);

    public static final ServerLimits DEFAULT = new ServerLimits(
            2_000,
            50,
            16 << 10,
            64 << 10,
            4 << 20,
            8 << 10,
            128 << 20,
            1 << 20,
            Duration.ofSeconds(120),
            Duration.ofMinutes(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2));

    /// How long a TLS handshake may take, which nobody types by hand.
    public Duration tlsHandshake() {
        return handshake.compareTo(LONGEST_TLS_HANDSHAKE) < 0 ? handshake : LONGEST_TLS_HANDSHAKE;
    }

    /// The same limits with another number of connections.
    public ServerLimits withConnections(int most) {
        return new ServerLimits(
                most, connectionsOfOne, head, body, message, line, memory, unsent, handshake, idle, stuckWrite, goodbye);
    }

    /// The same limits with another largest message.
    public ServerLimits withMessage(int most) {
        return new ServerLimits(
                connections, connectionsOfOne, head, body, most, line, memory, unsent, handshake, idle, stuckWrite, goodbye);
    }

    /// The same limits with another time for a request head, and another for silence.
    public ServerLimits withPatience(Duration forHandshake, Duration whenIdle) {
        return new ServerLimits(
                connections, connectionsOfOne, head, body, message, line, memory, unsent, forHandshake, whenIdle, stuckWrite, goodbye);
    }
}
