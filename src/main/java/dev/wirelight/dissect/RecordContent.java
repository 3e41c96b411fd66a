package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// What a TLS record held: the bytes that an eavesdropper does not see.
///
/// @param inside the connection in whose flow they stand
/// @param offset of the first of them in the flow of the record's direction
/// @param bytes in their order; nobody may change them
public record RecordContent(Connection inside, long offset, byte[] bytes) {
    /// So many entries before and behind those of the record are looked through: what was read stands behind the record's
    /// `read()` in the trace, what was written before its `write()`, and those of other connections come between.
    private static final int NEAR = 1_000;

    /// Looks for it in what the trace has in memory.
    ///
    /// @param record a unit of the wire
    /// @return empty where it held nothing of what was said, such as a part of the handshake, where nobody here has the
    /// keys, and where it is let go
    public static Optional<RecordContent> of(Trace trace, Unit record) {
        if (!(record.content() instanceof Content.Tls)) {
            return Optional.empty();
        }
        long first = Math.max(trace.totals().entriesLetGo(), record.firstEntry() - NEAR);
        int most = (int) Math.min(Integer.MAX_VALUE, record.lastEntry() + NEAR - first + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Optional<Call.Carried> begin = Optional.empty();
        Optional<Connection> inside = Optional.empty();
        for (Entry entry : trace.since(new Position(first, 0), most).entries()) {
            if (entry.connection() instanceof Connection connection
                    && entry.call() instanceof Call.Carried carried
                    && connection.carrier().filter(record.connection()::equals).isPresent()
                    && carried.direction() == record.direction()
                    && carried.recordOffset() == record.offset()) {
                begin = begin.or(() -> Optional.of(carried));
                inside = Optional.of(connection);
                bytes.writeBytes(carried.bytes());
            }
        }
        long offset = begin.map(Call.Carried::offset).orElse(0L);
        return inside.map(connection -> new RecordContent(connection, offset, bytes.toByteArray()));
    }
}
