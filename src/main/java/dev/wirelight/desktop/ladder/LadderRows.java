package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final int LONGEST_PURPOSE = 40;

    private final String service;
    private final ArrayDeque<Row> rows = new ArrayDeque<>();
    private long next = 1;
    private long letGo;
    private long bytes;
    private Seen.@Nullable Missed missedLast;
    private int version;

    /// @param service whose ladder it is, such as `plain`; what belongs to others is passed over
    public LadderRows(String service) {
        this.service = service;
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
        if (entry.service().equals(service) && isServers(entry.connection())) {
            append(new Row.Passed(next++, entry.nanos(), entry.connection(), entry, null));
        }
    }

    /// A unit joins the row of the call that completed it, if that is the last row and no unit has joined it yet.
    private void addUnit(Unit unit) {
        if (!unit.connection().service().equals(service) || !isServers(unit.connection())) {
            return;
        }
        if (rows.peekLast() instanceof Row.Passed last
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
        while (!rows.isEmpty() && (rows.size() == MOST_ROWS || bytes > MOST_BYTES)) {
            bytes -= bytesOf(rows.removeFirst());
            letGo++;
        }
        rows.add(row);
        version++;
    }

    private static long bytesOf(Row row) {
        return row instanceof Row.Passed passed && passed.call() instanceof Entry call ? call.size() : 0;
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
    public synchronized List<Row> rows(@Nullable Connection only) {
        List<Row> wanted = new ArrayList<>(rows.size() + 1);
        if (letGo > 0) {
            wanted.add(new Row.Note(0, "Older rows let go: " + Amounts.number(letGo) + ". At most "
                    + Amounts.number(MOST_ROWS) + " are kept, and of large ones fewer."));
        }
        for (Row row : rows) {
            if (only == null || !(row instanceof Row.Passed passed) || passed.connection() == only) {
                wanted.add(row);
            }
        }
        return wanted;
    }

    /// The newest row with a unit, for one who follows what happens.
    ///
    /// @param only the connection that is looked at; null for all
    public synchronized Optional<Unit> newestUnit(@Nullable Connection only) {
        for (Row row : rows.reversed()) {
            if (row instanceof Row.Passed passed
                    && passed.unit() != null
                    && (only == null || passed.connection() == only)) {
                return Optional.of(passed.unit());
            }
        }
        return Optional.empty();
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
