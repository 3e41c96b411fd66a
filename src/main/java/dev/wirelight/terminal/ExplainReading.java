package dev.wirelight.terminal;

import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.CallWords;
import dev.wirelight.dissect.SegmentPlaces;
import dev.wirelight.filter.Filter;
import dev.wirelight.filter.Sieve;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.SegmentNote;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a trace that is being filled from a capture, and says what there is to explain: each packet, then the units that
/// its data complete.
final class ExplainReading {
    private static final int AT_ONCE = 1_000;
    private static final int MOST_CONNECTIONS = 16_384;

    private final Trace trace;
    private final TraceReader reader;
    private final int mostBytes;
    private final Sieve sieve;
    private final Consumer<Explained> out;
    private @Nullable Entry last;
    private boolean wanted;
    private long units;

    /// Ends that are given out behind the units which came with them.
    private final List<Explained.Ended> ends = new ArrayList<>();

    /// What the first segments of the connections say about the later ones: from which number they count, and how large a
    /// window is.
    private final Map<Connection, SegmentPlaces> places = new Latest<>();

    /// Of which connections something was given out.
    private final Map<Connection, Boolean> begun = new Latest<>();

    /// Remembers what was asked for last, and forgets the rest: a file may hold any number of connections.
    private static final class Latest<V> extends LinkedHashMap<Connection, V> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(256, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Connection, V> eldest) {
            return size() > MOST_CONNECTIONS;
        }
    }

    /// @param mostBytes how many of a unit's bytes are wanted
    /// @param filter what is given out; all the same everything is read
    ExplainReading(Trace trace, int mostBytes, Filter filter, Consumer<Explained> out) {
        this.trace = trace;
        this.reader = new TraceReader(trace);
        this.mostBytes = mostBytes;
        this.sieve = new Sieve(filter, dev.wirelight.filter.UnitBytes.in(trace));
        this.out = out;
    }

    /// Gives out all that is new.
    ///
    /// @throws IllegalStateException when the trace was filled with more than it keeps since the last time
    void read() {
        List<Seen> news = reader.next(AT_ONCE);
        while (!news.isEmpty()) {
            List<Seen> passing = sieve.sift(news);
            int next = 0;
            for (Seen seen : news) {
                if (seen instanceof Seen.Called && !ends.isEmpty()) {
                    giveEnds();
                }
                wanted = next < passing.size() && passing.get(next) == seen;
                next += wanted ? 1 : 0;
                switch (seen) {
                    case Seen.Called(Entry entry) -> called(entry);
                    case Seen.Completed(var unit) -> completed(unit);
                    case Seen.Missed missed -> throw new IllegalStateException("read too late: " + missed);
                }
            }
            news = reader.next(AT_ONCE);
        }
        giveEnds();
    }

    private void giveEnds() {
        wanted = true;
        ends.forEach(end -> give(end.connection(), end.nanos(), end));
        ends.clear();
    }

    private void completed(Unit unit) {
        units++;
        if (wanted) {
            give(unit.connection(), unit.nanos(), new Explained.Application(unit, UnitBytes.of(unit, last, trace, mostBytes)));
        }
    }

    /// How many units there were, whether they were wanted or not.
    long units() {
        return units;
    }

    /// How much was wanted.
    Sieve sieve() {
        return sieve;
    }

    private void give(Connection connection, long nanos, Explained explained) {
        if (wanted) {
            if (begun.put(connection, true) == null) {
                out.accept(new Explained.Begun(connection, nanos));
            }
            out.accept(explained);
        }
    }

    private void called(Entry entry) {
        last = entry;
        Connection connection = entry.connection();
        if (connection == null) {
            return;
        }
        switch (entry.call()) {
            case Call.Segment segment -> segment(entry, connection, segment);
            case Call.Gap(Direction direction, long offset, long length) ->
                give(connection, entry.nanos(), new Explained.Missing(connection, direction, entry.nanos(), offset, length));
            case Call.Remark(String text) ->
                give(connection, entry.nanos(), new Explained.Remark(connection, entry.nanos(), text));
            case Call.Secured _, Call.EndOfStream _, Call.Truncated _ -> {
                CallWords words = CallWords.of(entry);
                String text = words.call() + ": " + words.meaning();
                give(connection, entry.nanos(), new Explained.Remark(connection, entry.nanos(), text));
            }
            case Call.CaptureEnded _ -> ended(entry, connection, Explained.How.CAPTURE_END, Direction.values());
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Read _,
                    Call.Write _,
                    Call.Shutdown _,
                    Call.Close _,
                    Call.Failed _,
                    Call.Decrypted _,
                    Call.Encrypted _ -> {}
        }
    }

    private void segment(Entry entry, Connection connection, Call.Segment segment) {
        PacketHead head = segment.packet();
        Direction direction = segment.direction();
        if (!head.notes().contains(SegmentNote.HANDED_ON_LATER)) { // else it was told when it came
            SegmentPlaces known = places.computeIfAbsent(connection, _ -> new SegmentPlaces());
            known.see(segment);
            give(connection, head.nanos(), new Explained.Packet(connection, segment, known.of(segment), data(segment)));
        }
        switch (segment.ends()) {
            case NONE -> {}
            case THIS -> ended(entry, connection, Explained.How.END, direction);
            case BOTH -> ended(entry, connection, Explained.How.RESET, Direction.values());
        }
    }

    private void ended(Entry entry, Connection connection, Explained.How how, Direction... directions) {
        for (Direction direction : directions) {
            long offset = connection.flow(direction).length();
            if (wanted) {
                ends.add(new Explained.Ended(connection, direction, entry.nanos(), offset, how));
            }
        }
    }

    private static Optional<byte[]> data(Call.Segment segment) {
        PacketHead packet = segment.packet();
        long from = packet.dataOffset() - segment.offset();
        boolean whole = packet.dataLength() > 0 && from >= 0 && from + packet.dataLength() <= segment.bytes().length;
        return whole
                ? Optional.of(Arrays.copyOfRange(segment.bytes(), (int) from, (int) from + packet.dataLength()))
                : Optional.empty();
    }
}
