package dev.wirelight.workshop.code;

import dev.wirelight.dissect.CallWords;
import dev.wirelight.trace.Batch;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads from the trace at which call each socket of a server stands. For one thread.
///
/// The trace knows what was called; what is called next is known from the code: after everything that was read or written
/// the loop goes back to `read()`. Only whether a `write()` has returned is not in the trace, which has it before its bytes
/// go out: that is asked of the server.
public final class Whereabouts {
    private static final int AT_ONCE = 2_000;

    private final Trace trace;
    private final String service;
    private final Map<Connection, Standing> open = new LinkedHashMap<>();
    private @Nullable Standing listening;
    private String address = "";
    private final Supplier<Set<Connection>> writing;
    private Set<Connection> inWrite = Set.of();
    private Position position = Position.START;
    private long missed;

    /// @param service the server's name in the trace, such as `plain`
    /// @param writing the connections of which a `write()` has not returned yet
    public Whereabouts(Trace trace, String service, Supplier<Set<Connection>> writing) {
        this.writing = writing;
        this.trace = trace;
        this.service = service;
    }

    /// Takes what is new, or a part of it.
    ///
    /// @return whether anything has changed
    public boolean read() {
        Batch batch = trace.since(position, AT_ONCE);
        position = batch.next();
        if (batch.missedEntries() > 0) {
            // Some of these may be gone: who still calls something will be seen again.
            missed += batch.missedEntries();
            open.clear();
        }
        Set<Connection> nowInWrite = writing.get();
        boolean changed = batch.missedEntries() > 0 || !nowInWrite.equals(inWrite);
        inWrite = nowInWrite;
        for (Entry entry : batch.entries()) {
            changed |= entry.service().equals(service) && take(entry);
        }
        return changed;
    }

    private boolean take(Entry entry) {
        Connection connection = entry.connection();
        if (connection == null) {
            return listens(entry);
        }
        if (connection.side() != Side.SERVER || connection.carrier().isPresent()) {
            return false;
        }
        return switch (entry.call()) {
            case Call.Accept(), Call.Read _, Call.Write _, Call.Shutdown() -> stands(entry, connection, Step.READ);
            case Call.EndOfStream _, Call.Failed _ -> stands(entry, connection, Step.CLOSE);
            case Call.Close() -> open.remove(connection) != null;
            case Call.Socket(), Call.Bind _, Call.Listen _, Call.Connect _, Call.Secured _, Call.Decrypted _,
                    Call.Encrypted _, Call.Truncated _, Call.Segment _, Call.Gap _, Call.CaptureEnded(), Call.Remark _ ->
                false;
        };
    }

    private boolean stands(Entry entry, Connection connection, Step at) {
        String last = CallWords.of(entry).call();
        open.put(connection, new Standing(connection.number(), connection.client().toString(), at, last));
        return true;
    }

    private boolean listens(Entry entry) {
        return switch (entry.call()) {
            case Call.Socket() -> listens(entry, "no address yet", Step.BIND);
            case Call.Bind(var wanted, var error) -> listens(entry, wanted.toString(), error == null ? Step.LISTEN : Step.CLOSE);
            case Call.Listen _, Call.Failed _ -> listens(entry, address, Step.ACCEPT);
            case Call.Close() -> {
                listening = null;
                yield true;
            }
            case Call.Accept(), Call.Connect _, Call.Read _, Call.EndOfStream _, Call.Write _, Call.Shutdown(),
                    Call.Secured _, Call.Decrypted _, Call.Encrypted _, Call.Truncated _, Call.Segment _, Call.Gap _,
                    Call.CaptureEnded(), Call.Remark _ ->
                false;
        };
    }

    private boolean listens(Entry entry, String name, Step at) {
        address = name;
        listening = new Standing(0, name, at, CallWords.of(entry).call());
        return true;
    }

    /// Everybody, the socket that listens first.
    public List<Standing> all() {
        List<Standing> all = new ArrayList<>();
        if (listening != null) {
            all.add(listening);
        }
        open.forEach((connection, standing) -> all.add(inWrite.contains(connection) ? standing.at(Step.WRITE) : standing));
        return all;
    }

    /// How many calls could not be read any more, because newer ones had taken their place in memory.
    public long missed() {
        return missed;
    }
}
