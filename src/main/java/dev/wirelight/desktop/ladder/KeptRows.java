package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.say;

import dev.wirelight.trace.Call;
import dev.wirelight.trace.Entry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The newest rows of a ladder, in the order of their times, and how many were let go before them.
///
/// A row holds on to its call, and a call to the bytes that it moved, even when the trace has let them go. So a few large
/// rows take the room of many small ones: together they hold [#MOST_BYTES] at the most. Packets have a limit of their own:
/// whether they are shown or not, they push nothing else out.
///
/// For one thread.
final class KeptRows {
    /// How many bytes of flows the rows hold, unless the newest alone has more.
    static final long MOST_BYTES = 32L << 20;

    /// A live capture tells of a packet a little after the socket did. It is put among the last so many rows.
    private static final int MOST_LATE = 300;

    private final int most;
    private final int mostPackets;
    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private long letGo;
    private long packetsLetGo;
    private int packets;
    private long bytes;

    /// @param most how many rows are kept besides packets
    /// @param mostPackets how many packets
    KeptRows(int most, int mostPackets) {
        this.most = most;
        this.mostPackets = mostPackets;
    }

    /// Oldest first.
    Deque<Row> all() {
        return rows;
    }

    Optional<Row> last() {
        return Optional.ofNullable(rows.peekLast());
    }

    /// Whether there is room for no more than one row that is no packet.
    boolean isFull() {
        return rows.size() - packets >= most - 1;
    }

    /// Adds what happened last.
    void add(Row row) {
        bytes += bytesOf(row);
        while (!rows.isEmpty() && (isFullFor(row) || bytes > MOST_BYTES)) {
            letGoFirst();
        }
        packets += row instanceof Row.Packet ? 1 : 0;
        rows.add(row);
    }

    /// Adds a packet where its time says.
    void add(Row.Packet packet) {
        Deque<Row> later = new ArrayDeque<>();
        while (later.size() < MOST_LATE && rows.peekLast() instanceof Row last && nanosOf(last) > packet.nanos()) {
            later.push(rows.removeLast());
        }
        add((Row) packet);
        rows.addAll(later);
    }

    /// Puts another row in the place of the last one, which holds the same call.
    void replaceLast(Row row) {
        rows.removeLast();
        rows.addLast(row);
    }

    /// A sentence about the ladder has no time: nothing goes past it.
    private static long nanosOf(Row row) {
        return switch (row) {
            case Row.Passed passed -> passed.nanos();
            case Row.Packet packet -> packet.nanos();
            case Row.Note _ -> Long.MIN_VALUE;
        };
    }

    private boolean isFullFor(Row row) {
        return row instanceof Row.Packet ? packets == mostPackets : rows.size() - packets == most;
    }

    private void letGoFirst() {
        Row first = rows.removeFirst();
        bytes -= bytesOf(first);
        if (first instanceof Row.Packet) {
            packets--;
            packetsLetGo++;
        } else {
            letGo++;
        }
    }

    private static long bytesOf(Row row) {
        return switch (row) {
            case Row.Passed(_, _, _, Entry call, _) when call != null && !(call.call() instanceof Call.Segment) -> call.size();
            case Row.Passed _, Row.Note _ -> 0;
            case Row.Packet packet -> packet.call().size();
        };
    }

    /// How many rows that are no packets are no longer here.
    long letGo() {
        return letGo;
    }

    /// Says how many rows were let go; nothing where that is none.
    ///
    /// @param withPackets whether packets are counted too
    Optional<Row.Note> note(boolean withPackets) {
        long gone = letGo + (withPackets ? packetsLetGo : 0);
        return gone == 0
                ? Optional.empty()
                : Optional.of(new Row.Note(0, say(
                        "Older rows let go: %,d. At most %,d are kept, and of large ones fewer.",
                        gone, most)));
    }
}
