package dev.wirelight.peers;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/// Sees what a trace says, as a view does: with a [TraceReader]. For one thread.
final class Watch {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final Trace trace;
    private final TraceReader reader;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();

    Watch(Trace trace) {
        this.trace = trace;
        this.reader = new TraceReader(trace);
    }

    /// Reads all that is new.
    private void look() {
        for (List<Seen> more = reader.next(1_000); !more.isEmpty(); more = reader.next(1_000)) {
            for (Seen seen : more) {
                switch (seen) {
                    case Seen.Called(Entry entry) -> entries.add(entry);
                    case Seen.Completed(Unit unit) -> units.add(unit);
                    case Seen.Missed missed -> throw new AssertionError("the watch came too late: " + missed);
                }
            }
        }
    }

    /// The units seen so far, in their order.
    List<Unit> units() {
        look();
        return units;
    }

    /// The units of one flow seen so far.
    List<Unit> units(Connection connection, Direction direction) {
        return units().stream()
                .filter(u -> u.connection() == connection && u.direction() == direction)
                .toList();
    }

    /// Waits for a unit.
    ///
    /// @param what what to say is missing when it never comes
    /// @return the first that is like that
    Unit await(String what, Predicate<Unit> wanted) {
        Deadline.until(() -> units().stream().anyMatch(wanted), () -> "not seen: " + what + "\nbut " + units);
        return units.stream().filter(wanted).findFirst().orElseThrow();
    }

    /// Waits for a unit with such a content in one direction.
    <C extends Content> Unit await(Direction direction, Class<C> kind, Predicate<C> wanted) {
        return await(
                kind.getSimpleName() + " " + direction,
                u -> u.direction() == direction && kind.isInstance(u.content()) && wanted.test(kind.cast(u.content())));
    }

    /// Waits for a call.
    Entry awaitCall(String what, Predicate<Entry> wanted) {
        Deadline.until(() -> calls().stream().anyMatch(wanted), () -> "no call: " + what + "\nbut " + entries);
        return entries.stream().filter(wanted).findFirst().orElseThrow();
    }

    /// The entries seen so far, in their order.
    List<Entry> calls() {
        look();
        return entries;
    }

    /// The connections that a server has accepted so far.
    List<Connection> accepted(String service) {
        return calls().stream()
                .filter(e -> e.call() instanceof Call.Accept && e.service().equals(service))
                .map(Entry::connection)
                .toList();
    }

    /// Waits until a server has accepted so many connections, and returns them.
    List<Connection> awaitAccepted(String service, int count) {
        Deadline.until(() -> accepted(service).size() >= count, () -> "not accepted: " + count + " by " + service);
        return accepted(service);
    }

    /// The bytes of a unit in hex, `68 69`.
    String hex(Unit unit) {
        return HEX.formatHex(bytes(unit));
    }

    /// The bytes of a unit, all of them.
    byte[] bytes(Unit unit) {
        return unit.bytes(trace, Integer.MAX_VALUE).orElseThrow();
    }

    /// The bytes of a flow so far, as the calls moved them.
    byte[] bytes(Connection connection, Direction direction) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Entry entry : calls()) {
            if (entry.connection() == connection
                    && entry.call() instanceof Call.Transfer transfer
                    && transfer.direction() == direction) {
                bytes.writeBytes(transfer.bytes());
            }
        }
        return bytes.toByteArray();
    }

    /// The same in hex.
    String hex(Connection connection, Direction direction) {
        return HEX.formatHex(bytes(connection, direction));
    }
}
