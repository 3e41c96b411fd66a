package dev.wirelight.lesson;

import dev.wirelight.client.HandClient;
import dev.wirelight.trace.Batch;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// A client, and what has come to it.
final class PlayedClient {
    final Trace trace = new Trace(TraceClock.system(), TraceLimits.DEFAULT);
    final ByteArrayOutputStream came = new ByteArrayOutputStream();
    @Nullable HandClient socket;
    Position position = Position.START;
    int used;
    boolean ended;

    /// Takes what has come meanwhile.
    void look() {
        HandClient own = socket;
        Batch batch;
        do {
            batch = trace.since(position, 1_000);
            position = batch.next();
            for (Entry entry : batch.entries()) {
                // With TLS the bytes on the wire come too, and are not what is waited for.
                if (own != null && entry.connection() != own.connection()) {
                    continue;
                }
                if (entry.call() instanceof Call.Transfer transfer && transfer.direction() == Direction.SERVER_TO_CLIENT) {
                    came.writeBytes(transfer.bytes());
                }
                ended |= entry.call() instanceof Call.EndOfStream
                        || entry.call() instanceof Call.Truncated
                        || entry.call() instanceof Call.Failed;
            }
        } while (!batch.entries().isEmpty());
    }

    HandClient socket(int line) throws Actor.Stuck {
        HandClient own = socket;
        if (own == null) {
            throw new Actor.Stuck(line, "Nothing is connected. Write \"connect plain\" or \"open websocket\" first.");
        }
        return own;
    }
}
