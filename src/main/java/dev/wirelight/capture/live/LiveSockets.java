package dev.wirelight.capture.live;

import dev.wirelight.capture.flow.Ends;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Batch;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which ports and connections the lab has, read out of the trace: it says of every `listen()`, `accept()`, `connect()` and
/// `close()`. So nobody has to tell the capture anything.
final class LiveSockets {
    private static final int READ_AT_ONCE = 1_000;
    private static final int MOST_CONNECTED_PORTS = 16;
    private static final int MOST_WAITING = 10_000;
    /// For so long packets may come after the calls that they belong to.
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    /// A connection of ours that no packet has come for.
    ///
    /// @param openedNanos when the trace told of it
    private record Fresh(Connection connection, long openedNanos) {}

    private final Trace trace;
    private Position position = Position.START;
    private final Map<String, Address> bound = new HashMap<>(); // by service, until listen()
    private final Map<String, Address> listening = new HashMap<>();
    private final LinkedHashMap<Integer, Boolean> connected = new LinkedHashMap<>(); // port, whether on this computer
    private final LinkedHashMap<Ends, List<Fresh>> fresh = new LinkedHashMap<>();
    private int waiting;

    LiveSockets(Trace trace) {
        this.trace = trace;
    }

    /// Reads what is new in the trace.
    void follow() {
        Batch batch;
        do {
            batch = trace.since(position, READ_AT_ONCE);
            position = batch.next();
            batch.entries().forEach(this::read);
        } while (batch.entries().size() == READ_AT_ONCE);
    }

    private void read(Entry entry) {
        Connection connection = entry.connection();
        switch (entry.call()) {
            case Call.Bind(Address address, String error) when error == null -> bound.put(entry.service(), address);
            case Call.Listen _ -> {
                Address address = bound.remove(entry.service());
                if (address != null) {
                    listening.put(entry.service(), address);
                }
            }
            case Call.Close() when connection == null -> listening.remove(entry.service());
            case Call.Accept() when connection != null -> add(connection, entry.nanos());
            case Call.Connect _ when connection != null -> {
                connected.putLast(connection.server().port(), isLoopback(connection.server().host()));
                if (connected.size() > MOST_CONNECTED_PORTS) {
                    connected.pollFirstEntry();
                }
                add(connection, entry.nanos());
            }
            default -> {} // everything else happens on connections that are known already
        }
    }

    private void add(Connection connection, long nanos) {
        List<Fresh> same =
                fresh.computeIfAbsent(new Ends(connection.client(), connection.server()), _ -> new ArrayList<>(2));
        same.add(new Fresh(connection, nanos));
        waiting++;
        while (waiting > MOST_WAITING) {
            waiting -= fresh.pollFirstEntry().getValue().size();
        }
    }

    /// Takes out the connections between two addresses that began with a SYN at some time: the server's, the client's,
    /// or, where both sockets are ours, both.
    ///
    /// @param missing which of the two are not known yet
    List<Connection> take(Ends ends, long synNanos, Set<Side> missing) {
        List<Connection> found = new ArrayList<>(2);
        List<Fresh> same = fresh.get(ends);
        if (same != null) {
            for (Iterator<Fresh> each = same.iterator(); each.hasNext(); ) {
                Fresh next = each.next();
                // What was opened long before this SYN was another connection between the same ports.
                if (next.openedNanos() >= synNanos - PATIENCE_NANOS / 100
                        && missing.contains(next.connection().side())
                        && found.stream().noneMatch(c -> c.side() == next.connection().side())) {
                    found.add(next.connection());
                    each.remove();
                    waiting--;
                }
            }
            if (same.isEmpty()) {
                fresh.remove(ends);
            }
        }
        return found;
    }

    /// Forgets connections that no packet came for in time.
    void forget(long now) {
        while (!fresh.isEmpty()) {
            List<Fresh> oldest = fresh.firstEntry().getValue();
            if (oldest.getFirst().openedNanos() >= now - PATIENCE_NANOS) {
                return;
            }
            waiting -= oldest.size();
            fresh.pollFirstEntry();
        }
    }

    /// The ports on which we listen, and those that our clients connected to.
    SortedSet<Integer> ports() {
        SortedSet<Integer> ports = new TreeSet<>(connected.keySet());
        listening.values().forEach(address -> ports.add(address.port()));
        return ports;
    }

    /// Whether all of their packets stay on this computer.
    boolean areLoopback() {
        return listening.values().stream().allMatch(address -> isLoopback(address.host()))
                && connected.values().stream().allMatch(local -> local);
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equals("localhost");
    }
}
