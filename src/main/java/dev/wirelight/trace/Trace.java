package dev.wirelight.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everything that happened at the lab's sockets, in one order, append-only and bounded.
///
/// Writers call [#note] and its siblings; they wait for nobody but each other, and only for as long as it takes to put
/// one entry into an array. Readers ask "what is new since I last came?" whenever it suits them. When the memory limit is
/// reached the oldest entries are let go: a reader that comes too late is told how many it missed.
///
/// All methods may be called from any thread.
public final class Trace {
    private static final int FIRST_CAPACITY = 256;
    private static final int READ_AT_ONCE = 1_000;

    private final TraceClock clock;
    private final TraceLimits limits;
    private final boolean keeps;

    // A ring: entry n stands at n & (ring.length - 1), for oldest <= n < next. All below is guarded by this.
    private @Nullable Entry[] ring = new @Nullable Entry[FIRST_CAPACITY];
    private long oldest;
    private long next;
    private long bytes;
    private long bytesLetGo;
    private long newestNanos;
    private int connections;

    /// The number of the first entry that is a [Call.Segment]; most traces have none, and need not be looked through.
    private long firstSegment = Long.MAX_VALUE;

    public Trace(TraceClock clock, TraceLimits limits) {
        this(clock, limits, true);
    }

    private Trace(TraceClock clock, TraceLimits limits, boolean keeps) {
        this.clock = clock;
        this.limits = limits;
        this.keeps = keeps;
    }

    /// A trace that keeps nothing, to learn what watching costs.
    public static Trace off() {
        return new Trace(TraceClock.system(), TraceLimits.DEFAULT, false);
    }

    /// The time of day to which [Entry#nanos()] is to be added.
    public Instant startedAt() {
        return clock.startedAt();
    }

    /// Gives a new connection its number. Writes no entry: the caller notes `accept()` or `connect()` itself.
    ///
    /// @param service whose it is, such as `plain`
    /// @param speaks the protocol that this end expects, such as `telnet`
    public synchronized Connection open(String service, String speaks, Side side, Address client, Address server) {
        return new Connection(++connections, service, speaks, side, client, server);
    }

    /// The connection inside another one, of whose bytes the records of the carrier are made.
    ///
    /// @param speaks the protocol that this end expects inside
    public Connection openInside(Connection carrier, String speaks) {
        return carrier.inside(speaks);
    }

    /// Writes down a call that moved no bytes of a flow.
    ///
    /// @param connection null for a listening socket
    public void note(String service, @Nullable Connection connection, Call call) {
        if (keeps) {
            append(clock.nanos().getAsLong(), service, connection, call);
        }
    }

    /// Now, in nanoseconds since the trace began: for a caller that writes an entry a little after the call returned.
    public long now() {
        return keeps ? clock.nanos().getAsLong() : 0;
    }

    /// Writes down a `read()` that returned `length` bytes; copies them.
    ///
    /// @param nanos when it returned, from [#now()]
    /// @param firstUnit the offset in the flow at which the first unit begins that begins here, or [Call#NO_UNIT]
    public void read(long nanos, Connection connection, byte[] buffer, int from, int length, long firstUnit) {
        Direction direction = connection.side().reads();
        long offset = connection.flow(direction).advance(length);
        if (keeps) {
            byte[] copy = Arrays.copyOfRange(buffer, from, from + length);
            append(nanos, connection.service(), connection, new Call.Read(direction, offset, copy, firstUnit));
        }
    }

    /// Writes down a `write()` of `length` bytes; copies them.
    ///
    /// @param firstUnit as in [#read]
    public void write(Connection connection, byte[] buffer, int from, int length, long firstUnit) {
        Direction direction = connection.side().writes();
        long offset = connection.flow(direction).advance(length);
        if (keeps) {
            byte[] copy = Arrays.copyOfRange(buffer, from, from + length);
            Call call = new Call.Write(direction, offset, copy, firstUnit);
            append(clock.nanos().getAsLong(), connection.service(), connection, call);
        }
    }

    /// Writes down the bytes that an application read out of a record; copies them.
    ///
    /// @param nanos when they were decrypted, from [#now()]
    /// @param firstUnit as in [#read]
    /// @param recordOffset where the record begins in the carrier's flow
    /// @param recordLength how many bytes it takes there
    public void decrypted(
            long nanos,
            Connection inside,
            byte[] buffer,
            int from,
            int length,
            long firstUnit,
            long recordOffset,
            int recordLength) {
        Direction direction = inside.side().reads();
        long offset = inside.flow(direction).advance(length);
        if (keeps) {
            byte[] copy = Arrays.copyOfRange(buffer, from, from + length);
            Call call = new Call.Decrypted(direction, offset, copy, firstUnit, recordOffset, recordLength);
            append(nanos, inside.service(), inside, call);
        }
    }

    /// Writes down the bytes that an application wrote and that became a record; copies them.
    ///
    /// @param firstUnit as in [#read]
    /// @param recordOffset where the record begins in the carrier's flow
    /// @param recordLength how many bytes it takes there
    public void encrypted(
            Connection inside,
            byte[] buffer,
            int from,
            int length,
            long firstUnit,
            long recordOffset,
            int recordLength) {
        Direction direction = inside.side().writes();
        long offset = inside.flow(direction).advance(length);
        if (keeps) {
            byte[] copy = Arrays.copyOfRange(buffer, from, from + length);
            Call call = new Call.Encrypted(direction, offset, copy, firstUnit, recordOffset, recordLength);
            append(clock.nanos().getAsLong(), inside.service(), inside, call);
        }
    }

    /// Writes down bytes of a connection inside a captured one, as a recording has them.
    ///
    /// @param nanos since the trace began
    /// @param data nobody may change them afterwards
    /// @param encrypted whether they went into a record, rather than came out of one
    /// @param recordOffset where the record begins in the carrier's flow
    /// @param recordLength how many bytes it takes there
    public void carried(
            long nanos,
            Connection inside,
            Direction direction,
            byte[] data,
            boolean encrypted,
            long recordOffset,
            int recordLength) {
        long offset = inside.flow(direction).advance(data.length);
        if (keeps) {
            Call call = encrypted
                    ? new Call.Encrypted(direction, offset, data, Call.NO_UNIT, recordOffset, recordLength)
                    : new Call.Decrypted(direction, offset, data, Call.NO_UNIT, recordOffset, recordLength);
            append(nanos, inside.service(), inside, call);
        }
    }

    /// Writes down a segment that a capture saw.
    ///
    /// @param nanos when it was seen, since the trace began
    /// @param data what it lets the flow go on by; nobody may change it afterwards
    /// @param firstUnit as in [#read]
    public void segment(
            long nanos,
            Connection connection,
            Direction direction,
            PacketHead packet,
            byte[] data,
            long firstUnit,
            Call.Ends ends) {
        long offset = connection.flow(direction).advance(data.length);
        if (keeps) {
            Call call = new Call.Segment(direction, packet, offset, data, firstUnit, ends);
            append(nanos, connection.service(), connection, call);
        }
    }

    /// Writes down that a capture lacks the next bytes of a flow.
    ///
    /// @param nanos when that was known, since the trace began
    /// @param length how many are missing
    public void gap(long nanos, Connection connection, Direction direction, long length) {
        long offset = connection.flow(direction).advance(length);
        if (keeps) {
            append(nanos, connection.service(), connection, new Call.Gap(direction, offset, length));
        }
    }

    /// Writes down what a capture knows of a connection besides segments.
    ///
    /// @param nanos when it was so, since the trace began
    public void note(long nanos, Connection connection, Call call) {
        if (keeps) {
            append(nanos, connection.service(), connection, call);
        }
    }

    private synchronized void append(long nanos, String service, @Nullable Connection connection, Call call) {
        // Several threads come here a little later than their calls returned: in this one order, time never goes back.
        newestNanos = Math.max(newestNanos, nanos);
        Entry entry = new Entry(next, newestNanos, service, connection, call);
        if (next - oldest == ring.length && ring.length < limits.entries()) {
            grow();
        }
        bytes += entry.size();
        while (next > oldest && (next - oldest >= limits.entries() || bytes - bytesLetGo > limits.bytes())) {
            letGoOldest();
        }
        ring[index(next)] = entry;
        if (call instanceof Call.Segment) {
            firstSegment = Math.min(firstSegment, next);
        }
        next++;
    }

    private void letGoOldest() {
        int index = index(oldest);
        bytesLetGo += Objects.requireNonNull(ring[index]).size();
        ring[index] = null;
        oldest++;
    }

    private void grow() {
        @Nullable Entry[] larger = new @Nullable Entry[ring.length * 2];
        for (long n = oldest; n < next; n++) {
            larger[(int) (n & (larger.length - 1))] = ring[index(n)];
        }
        ring = larger;
    }

    private int index(long number) {
        return (int) (number & (ring.length - 1));
    }

    /// What has come since a position: at most `maxEntries` of it, at least one where there is one.
    ///
    /// @param position [Position#START] at first, then [Batch#next()] of the batch before
    public synchronized Batch since(Position position, int maxEntries) {
        long from = Math.max(position.entry(), oldest);
        long to = Math.max(from, Math.min(next, from + maxEntries));
        long missedEntries = from - position.entry();
        long missedBytes = missedEntries == 0 ? 0 : bytesLetGo - position.bytes();
        long read = position.bytes() + missedBytes;
        List<Entry> entries = new ArrayList<>((int) (to - from));
        for (long n = from; n < to; n++) {
            Entry entry = Objects.requireNonNull(ring[index(n)]);
            read += entry.size();
            entries.add(entry);
        }
        return new Batch(entries, missedEntries, missedBytes, new Position(to, read));
    }

    /// Where a reader starts that wants to see only what comes from now on.
    public synchronized Position end() {
        return new Position(next, bytes);
    }

    public synchronized Totals totals() {
        return new Totals(next, bytes, oldest, bytesLetGo, connections);
    }

    /// The bytes `from` (inclusive) to `to` (exclusive) of a flow, if all of them are still in memory.
    ///
    /// @param firstEntry the number of the entry with the first of the bytes
    /// @param lastEntry the number of the entry with the last of them
    public Optional<byte[]> bytes(
            Connection connection, Direction direction, long from, long to, long firstEntry, long lastEntry) {
        byte[] found = new byte[Math.toIntExact(to - from)];
        long filled = from;
        Position position = new Position(firstEntry, 0);
        while (position.entry() <= lastEntry && filled < to) {
            Batch batch = since(position, (int) Math.min(READ_AT_ONCE, lastEntry - position.entry() + 1));
            if (batch.missedEntries() > 0 || batch.entries().isEmpty()) {
                return Optional.empty();
            }
            for (Entry entry : batch.entries()) {
                if (entry.connection() == connection
                        && entry.call() instanceof Call.Transfer transfer
                        && transfer.direction() == direction) {
                    filled = copy(transfer, found, from, filled, to);
                }
            }
            position = batch.next();
        }
        return filled == to ? Optional.of(found) : Optional.empty();
    }

    /// The same, wherever they stand: all entries in memory are looked through.
    public Optional<byte[]> bytes(Connection connection, Direction direction, long from, long to) {
        Totals now = totals();
        return bytes(connection, direction, from, to, now.entriesLetGo(), now.entries() - 1);
    }

    /// The captured segments that carried bytes of a flow, in the order in which they were written down; those that
    /// carried them again are among them. Where a capture watches a socket of our own, they may stand before or after the
    /// reads and writes of the same bytes: so all entries in memory are looked through.
    ///
    /// @param from the offset of the first byte
    /// @param to the offset after the last one
    public List<Call.Segment> segments(Connection connection, Direction direction, long from, long to) {
        return segments(connection, segment -> segment.carries(direction, from, to));
    }

    /// The captured segments of a connection that somebody looks for, as far as they are in memory.
    ///
    /// @param wanted asked for each of them, in the order in which they were written down
    public List<Call.Segment> segments(Connection connection, Predicate<Call.Segment> wanted) {
        List<Call.Segment> found = new ArrayList<>();
        Batch batch;
        for (Position at = firstSegment(); !(batch = since(at, READ_AT_ONCE)).entries().isEmpty(); at = batch.next()) {
            for (Entry entry : batch.entries()) {
                if (entry.connection() == connection
                        && entry.call() instanceof Call.Segment segment
                        && wanted.test(segment)) {
                    found.add(segment);
                }
            }
        }
        return found;
    }

    private synchronized Position firstSegment() {
        return new Position(Math.min(firstSegment, next), 0);
    }

    private static long copy(Call.Transfer transfer, byte[] found, long from, long filled, long to) {
        long start = transfer.offset();
        long end = start + transfer.bytes().length;
        if (filled < start || filled >= end) {
            return filled;
        }
        int length = (int) (Math.min(end, to) - filled);
        System.arraycopy(transfer.bytes(), (int) (filled - start), found, (int) (filled - from), length);
        return filled + length;
    }
}
