package dev.wirelight.desktop.ladder;

import static dev.wirelight.words.Words.count;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.replay.Replay;
import dev.wirelight.dissect.Amounts;
import dev.wirelight.dissect.VisibleText;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of one server's ladder: the newest [#MOST_ROWS] of them, and how many were let go before.
///
/// One thread adds, the window's thread takes; neither holds the other up for longer than a copy of the list takes.
public final class LadderRows {

    /// How many rows are kept.
    public static final int MOST_ROWS = 5_000;

    /// Packets do not count among those, and have a limit of their own: whether they are shown or not, they push nothing
    /// else out.
    static final int MOST_PACKETS = 4 * MOST_ROWS;

    private static final int ENOUGH = 1_000;
    private static final int LONGEST_PURPOSE = 40;

    private final Predicate<Entry> belongs;
    private final int most;
    private KeptRows rows;
    /// What is drawn from [#hold] or [#restart] until [#ready].
    private @Nullable Collection<Row> drawn;
    private long next = 1;
    private Seen.@Nullable Missed missedLast;
    private @Nullable Entry segment;
    private boolean lastBelongs;
    private Horizon horizon = Horizon.NONE;
    private int version;

    /// @param services whose ladder it is, such as `plain`; what belongs to others is passed over
    public LadderRows(String... services) {
        this(entry -> List.of(services).contains(entry.service()) && isServers(entry.connection()), MOST_ROWS);
    }

    /// A ladder of captured connections.
    ///
    /// @param only the connection whose rows it has, and those of what was said inside it; null for all
    /// @param most how many rows are kept besides packets
    public static LadderRows ofCapture(@Nullable Connection only, int most) {
        return new LadderRows(entry -> Wanted.isOf(entry.connection(), only), most);
    }

    private LadderRows(Predicate<Entry> belongs, int most) {
        this.belongs = belongs;
        this.most = most;
        this.rows = new KeptRows(most, MOST_PACKETS);
    }

    /// Until [#ready] the rows of now are drawn, whatever is read meanwhile.
    public synchronized void hold() {
        if (drawn == null) {
            drawn = seen();
        }
    }

    /// Begins again, with what is read from now on. Until [#ready] the rows of before are drawn.
    public synchronized void restart() {
        if (drawn == null) {
            drawn = seen();
        }
        rows = new KeptRows(most, MOST_PACKETS);
        next = 1;
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

    /// Hides the rows beyond.
    public synchronized void showUpTo(Horizon next) {
        Horizon before = horizon;
        horizon = next;
        for (Row row : rows.all().reversed()) {
            boolean shown = next.shows(row);
            if (shown != before.shows(row)) {
                version += drawn == null ? 1 : 0;
                return;
            }
            if (shown && !(row instanceof Row.Note)) {
                return; // so are all before it
            }
        }
    }

    /// Whether enough rows are here before an entry that nobody misses those that were let go.
    public synchronized boolean reachesBackTo(long entry) {
        Horizon there = new Horizon(Replay.ALL, entry);
        return rows.note(true).isEmpty()
                || rows.all().stream().filter(there::shows).limit(ENOUGH).count() == ENOUGH;
    }

    private Collection<Row> seen() {
        return rows.all().stream().filter(horizon::shows).toList();
    }

    /// Whether there is room for no more than one sentence about the ladder.
    public synchronized boolean isFull() {
        return rows.isFull();
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
            rows.add(new Row.Packet(next++, captured.packet().nanos(), connection, entry));
            segment = entry;
            changed();
        } else {
            append(new Row.Passed(next++, entry.nanos(), entry.connection(), entry, null));
        }
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
        } else if (rows.last().orElse(null) instanceof Row.Passed last
                && last.unit() == null
                && last.call() instanceof Entry call
                && call.number() == unit.lastEntry()) {
            rows.replaceLast(new Row.Passed(last.number(), last.nanos(), last.connection(), call, unit));
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
        if (before != null && rows.last().orElse(null) instanceof Row.Note last) {
            missedLast = new Seen.Missed(before.entries() + missed.entries(), before.bytes() + missed.bytes());
            rows.replaceLast(new Row.Note(last.number(), missedWords(missedLast)));
            version++;
        } else {
            say(missedWords(missed));
            missedLast = missed;
        }
    }

    private void append(Row row) {
        rows.add(row);
        changed();
    }

    private void changed() {
        missedLast = null;
        version += drawn == null ? 1 : 0;
    }

    private static String missedWords(Seen.Missed missed) {
        return count(missed.entries(),
                "%,d socket call with %s passed both servers too fast to show here",
                "%,d socket calls with %s passed both servers too fast to show here",
                Amounts.roughBytes(missed.bytes()));
    }

    /// Counts up with every change: where it has not changed there is nothing to draw.
    public synchronized int version() {
        return version;
    }

    /// The rows to draw, oldest first; where rows were let go a note in front says how many.
    ///
    public synchronized List<Row> wanted(Wanted shown) {
        List<Row> wanted = new ArrayList<>(rows.all().size() + 1);
        if (drawn == null) {
            rows.note(shown.packets()).ifPresent(wanted::add);
        }
        for (Row row : drawn == null ? rows.all() : drawn) {
            if (shown.has(row) && (drawn != null || horizon.shows(row))) {
                wanted.add(row);
            }
        }
        return wanted;
    }

    /// Whether there are rows of [records][Wanted#records()].
    public synchronized boolean hasRecords() {
        return rows.all().stream().anyMatch(Wanted::isRecord);
    }

    /// All rows, as [#wanted].
    ///
    /// @param withPackets whether captured packets are among them
    public List<Row> rows(@Nullable Connection only, boolean withPackets) {
        return wanted(new Wanted(only, withPackets, true));
    }

    /// All rows but packets, as [#wanted].
    public List<Row> rows(@Nullable Connection only) {
        return rows(only, false);
    }

    /// What a connection is for, as far as its rows tell: `WebSocket`, or the first request, such as `GET /`.
    public synchronized Optional<String> purpose(Connection connection) {
        String request = null;
        for (Row row : rows.all()) {
            if (row instanceof Row.Passed(_, _, var owner, _, var unit)
                    && owner != null
                    && owner.wire() == connection.wire()
                    && unit != null) {
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
        return (request ? rows.all() : rows.all().reversed())
                .stream()
                        .filter(Row.Passed.class::isInstance)
                        .map(row -> ((Row.Passed) row).unit())
                        .filter(other -> other != null && other.connection() == unit.connection())
                        .filter(other -> request
                                ? other.content() instanceof Content.Response && other.lastEntry() > unit.lastEntry()
                                : other.content() instanceof Content.Request && other.lastEntry() < unit.lastEntry())
                        .findFirst();
    }

    /// The connections that have rows here, the latest first; of one inside another the outer.
    public synchronized Set<Connection> connections() {
        Set<Connection> found = new LinkedHashSet<>();
        for (Row row : rows.all().reversed()) {
            if (row instanceof Row.Passed passed && passed.connection() != null) {
                found.add(passed.connection().wire());
            }
        }
        return found;
    }

    /// How many rows are no longer here.
    public synchronized long letGo() {
        return rows.letGo();
    }
}
