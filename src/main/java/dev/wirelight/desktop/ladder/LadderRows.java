package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of one server's ladder: the newest [#MOST_ROWS] of them, and how many were let go before.
///
/// A row holds on to its call, and a call to the bytes that it moved, even when the trace has let them go. So a few large
/// rows take the room of many small ones: together they hold [#MOST_BYTES] at the most.
///
/// One thread adds, the window's thread takes; neither holds the other up for longer than a copy of the list takes.
public final class LadderRows {

    /// How many rows are kept.
    public static final int MOST_ROWS = 5_000;

    /// How many bytes of flows the rows hold, unless the newest alone has more.
    static final long MOST_BYTES = 32L << 20;

    /// Packets do not count among those, and have a limit of their own: whether they are shown or not, they push nothing
    /// else out.
    static final int MOST_PACKETS = 4 * MOST_ROWS;

    /// A live capture tells of a packet a little after the socket did. It is put among the last so many rows.
    private static final int MOST_LATE = 300;

    private static final int LONGEST_PURPOSE = 40;

    private final Predicate<Entry> belongs;
    private final int most;
    private ArrayDeque<Row> rows = new ArrayDeque<>();
    /// What is drawn from [#hold] or [#restart] until [#ready].
    private @Nullable ArrayDeque<Row> drawn;
    private long next = 1;
    private long letGo;
    private long packetsLetGo;
    private int packets;
    private long bytes;
    private Seen.@Nullable Missed missedLast;
    private @Nullable Entry segment;
    private boolean lastBelongs;
    private int version;

    /// @param service whose ladder it is, such as `plain`; what belongs to others is passed over
    public LadderRows(String service) {
        this(entry -> entry.service().equals(service) && isServers(entry.connection()), MOST_ROWS);
    }

    /// A ladder of captured connections.
    ///
    /// @param only the connection whose rows it has; null for all
    /// @param most how many rows are kept besides packets
    public static LadderRows ofCapture(@Nullable Connection only, int most) {
        return new LadderRows(entry -> only == null || entry.connection() == only, most);
    }

    private LadderRows(Predicate<Entry> belongs, int most) {
        this.belongs = belongs;
        this.most = most;
    }

    /// Until [#ready] the rows of now are drawn, whatever is read meanwhile.
    public synchronized void hold() {
        if (drawn == null) {
            drawn = new ArrayDeque<>(rows);
        }
    }

    /// Begins again, with what is read from now on. Until [#ready] the rows of before are drawn.
    public synchronized void restart() {
        if (drawn == null) {
            drawn = rows;
        }
        rows = new ArrayDeque<>();
        next = 1;
        letGo = 0;
        packetsLetGo = 0;
        packets = 0;
        bytes = 0;
        missedLast = null;
        segment = null;
    }

    /// What has been read since [#restart] is drawn from now on.
    public synchronized void ready() {
        if (drawn != null) {
            drawn = null;
            version++;
        }
    }

    /// Whether there is room for no more than one sentence about the ladder.
    public synchronized boolean isFull() {
        return rows.size() - packets >= most - 1;
    }

    /// Takes in what a reader saw, where it belongs to this ladder.
    public synchronized void add(Seen seen) {
        switch (seen) {
            case Seen.Called(Entry entry) -> addCall(entry);
            case Seen.Completed(Unit unit) -> addUnit(unit);
            case Seen.Missed missed -> addMissed(missed);
        }
    }

    /// Adds a sentence about the ladder itself.
    public synchronized void say(String words) {
        append(new Row.Note(next++, words));
    }

    private void addCall(Entry entry) {
        lastBelongs = belongs.test(entry);
        if (!lastBelongs) {
            return;
        }
        if (entry.call() instanceof Call.Segment captured && entry.connection() instanceof Connection connection) {
            addPacket(entry, captured.packet().nanos(), connection);
        } else {
            append(new Row.Passed(next++, entry.nanos(), entry.connection(), entry, null));
        }
    }

    private void addPacket(Entry entry, long nanos, Connection connection) {
        Deque<Row> later = new ArrayDeque<>();
        while (later.size() < MOST_LATE && rows.peekLast() instanceof Row last && nanosOf(last) > nanos) {
            later.push(rows.removeLast());
        }
        append(new Row.Packet(next++, nanos, connection, entry));
        rows.addAll(later);
        segment = entry;
    }

    /// A sentence about the ladder has no time: nothing goes past it.
    private static long nanosOf(Row row) {
        return switch (row) {
            case Row.Passed passed -> passed.nanos();
            case Row.Packet packet -> packet.nanos();
            case Row.Note _ -> Long.MIN_VALUE;
        };
    }

    /// A unit joins the row of the call that completed it, if that is the last row and no unit has joined it yet. A packet
    /// keeps its row; the first unit that it completed names it beside its arrow.
    private void addUnit(Unit unit) {
        if (!lastBelongs) {
            return;
        }
        if (segment instanceof Entry captured && captured.number() == unit.lastEntry()) {
            segment = null;
            append(new Row.Passed(next++, unit.nanos(), unit.connection(), captured, unit));
        } else if (rows.peekLast() instanceof Row.Passed last
                && last.unit() == null
                && last.call() instanceof Entry call
                && call.number() == unit.lastEntry()) {
            rows.removeLast();
            rows.addLast(new Row.Passed(last.number(), last.nanos(), last.connection(), call, unit));
            version++;
        } else {
            append(new Row.Passed(next++, unit.nanos(), unit.connection(), null, unit));
        }
    }

    /// A listening socket, or one that came out of its `accept()`.
    private static boolean isServers(@Nullable Connection connection) {
        return connection == null || connection.side() == Side.SERVER;
    }

    /// What was missed right after something else that was missed shares its row.
    private void addMissed(Seen.Missed missed) {
        Seen.Missed before = missedLast;
        if (before != null && rows.peekLast() instanceof Row.Note last) {
            rows.removeLast();
            missedLast = new Seen.Missed(before.entries() + missed.entries(), before.bytes() + missed.bytes());
            rows.addLast(new Row.Note(last.number(), missedWords(missedLast)));
            version++;
        } else {
            say(missedWords(missed));
            missedLast = missed;
        }
    }

    private void append(Row row) {
        missedLast = null;
        bytes += bytesOf(row);
        while (!rows.isEmpty() && (isFullFor(row) || bytes > MOST_BYTES)) {
            letGoFirst();
        }
        packets += row instanceof Row.Packet ? 1 : 0;
        rows.add(row);
        version += drawn == null ? 1 : 0;
    }

    private boolean isFullFor(Row row) {
        return row instanceof Row.Packet ? packets == MOST_PACKETS : rows.size() - packets == most;
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

    private static String missedWords(Seen.Missed missed) {
        return Amounts.of(missed.entries(), "socket call") + " with " + Amounts.roughBytes(missed.bytes())
                + " passed both servers too fast to show here";
    }

    /// Counts up with every change: where it has not changed there is nothing to draw.
    public synchronized int version() {
        return version;
    }

    /// The rows to draw, oldest first; where rows were let go a note in front says how many.
    ///
    /// @param only the connection to show; null for all. Rows of the listening socket and notes belong to all
    /// @param withPackets whether captured packets are among them
    public synchronized List<Row> rows(@Nullable Connection only, boolean withPackets) {
        List<Row> wanted = new ArrayList<>(rows.size() + 1);
        long gone = letGo + (withPackets ? packetsLetGo : 0);
        if (gone > 0 && drawn == null) {
            wanted.add(new Row.Note(0, "Older rows let go: " + Amounts.number(gone) + ". At most "
                    + Amounts.number(most) + " are kept, and of large ones fewer."));
        }
        for (Row row : drawn == null ? rows : drawn) {
            boolean shown =
                    switch (row) {
                        case Row.Passed passed -> only == null || passed.connection() == only;
                        case Row.Packet packet -> withPackets && (only == null || packet.connection() == only);
                        case Row.Note _ -> true;
                    };
            if (shown) {
                wanted.add(row);
            }
        }
        return wanted;
    }

    /// The rows without packets, as [#rows(Connection, boolean)].
    public List<Row> rows(@Nullable Connection only) {
        return rows(only, false);
    }

    /// What a connection is for, as far as its rows tell: `WebSocket`, or the first request, such as `GET /`.
    public synchronized Optional<String> purpose(Connection connection) {
        String request = null;
        for (Row row : rows) {
            if (row instanceof Row.Passed(_, _, var owner, _, var unit) && owner == connection && unit != null) {
                if (unit.content() instanceof Content.Frame
                        || unit.content() instanceof Content.Request(var head, _) && head.lists("Upgrade", "websocket")) {
                    return Optional.of("WebSocket");
                }
                if (request == null && unit.content() instanceof Content.Request(_, var line)) {
                    request = VisibleText.of(line.method() + " " + line.target(), LONGEST_PURPOSE);
                }
            }
        }
        return Optional.ofNullable(request);
    }

    /// The response to a request, or the request of a response, while it has a row here. On a connection that switches
    /// protocols there is one of each.
    public synchronized Optional<Unit> partner(Unit unit) {
        boolean request = unit.content() instanceof Content.Request;
        if (!request && !(unit.content() instanceof Content.Response)) {
            return Optional.empty();
        }
        return (request ? rows : rows.reversed())
                .stream()
                        .filter(Row.Passed.class::isInstance)
                        .map(row -> ((Row.Passed) row).unit())
                        .filter(other -> other != null && other.connection() == unit.connection())
                        .filter(other -> request
                                ? other.content() instanceof Content.Response && other.lastEntry() > unit.lastEntry()
                                : other.content() instanceof Content.Request && other.lastEntry() < unit.lastEntry())
                        .findFirst();
    }

    /// The connections that have rows here, the latest first.
    public synchronized Set<Connection> connections() {
        Set<Connection> found = new LinkedHashSet<>();
        for (Row row : rows.reversed()) {
            if (row instanceof Row.Passed passed && passed.connection() != null) {
                found.add(passed.connection());
            }
        }
        return found;
    }

    /// How many rows are no longer here.
    public synchronized long letGo() {
        return letGo;
    }
}
