package dev.wirelight.capture.record;

import dev.wirelight.capture.flow.Ends;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/// Turns entries of a trace into packets of a file, in the order of their times.
///
/// A captured packet comes into the trace a little later than the calls that it belongs to. So entries wait for a while
/// before they are written: by then it is known for which of their bytes a packet has to be made up.
final class Recorder {
    private static final int MOST_WAITING = 100_000;
    private static final long MOST_WAITING_BYTES = 64L << 20;
    /// So long behind its `close()` packets of a connection may still come.
    private static final long AFTERLIFE_NANOS = 5_000_000_000L;

    private record Waiting(long nanos, Entry entry) {
        static Waiting of(Entry entry) {
            return new Waiting(entry.call() instanceof Call.Segment s ? s.packet().nanos() : entry.nanos(), entry);
        }
    }

    private record Closed(Connection connection, long nanos) {}

    private final RecordedConnection.Sink sink;
    private final InsideTls insideTls;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::nanos).thenComparing(w -> w.entry().number()));
    private long waitingBytes;
    private final Map<Connection, RecordedConnection> recorded = new HashMap<>();
    // Connections whose other end has not turned up among ours.
    private final Map<Ends, Connection> byEnds = new HashMap<>();
    private final ArrayDeque<Closed> closed = new ArrayDeque<>();

    Recorder(RecordedConnection.Sink sink, InsideTls insideTls) {
        this.sink = sink;
        this.insideTls = insideTls;
    }

    /// Learns an entry, and keeps it to be written later.
    void take(Entry entry) {
        Connection connection = entry.connection();
        boolean inside = connection != null && connection.carrier().isPresent();
        if (connection == null || inside && insideTls == InsideTls.LEFT_OUT) {
            return; // what is said inside TLS is in no packet of the wire
        }
        Connection wire = connection.wire();
        RecordedConnection of = recorded.get(wire);
        if (of == null) {
            of = begin(wire);
            recorded.put(wire, of);
        }
        if (!inside) {
            of.learn(entry.call(), connection);
        }
        waiting.add(Waiting.of(entry));
        waitingBytes += entry.size();
    }

    /// Where both sockets of a connection are ours, it is still one connection.
    private RecordedConnection begin(Connection connection) {
        Ends ends = new Ends(connection.client(), connection.server());
        Connection other = byEnds.get(ends);
        RecordedConnection same = other == null || other.side() == connection.side() ? null : recorded.get(other);
        if (same != null) {
            byEnds.remove(ends); // it has no third end
            return same;
        }
        byEnds.put(ends, connection);
        return new RecordedConnection(connection, sink);
    }

    /// Writes what is so old, and what is too much to wait.
    void writeUntil(long nanos) throws IOException {
        for (Waiting next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.nanos() > nanos && waiting.size() <= MOST_WAITING && waitingBytes <= MOST_WAITING_BYTES) {
                break;
            }
            waiting.remove();
            write(next);
        }
        while (!closed.isEmpty() && closed.peek().nanos() < nanos - AFTERLIFE_NANOS) {
            forget(closed.remove().connection());
        }
    }

    private void write(Waiting next) throws IOException {
        Entry entry = next.entry();
        Connection connection = entry.connection();
        RecordedConnection of = connection == null ? null : recorded.get(connection.wire());
        waitingBytes -= entry.size();
        if (connection == null || of == null) {
            return;
        }
        if (connection.carrier().isPresent()) {
            of.writeInside(entry, connection);
        } else {
            of.write(entry, connection);
            if (entry.call() instanceof Call.Close) {
                closed.add(new Closed(connection, next.nanos()));
            }
        }
    }

    private void forget(Connection connection) {
        recorded.remove(connection);
        byEnds.remove(new Ends(connection.client(), connection.server()), connection);
    }
}
