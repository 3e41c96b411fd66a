package dev.wirelight.capture.flow;

import dev.wirelight.capture.format.InsideNote;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import java.util.LinkedHashMap;

/// Which packet belongs to which connection. Connections that are open at once are bounded: when there are too many, the
/// one whose last packet is the oldest is followed no further.
public final class Connections {
    private static final int MOST = 16_384;
    private static final long MOST_WAITING_BYTES = 64L << 20;
    private static final long MOST_HISTORY_BYTES = 64L << 20;

    private final Story.Listener listener;
    private final int most;
    private final Budget waiting;
    private final Budget history = new Budget(MOST_HISTORY_BYTES); // of its own, so that no history takes what waits its place
    // By the addresses as the first packet had them; the one used last stands last.
    private final LinkedHashMap<FourTuple, CapturedConnection> open =
            new LinkedHashMap<>(256, 0.75f, true);
    // Written by the one thread that takes packets, asked for by any.
    private volatile long dropped;
    private volatile long late;
    private long newest;

    public Connections(Story.Listener listener) {
        this(listener, MOST, MOST_WAITING_BYTES);
    }

    /// @param most how many may be open at once
    /// @param mostWaitingBytes how many bytes may wait in all of them together for what belongs in front
    public Connections(Story.Listener listener, int most, long mostWaitingBytes) {
        this.listener = listener;
        this.most = most;
        this.waiting = new Budget(mostWaitingBytes);
    }

    /// Takes the next packet of the capture.
    public void take(TcpPacket packet) {
        newest = Math.max(newest, packet.nanos());
        FourTuple tuple = FourTuple.of(packet.layout(), packet.bytes());
        FourTuple key = tuple;
        CapturedConnection connection = open.get(key);
        if (connection == null) {
            key = tuple.reversed();
            connection = open.get(key);
        }
        if (connection != null && connection.isAnother(tuple, packet)) {
            open.remove(key);
            finish(connection);
            connection = null;
        }
        if (connection == null) {
            connection = begin(tuple, CapturedConnection.isFromClient(tuple, packet));
        }
        connection.take(tuple, packet);
    }

    /// Takes the next packet of the capture, which a recording made up for something that was said inside TLS.
    ///
    /// @return false where it is not between the addresses that it should be between, and so is a packet like any other
    public boolean takeInside(TcpPacket packet, InsideNote note) {
        FourTuple tuple = FourTuple.of(packet.layout(), packet.bytes());
        boolean fromClient = tuple.from().equals(InsideNote.standIn(note.client(), note.client().port()));
        Address server = fromClient ? tuple.to() : tuple.from();
        Address client = fromClient ? tuple.from() : tuple.to();
        if (!client.equals(InsideNote.standIn(note.client(), note.client().port()))
                || !server.equals(InsideNote.standIn(note.server(), server.port()))
                || note.client().isIpv6() != note.server().isIpv6()) {
            return false;
        }
        newest = Math.max(newest, packet.nanos());
        FourTuple wire = FourTuple.of(note.client(), note.server());
        CapturedConnection connection = open.get(wire);
        if (connection == null) {
            connection = open.get(wire.reversed());
        }
        if (connection == null) {
            connection = begin(wire, true);
        }
        connection.takeInside(fromClient ? wire : wire.reversed(), packet, note.event(), speaks(server.port()));
        return true;
    }

    /// What is spoken on a port that a recording chose for it.
    private static String speaks(int port) {
        return switch (port) {
            case 80 -> "http";
            case 23 -> "telnet";
            default -> Connection.UNTOLD;
        };
    }

    private CapturedConnection begin(FourTuple tuple, boolean fromClient) {
        if (open.size() == most) {
            CapturedConnection oldest = open.pollFirstEntry().getValue();
            dropped += oldest.hasEnded() ? 0 : 1;
            finish(oldest);
        }
        FourTuple fromItsClient = fromClient ? tuple : tuple.reversed();
        Story story = listener.begins(fromItsClient.from(), fromItsClient.to());
        CapturedConnection connection = new CapturedConnection(fromItsClient, story, waiting, history);
        open.put(tuple, connection);
        return connection;
    }

    private void finish(CapturedConnection connection) {
        connection.finish(newest);
        late += connection.late();
    }

    /// The capture has ended: ends one connection that is still open.
    ///
    /// @return whether there was one
    public boolean finishOne() {
        if (open.isEmpty()) {
            return false;
        }
        finish(open.pollFirstEntry().getValue());
        return true;
    }

    /// How many connections were followed no further because too many were open at once.
    public long dropped() {
        return dropped;
    }

    /// How many bytes came after they had been given up as missing, of connections that are over.
    public long late() {
        return late;
    }
}
