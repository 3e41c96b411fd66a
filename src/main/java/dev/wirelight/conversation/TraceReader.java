package dev.wirelight.conversation;

import dev.wirelight.trace.Batch;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads a trace from where it last stopped, and says what happened since: socket calls, and the units that their bytes
/// make up.
///
/// Every view has a reader of its own and uses it at its own pace, from one thread at a time. A reader that comes too
/// late, or that skips ahead, is told how much it missed, and goes on at the next unit that begins.
public final class TraceReader {
    private final Trace trace;
    // A connection that is not closed, or whose close was missed; forgotten together when something was missed.
    private final Map<Connection, Conversation> conversations = new IdentityHashMap<>();
    private Patience patience = new Patience(Patience.MOST_OF_ALL);
    private Position position;
    private long skippedEntries;
    private long skippedBytes;

    /// Reads all that is in memory, from its beginning.
    public TraceReader(Trace trace) {
        this(trace, Position.START);
    }

    /// Reads from a position on.
    public TraceReader(Trace trace, Position from) {
        this.trace = trace;
        this.position = from;
    }

    /// What is new.
    ///
    /// @param maxEntries how many entries of the trace to read at the most; each may complete many units
    /// @return in the order in which it happened; empty when nothing is new
    public List<Seen> next(int maxEntries) {
        Batch batch = trace.since(position, maxEntries);
        position = batch.next();
        List<Seen> seen = new ArrayList<>(batch.entries().size() * 2 + 1);
        long missedEntries = batch.missedEntries() + skippedEntries;
        long missedBytes = batch.missedBytes() + skippedBytes;
        if (missedEntries > 0) {
            seen.add(new Seen.Missed(missedEntries, missedBytes));
            conversations.clear();
            patience = new Patience(Patience.MOST_OF_ALL);
            skippedEntries = 0;
            skippedBytes = 0;
        }
        for (Entry entry : batch.entries()) {
            seen.add(new Seen.Called(entry));
            read(entry, unit -> seen.add(new Seen.Completed(unit)));
        }
        return seen;
    }

    private void read(Entry entry, Consumer<Unit> out) {
        Connection connection = entry.connection();
        if (connection == null) {
            return;
        }
        Conversation conversation = conversations.get(connection);
        if (conversation == null) {
            if (!begins(connection, entry.call())) {
                return;
            }
            conversation = new Conversation(connection, patience);
            conversations.put(connection, conversation);
        }
        conversation.read(entry, out);
        if (conversation.isOver()) {
            conversations.remove(connection);
        }
    }

    /// Whether there is something to be read from here on: bytes, a hole in them, or a SYN, which says that nothing came
    /// before, as does the beginning inside TLS. A SYN of a connection of ours says nothing new; it may even come after the connection was closed, since
    /// packets take their time to be captured.
    private static boolean begins(Connection connection, Call call) {
        return switch (call) {
            case Call.Segment segment ->
                segment.bytes().length > 0 || connection.isCaptured() && FirstBytes.isSyn(segment.packet());
            case Call.Transfer transfer -> transfer.bytes().length > 0;
            case Call.Gap _ -> true;
            case Call.Secured _ -> connection.isCaptured();
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.EndOfStream _,
                    Call.Shutdown _,
                    Call.Close _,
                    Call.Failed _,
                    Call.Truncated _,
                    Call.CaptureEnded _,
                    Call.Remark _ -> false;
        };
    }

    /// How many connections have begun and are not over, as far as it has read.
    int open() {
        return conversations.size();
    }

    /// The number of the entry that is read next.
    public long nextEntry() {
        return position.entry();
    }

    /// How many entries are there that have not been read.
    public long behind() {
        return trace.end().entry() - position.entry();
    }

    /// How many bytes of flows stand in the entries that have not been read.
    public long behindBytes() {
        return trace.end().bytes() - position.bytes();
    }

    /// Passes over all that is there; the next call of [#next] begins with a [Seen.Missed] that counts it.
    public void skipToEnd() {
        Position end = trace.end();
        skippedEntries += end.entry() - position.entry();
        skippedBytes += end.bytes() - position.bytes();
        position = end;
    }
}
