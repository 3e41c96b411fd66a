package dev.wirelight.server;

import dev.wirelight.socket.ConnectedSocket;
import java.io.IOException;

/// The buffer that a connection reads into: small while little comes, so that ten thousand idle connections need little
/// memory, and larger while each read fills it.
final class Intake {
    private static final int LEAST = 1_024;
    private static final int KEPT = 8 << 10;
    private static final int MOST = 64 << 10;

    private byte[] buffer = new byte[LEAST];

    byte[] buffer() {
        return buffer;
    }

    /// Chooses the size for the next read by what the last one brought, and whether more is there already. Only a small
    /// buffer waits for a peer that is silent.
    void adapt(int count, ConnectedSocket socket) throws IOException {
        if (count == buffer.length && count < MOST) {
            buffer = new byte[Math.min(MOST, 8 * count)];
        } else if (buffer.length > KEPT && !socket.hasMore() || count < LEAST && buffer.length > LEAST) {
            buffer = new byte[LEAST];
        }
    }
}
