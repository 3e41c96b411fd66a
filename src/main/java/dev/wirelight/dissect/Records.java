package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The TLS records that carried a unit of a connection inside TLS.
///
/// @param onTheWire the bytes of the wire from the first record's beginning to the last one's end, as if they were a unit
/// @param bytes the first of them
/// @param pieces of the unit, in their order; several in a row may lie in the same record
public record Records(Unit onTheWire, byte[] bytes, List<Piece> pieces) {

    /// Which bytes inside one record carried.
    ///
    /// @param offset in the flow of the connection inside, in which the unit lies
    /// @param length at least 1; may reach over the ends of the unit, where the record holds more than that
    /// @param recordOffset where the record begins in the same direction's flow of the wire
    /// @param recordLength how many bytes it takes there, with its header
    public record Piece(long offset, int length, long recordOffset, int recordLength) {}

    /// As much as the first segment carries of them is looked at.
    private static final int MOST_BYTES = 2_000;

    private static final int ENTRIES_AT_ONCE = 1_000;
    /// A record's `read()` stands before what it held in the trace, its `write()` behind it; others may come between.
    private static final int NEAR = 1_000;

    public Records {
        pieces = List.copyOf(pieces);
    }

    /// How many records.
    public int count() {
        return (int) pieces.stream().mapToLong(Piece::recordOffset).distinct().count();
    }

    /// Looks for them in what the trace has in memory; empty where the unit is not inside TLS, or they are let go.
    public static Optional<Records> of(Trace trace, Unit unit) {
        Optional<Connection> wire = unit.connection().carrier();
        if (wire.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> pieces = new ArrayList<>();
        Position position = new Position(unit.firstEntry(), 0);
        while (position.entry() <= unit.lastEntry()) {
            var batch = trace.since(position, (int) Math.min(ENTRIES_AT_ONCE, unit.lastEntry() - position.entry() + 1));
            if (batch.missedEntries() > 0 || batch.entries().isEmpty()) {
                return Optional.empty();
            }
            for (Entry entry : batch.entries()) {
                if (entry.connection() == unit.connection()
                        && entry.call() instanceof Call.Carried carried
                        && carried.direction() == unit.direction()
                        && carried.offset() < unit.offset() + unit.length()
                        && carried.offset() + carried.bytes().length > unit.offset()) {
                    pieces.add(new Piece(
                            carried.offset(), carried.bytes().length, carried.recordOffset(), carried.recordLength()));
                }
            }
            position = batch.next();
        }
        return pieces.isEmpty() ? Optional.empty() : Optional.of(records(trace, unit, wire.get(), pieces));
    }

    private static Records records(Trace trace, Unit unit, Connection wire, List<Piece> pieces) {
        long from = pieces.getFirst().recordOffset();
        long to = pieces.getLast().recordOffset() + pieces.getLast().recordLength();
        Direction direction = unit.direction();
        long first = Math.max(trace.totals().entriesLetGo(), unit.firstEntry() - NEAR);
        long last = Math.min(trace.totals().entries() - 1, unit.lastEntry() + NEAR);
        byte[] bytes = trace.bytes(wire, direction, from, Math.min(to, from + MOST_BYTES), first, last)
                .orElse(new byte[0]);
        Unit onTheWire = new Unit(
                wire,
                direction,
                from,
                to - from,
                first,
                last,
                unit.nanos(),
                new Content.Unreadable(Protocol.TLS, "Encrypted.", new byte[0]),
                List.of());
        return new Records(onTheWire, bytes, pieces);
    }

    /// The layer of TLS, between the unit and the socket.
    static Layer layer(Optional<Records> records) {
        String where = records.map(found -> (found.count() == 1 ? "1 record" : found.count() + " records") + " · "
                        + Spelling.number(found.onTheWire().length()) + " bytes on the wire")
                .orElse("its records are no longer in memory");
        return new Layer(
                Layer.Kind.OTHER,
                "Security — TLS",
                where,
                "TLS encrypted these bytes and put them into records: TCP, and everybody on the way, saw only those. It stands"
                        + " between the application and TCP. In OSI it has no place of its own: people put it into layer 5 or"
                        + " 6, and it fits neither.",
                Origin.OBSERVED,
                Optional.empty());
    }
}
