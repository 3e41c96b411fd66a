package dev.wirelight.lesson;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The servers and connections of the lab as the whole lesson sees them, from its first entry in the trace on: which are
/// open, and what happens on each. A connection with TLS is one, however much of it is seen on the wire and inside.
final class Watched {
    /// Takes no notice.
    static final Sink NOBODY = new Sink() {
        @Override
        public void happened(Happening happening, @Nullable Connection connection) {}

        @Override
        public void ended(Connection connection) {}
    };

    private static final int MOST_ENDS = 4_096;

    private final Map<Connection, ConnectionReader> open = new IdentityHashMap<>();
    private final Map<String, Totals> ends = new HashMap<>();
    private String key = WorkedValue.SAMPLE_KEY;
    private int lastPort;
    private int lastLine;

    /// How much was written and read at the two ends of one connection of the app's own client.
    private static final class Totals {
        long written;
        int writes;
        long read;
        int reads;
    }

    /// Takes what happens.
    interface Sink {
        /// @param connection null where it is about a server
        void happened(Happening happening, @Nullable Connection connection);

        void ended(Connection connection);
    }

    void see(Seen seen, Sink out) {
        switch (seen) {
            case Seen.Called(Entry entry) -> called(entry, out);
            case Seen.Completed(Unit unit) -> completed(unit, out);
            case Seen.Missed _ -> {
                // Some of the connections may have ended meanwhile; those that speak again are found again.
                onTheWire().forEach(out::ended);
                open.clear();
                ends.clear();
            }
        }
    }

    private void called(Entry entry, Sink out) {
        Connection connection = entry.connection();
        if (connection == null) {
            out.happened(new Happening.Called(entry.service(), entry.call()), null);
            return;
        }
        boolean onTheWire = connection.carrier().isEmpty();
        if (connection.side() == Side.CLIENT && onTheWire) {
            pieces(entry, connection, out);
        }
        if (connection.side() != Side.SERVER) {
            return;
        }
        boolean known = open.containsKey(connection);
        if (!known && !isOfAnOpenSocket(entry.call())) {
            return;
        }
        ConnectionReader reader = open.computeIfAbsent(connection, ConnectionReader::new);
        if (!known && onTheWire) {
            lastPort = connection.client().port();
            connected(connection.service(), out);
            if (!(entry.call() instanceof Call.Accept)) {
                out.happened(new Happening.Came(connection.service(), false), connection);
            }
        }
        tell(reader.called(entry), connection, out);
        if (onTheWire) {
            pieces(entry, connection, out);
        } else if (entry.call() instanceof Call.Secured secured) {
            ConnectionReader wire = open.computeIfAbsent(connection.wire(), ConnectionReader::new);
            tell(List.of(wire.secure(secured.version())), connection, out);
        }
        if (entry.call() instanceof Call.Close) {
            open.remove(connection);
            if (onTheWire) {
                out.ended(connection);
            }
        }
    }

    /// What a capture sees passes also before `accept()` and after `close()`, and says nothing of a socket.
    private static boolean isOfAnOpenSocket(Call call) {
        return switch (call) {
            case Call.Segment _, Call.Gap _, Call.CaptureEnded _, Call.Remark _ -> false;
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Read _,
                    Call.Carried _,
                    Call.EndOfStream _,
                    Call.Write _,
                    Call.Shutdown _,
                    Call.Close _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Truncated _ -> true;
        };
    }

    private void completed(Unit unit, Sink out) {
        Connection connection = unit.connection();
        if (connection.side() == Side.SERVER) {
            // What a close completes comes after it.
            ConnectionReader reader = open.getOrDefault(connection, new ConnectionReader(connection));
            tell(reader.completed(unit), connection, out);
        }
    }

    private void tell(List<Happening> happenings, Connection connection, Sink out) {
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Head(_, _, HttpHead head, _)) {
                key = head.first("Sec-WebSocket-Key").orElse(key);
            }
            if (happening instanceof Happening.Line line && line.direction() == Direction.CLIENT_TO_SERVER) {
                lastLine = line.length();
            }
            out.happened(happening, connection.wire());
        }
    }

    /// Counts what the app's own clients write against what the servers read.
    private void pieces(Entry entry, Connection connection, Sink out) {
        String ends = connection.toString();
        if (connection.side() == Side.CLIENT && entry.call() instanceof Call.Connect && this.ends.size() < MOST_ENDS) {
            this.ends.put(ends, new Totals());
        }
        Totals totals = this.ends.get(ends);
        if (totals == null) {
            return;
        }
        if (entry.call() instanceof Call.Close) {
            this.ends.remove(ends);
        } else if (connection.side() == Side.CLIENT && entry.call() instanceof Call.Write write) {
            totals.written += write.bytes().length;
            totals.writes++;
        } else if (connection.side() == Side.SERVER && entry.call() instanceof Call.Read read) {
            totals.read += read.bytes().length;
            totals.reads++;
            if (totals.read == totals.written) {
                out.happened(new Happening.Pieces(connection.service(), totals.writes, totals.reads), connection);
            }
        }
    }

    /// Tells of what is there already when a step begins.
    void standing(Sink out) {
        Set<String> services = new LinkedHashSet<>();
        for (Connection connection : onTheWire()) {
            services.add(connection.service());
            out.happened(new Happening.Came(connection.service(), false), connection);
            Optional.ofNullable(open.get(connection))
                    .flatMap(ConnectionReader::secured)
                    .ifPresent(secured -> out.happened(secured, connection));
        }
        services.forEach(service -> connected(service, out));
    }

    /// One for each client: with TLS there are two, and what is said inside is carried by the one on the wire.
    private List<Connection> onTheWire() {
        return open.keySet().stream().filter(c -> c.carrier().isEmpty()).toList();
    }

    private void connected(String service, Sink out) {
        List<Connection> clients = onTheWire();
        int here = (int) clients.stream().filter(c -> c.service().equals(service)).count();
        out.happened(new Happening.Connected(service, here), null);
        out.happened(new Happening.Connected("", clients.size()), null);
    }

    /// What has begun and is not finished, in sentences: a learner who waits for an answer may wait for nothing.
    List<String> unfinished() {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().isRequestOpen())
                .map(entry -> "the end of the request from port " + entry.getKey().client().port()
                        + ": an empty line. Press Enter once more")
                .toList();
    }

    /// What values are worked out from.
    ///
    /// @param serverPorts where servers listen
    WorkedValue.Known known(List<Integer> serverPorts) {
        List<Integer> ports = new ArrayList<>(onTheWire().stream().map(c -> c.client().port()).toList());
        if (ports.isEmpty() && lastPort > 0) {
            ports.add(lastPort);
        }
        return new WorkedValue.Known(key, ports, serverPorts, lastLine);
    }
}
