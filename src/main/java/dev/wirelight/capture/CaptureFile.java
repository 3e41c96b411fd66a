package dev.wirelight.capture;

import dev.wirelight.capture.flow.Connections;
import dev.wirelight.capture.flow.Story;
import dev.wirelight.capture.flow.TcpPacket;
import dev.wirelight.capture.format.CaptureReader;
import dev.wirelight.capture.format.CaptureReader.NotACapture;
import dev.wirelight.capture.format.Damage;
import dev.wirelight.capture.format.InsideNote;
import dev.wirelight.capture.format.Packet;
import dev.wirelight.protocol.tcpip.PacketLayout;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A capture file that is being read into a [Trace] of its own, packet by packet.
///
/// The caller calls [#step] until it returns false, and may stop at any time. Who keeps everything gives large limits;
/// who only passes by reads the trace after every few steps. A step mostly writes one entry; where much was waiting, no
/// more than [#MOST_ENTRIES_A_STEP] with 16 MiB.
///
/// One thread steps; what was counted may be asked for by any.
public final class CaptureFile implements AutoCloseable {
    /// The [Connection#service()] of connections that come out of a capture.
    public static final String SERVICE = "capture";

    /// The size of what is read from a stream that does not say how long it is.
    public static final long UNKNOWN_SIZE = -1;

    /// How many entries one step writes at the most.
    public static final int MOST_ENTRIES_A_STEP = 20_000;

    private static final int MOST_KINDS = 100;

    private final CaptureReader reader;
    private final long size;
    private final Trace trace;
    private final long firstNanos;
    private final Connections connections;
    private final Map<String, Long> notTcp = new TreeMap<>();
    private final Optional<Instant> firstPacketAt;
    private @Nullable Packet first;
    private boolean fileEnded;
    private volatile boolean ended;
    private volatile long packets;
    private volatile long bytesRead;

    private CaptureFile(CaptureReader reader, long size, @Nullable Packet first, TraceLimits limits) {
        this.reader = reader;
        this.size = size;
        this.first = first;
        this.firstNanos = first == null ? 0 : first.nanos();
        this.firstPacketAt = Optional.ofNullable(first).map(_ -> Instant.ofEpochSecond(0, firstNanos));
        // Nobody asks this clock: whoever writes here knows from the file when it was.
        this.trace = new Trace(new TraceClock(Instant.ofEpochSecond(0, firstNanos), () -> 0), limits);
        this.connections = new Connections(this::begin);
    }

    /// Opens a file and reads its first packet, so that the trace begins at its time.
    ///
    /// @param limits of the trace
    /// @throws NotACapture when it is something else
    public static CaptureFile open(Path file, TraceLimits limits) throws IOException, NotACapture {
        return open(Files.newInputStream(file), Files.size(file), limits);
    }

    /// The same with a stream, such as the output of a program.
    ///
    /// @param stream is closed together with this
    /// @param size in bytes, or [#UNKNOWN_SIZE]
    public static CaptureFile open(InputStream stream, long size, TraceLimits limits) throws IOException, NotACapture {
        try {
            CaptureReader reader = CaptureReader.open(stream);
            return new CaptureFile(reader, size, reader.next().orElse(null), limits);
        } catch (IOException | NotACapture e) {
            stream.close();
            throw e;
        }
    }

    /// Where everything is written down that was found: connections of [Side#NEITHER] that speak [Connection#UNTOLD].
    public Trace trace() {
        return trace;
    }

    /// Reads the next packet and writes down what it tells; behind the last packet, ends one connection at a time.
    ///
    /// @return whether there may be more
    /// @throws IOException when the file cannot be read
    public boolean step() throws IOException {
        if (ended) {
            return false;
        }
        if (fileEnded) {
            ended = !connections.finishOne();
            return !ended;
        }
        Packet packet = first != null ? first : reader.next().orElse(null);
        first = null;
        bytesRead = reader.offset();
        if (packet == null) {
            fileEnded = true;
            return true;
        }
        packets = packet.number();
        switch (PacketLayout.of(packet.linkType(), packet.bytes())) {
            case PacketLayout.Segment(PacketLayout layout) ->
                take(TcpPacket.of(packet, layout, packet.nanos() - firstNanos), packet.comments());
            case PacketLayout.Other(String what) -> count(what);
        }
        return true;
    }

    private void take(TcpPacket packet, List<String> comments) {
        Optional<InsideNote> inside =
                comments.stream().flatMap(comment -> InsideNote.of(comment).stream()).findFirst();
        if (inside.isEmpty() || !connections.takeInside(packet, inside.get())) {
            connections.take(packet);
        }
    }

    private Story begin(Address client, Address server) {
        Connection connection = trace.open(SERVICE, Connection.UNTOLD, Side.NEITHER, client, server);
        return new Story() {
            @Override
            public void segment(
                    long nanos, Direction direction, PacketHead packet, byte[] data, long firstUnit, Call.Ends ends) {
                trace.segment(nanos, connection, direction, packet, data, firstUnit, ends);
            }

            @Override
            public void gap(long nanos, Direction direction, long length) {
                trace.gap(nanos, connection, direction, length);
            }

            @Override
            public void note(long nanos, Call call) {
                trace.note(nanos, connection, call);
            }

            @Override
            public Inside inside(String speaks) {
                return new InsideTrace(trace, trace.openInside(connection, speaks));
            }
        };
    }

    /// Writes down what was said inside TLS.
    private record InsideTrace(Trace trace, Connection inside) implements Story.Inside {
        @Override
        public void carried(
                long nanos, Direction direction, byte[] data, boolean encrypted, long recordOffset, int recordLength) {
            trace.carried(nanos, inside, direction, data, encrypted, recordOffset, recordLength);
        }

        @Override
        public void gap(long nanos, Direction direction, long length) {
            trace.gap(nanos, inside, direction, length);
        }

        @Override
        public void note(long nanos, Call call) {
            trace.note(nanos, inside, call);
        }
    }

    private void count(String what) {
        synchronized (notTcp) {
            notTcp.merge(notTcp.size() < MOST_KINDS || notTcp.containsKey(what) ? what : "something else", 1L, Long::sum);
        }
    }

    /// Whether all of it was read, up to its end or to where it is damaged.
    public boolean hasEnded() {
        return ended;
    }

    /// The size of the file in bytes, or [#UNKNOWN_SIZE].
    public long size() {
        return size;
    }

    /// How many bytes of it were read.
    public long bytesRead() {
        return bytesRead;
    }

    /// How many packets were read, of any kind.
    public long packets() {
        return packets;
    }

    /// How many connections were found.
    public int connections() {
        return trace.totals().connections();
    }

    /// How many packets carried no TCP segment, or none that can be read, by what they are, such as `UDP`.
    public Map<String, Long> notTcp() {
        synchronized (notTcp) {
            return new TreeMap<>(notTcp);
        }
    }

    /// How many connections were followed no further, because too many were open at once.
    public long droppedConnections() {
        return connections.dropped();
    }

    /// How many bytes came after they had been given up as missing, or behind the end, or belong before what was captured
    /// first. They are
    /// in no flow. Known at the end.
    public long lateBytes() {
        return connections.late();
    }

    /// From where on the file cannot be read, if there is such a place; known at the end.
    public Optional<Damage> damage() {
        return reader.damage();
    }

    /// When the first packet was captured; empty where there is none.
    public Optional<Instant> firstPacketAt() {
        return firstPacketAt;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
