package dev.wirelight.capture.live;

import dev.wirelight.capture.flow.FourTuple;
import dev.wirelight.capture.flow.TcpPacket;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Trace;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;

/// Which of our connections a captured packet belongs to. Bounded: what nobody claims is forgotten after some seconds.
final class LiveConnections {
    private static final int MOST = 16_384;
    private static final int MOST_YOUNG = 4_096;
    private static final long YOUTH_NANOS = 5_000_000_000L;

    private final Trace trace;
    private final LiveSockets sockets;
    // By the addresses of the SYN; the one used last stands last.
    private final LinkedHashMap<FourTuple, LiveConnection> all = new LinkedHashMap<>(256, 0.75f, true);
    // Those that may still belong to one more of our connections, the oldest first.
    private final ArrayDeque<LiveConnection> young = new ArrayDeque<>();
    private long unmatched;

    LiveConnections(Trace trace, LiveSockets sockets) {
        this.trace = trace;
        this.sockets = sockets;
    }

    void take(TcpPacket packet) {
        FourTuple tuple = FourTuple.of(packet.layout(), packet.bytes());
        LiveConnection connection = all.get(tuple);
        if (connection == null) {
            connection = all.get(tuple.reversed());
        }
        if (packet.opens() && (connection == null || connection.isAnother(tuple, packet))) {
            connection = begin(tuple, packet);
        }
        if (connection == null) {
            unmatched++; // it began before the capture did, so nobody knows where its flows begin
            return;
        }
        if (connection.isFull()) {
            sockets.follow(); // a burst came before the next look: perhaps the trace has told of it meanwhile
            claim(connection);
        }
        if (!connection.take(tuple, packet, trace)) {
            unmatched++;
        }
    }

    private LiveConnection begin(FourTuple tuple, TcpPacket packet) {
        all.remove(tuple.reversed());
        LiveConnection connection = new LiveConnection(tuple, packet);
        all.put(tuple, connection);
        if (all.size() > MOST) {
            all.pollFirstEntry();
        }
        young.add(connection);
        if (young.size() > MOST_YOUNG) {
            growUp(young.remove());
        }
        claim(connection);
        return connection;
    }

    private void claim(LiveConnection connection) {
        for (Connection ours : sockets.take(connection.ends(), connection.synNanos(), connection.missing())) {
            connection.belongsTo(ours, trace);
        }
    }

    private void growUp(LiveConnection connection) {
        unmatched += connection.held();
        connection.keepNoMore();
    }

    /// Gives packets to connections that the trace has told of meanwhile.
    void match(long now) {
        for (Iterator<LiveConnection> each = young.iterator(); each.hasNext(); ) {
            LiveConnection connection = each.next();
            claim(connection);
            if (connection.synNanos() < now - YOUTH_NANOS) {
                growUp(connection);
            }
            if (!connection.keeps()) {
                each.remove();
            }
        }
        sockets.forget(now);
    }

    /// How many packets belong to none of our connections, as far as is known by now.
    long unmatched() {
        return unmatched;
    }
}
