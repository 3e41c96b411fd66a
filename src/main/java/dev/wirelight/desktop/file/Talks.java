package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.say;

import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Collects what the connections of a capture are; what was said inside one belongs to it. One thread adds, any may ask.
public final class Talks {
    /// More connections than this are counted only.
    static final int MOST = 50_000;

    private final Map<Connection, Growing> growing = new IdentityHashMap<>();
    private final List<Growing> inOrder = new ArrayList<>();
    private int version;

    /// A [Talk] that is still being read.
    private static final class Growing {
        private final Connection connection;
        private String protocol = "";
        private boolean knowsInside;
        private boolean isWebSocket;
        private long missingToServer;
        private long missingToClient;
        private long broken;
        private Talk.Ending ending = Talk.Ending.OPEN;

        Growing(Connection connection) {
            this.connection = connection;
        }

        void missing(Call.Gap gap) {
            if (gap.direction() == Direction.CLIENT_TO_SERVER) {
                missingToServer += gap.length();
            } else {
                missingToClient += gap.length();
            }
        }

        void ends(Call.Segment segment) {
            boolean client = segment.direction() == Direction.CLIENT_TO_SERVER;
            ending =
                    switch (segment.ends()) {
                        case NONE -> ending;
                        case THIS -> ending.with(segment.direction());
                        case BOTH -> client ? Talk.Ending.RESET_BY_CLIENT : Talk.Ending.RESET_BY_SERVER;
                    };
        }

        Talk now() {
            return new Talk(
                    connection,
                    protocol,
                    connection.flow(Direction.CLIENT_TO_SERVER).length() - missingToServer,
                    connection.flow(Direction.SERVER_TO_CLIENT).length() - missingToClient,
                    missingToServer + missingToClient,
                    broken,
                    ending);
        }
    }

    /// Takes in what a reader saw.
    public synchronized void add(Seen seen) {
        switch (seen) {
            case Seen.Called(Entry entry) -> called(entry);
            case Seen.Completed(Unit unit) -> completed(unit);
            case Seen.Missed _ -> {}
        }
    }

    private void called(Entry entry) {
        Connection connection = entry.connection() == null ? null : entry.connection().wire();
        if (connection == null || growing.size() == MOST && !growing.containsKey(connection)) {
            return;
        }
        Growing talk = growing.computeIfAbsent(connection, _ -> {
            Growing first = new Growing(connection);
            inOrder.add(first);
            return first;
        });
        version++;
        if (entry.connection() != connection) {
            return; // inside, nothing is counted again
        }
        switch (entry.call()) {
            case Call.Segment segment -> talk.ends(segment);
            case Call.Gap gap -> talk.missing(gap);
            case Call.CaptureEnded _ when talk.ending == Talk.Ending.OPEN -> talk.ending = Talk.Ending.NOT_CAPTURED;
            default -> {}
        }
    }

    private void completed(Unit unit) {
        boolean inside = unit.connection().carrier().isPresent();
        Growing talk = growing.get(unit.connection().wire());
        if (talk == null) {
            return;
        }
        talk.broken += unit.violations().isEmpty() ? 0 : 1;
        String protocol =
                switch (unit.content().protocol()) {
                    case WEBSOCKET -> "WebSocket";
                    case HTTP -> "HTTP";
                    case TELNET -> say("text, telnet");
                    case TLS -> "TLS";
                    case UNKNOWN -> "";
                };
        // HTTP becomes WebSocket; what cannot be read tells nothing, and what is inside TLS tells more than TLS.
        if (!protocol.isEmpty() && (inside || !talk.knowsInside) && !talk.isWebSocket) {
            talk.protocol = inside ? say("%s inside TLS", protocol) : protocol;
            talk.knowsInside = inside;
            talk.isWebSocket = unit.content().protocol() == Protocol.WEBSOCKET;
        }
    }

    /// Counts up with every change.
    public synchronized int version() {
        return version;
    }

    /// The connections in the order of their first packets, [#MOST] at the most.
    public synchronized List<Talk> all() {
        return inOrder.stream().map(Growing::now).toList();
    }
}
