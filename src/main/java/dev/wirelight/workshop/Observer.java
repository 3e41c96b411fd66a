package dev.wirelight.workshop;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Decompression;
import dev.wirelight.conversation.Seen;
import dev.wirelight.conversation.TraceReader;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.UnitWords;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.Extensions;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads out of the trace what the other end of one connection does. It sees what a view sees, so it works for every peer.
///
/// It never waits. It may hold memory outside the heap, for decompressing: [#close] gives it back.
public final class Observer implements AutoCloseable {
    /// How much of a frame's payload is looked at.
    public static final int MOST_PAYLOAD = 4 << 20;

    private static final int MOST_UNITS = 10_000;
    private static final int ENTRIES_AT_ONCE = 1_000;

    private final Trace trace;
    private final Connection connection;
    private final Direction fromPeer;
    private final TraceReader reader;

    private final List<Came> came = new ArrayList<>();
    private @Nullable Decompression decompression;
    private Optional<PerMessageDeflate> agreed = Optional.empty();
    private boolean closeBefore;
    private boolean closed;
    private long notKept;
    private long sentAt;
    private Ending ending = Ending.OPEN;
    private long endedAt;

    /// @param from where in the trace to begin; best before the connection's first byte
    public Observer(Trace trace, Connection connection, Position from) {
        this.trace = trace;
        this.connection = connection;
        this.fromPeer = connection.side().reads();
        this.reader = new TraceReader(trace, from);
    }

    /// How messages are compressed, as far as it is known: where the handshake was seen, or where [#decompress] said so.
    public synchronized Optional<PerMessageDeflate> compression() {
        return agreed;
    }

    /// The other end compresses its messages from its first frame on.
    public synchronized void decompress(PerMessageDeflate agreement) {
        agreed = Optional.of(agreement);
        boolean forgets = agreement.forgets(connection.side() == Side.CLIENT ? Role.SERVER : Role.CLIENT);
        decompression = new Decompression(forgets, true, MOST_PAYLOAD);
    }

    /// Says that something is sent now: what came before is no answer to it.
    public synchronized void sending() {
        closeBefore |= look().frames().stream().anyMatch(frame -> frame.is(Opcode.CLOSE));
        came.clear();
        notKept = 0;
        sentAt = trace.now();
    }

    /// What has come since [#sending], or since the beginning.
    public synchronized Outcome look() {
        while (!closed && reader.behind() > 0) {
            for (Seen seen : reader.next(ENTRIES_AT_ONCE)) {
                switch (seen) {
                    case Seen.Called(Entry entry) -> call(entry);
                    case Seen.Completed(Unit unit) -> unit(unit);
                    case Seen.Missed(long entries, _) -> missed(entries);
                }
            }
        }
        return new Outcome(List.copyOf(came), ending, Math.max(0, endedAt - sentAt), notKept, closeBefore);
    }

    /// Gives back the memory that decompressing takes. From now on it sees nothing more.
    @Override
    public synchronized void close() {
        closed = true;
        Decompression own = decompression;
        if (own != null) {
            own.close();
        }
    }

    private void missed(long entries) {
        notKept += entries;
        Decompression own = decompression;
        if (own != null) {
            own.miss();
        }
    }

    private void call(Entry entry) {
        if (entry.connection() != connection || ending != Ending.OPEN) {
            return;
        }
        switch (entry.call()) {
            case Call.EndOfStream(Direction direction) when direction == fromPeer -> end(Ending.FIN, entry);
            case Call.Truncated(Direction direction) when direction == fromPeer -> end(Ending.FIN, entry);
            // A reset is the only failure by which the other end breaks off; others come from here.
            case Call.Failed(_, String error) when error.contains("reset") || error.contains("Broken pipe") ->
                end(Ending.RESET, entry);
            case Call.Close _ -> end(Ending.CLOSED_HERE, entry);
            case Call.Socket _,
                    Call.Bind _,
                    Call.Listen _,
                    Call.Accept _,
                    Call.Connect _,
                    Call.Transfer _,
                    Call.EndOfStream _,
                    Call.Shutdown _,
                    Call.Failed _,
                    Call.Secured _,
                    Call.Truncated _,
                    Call.Gap _,
                    Call.CaptureEnded _,
                    Call.Remark _ -> {}
        }
    }

    private void end(Ending how, Entry entry) {
        ending = how;
        endedAt = entry.nanos();
    }

    private void unit(Unit unit) {
        boolean partOfAnother = unit.content() instanceof Content.Body;
        if (unit.connection() != connection || unit.direction() != fromPeer || partOfAnother) {
            return;
        }
        if (unit.content() instanceof Content.Response(HttpHead head, var line)
                && line.status() == 101 && unit.violations().isEmpty() && agreed.isEmpty()) {
            Extensions.answered(head).ifPresent(this::decompress);
        }
        if (came.size() == MOST_UNITS) {
            notKept++;
            return;
        }
        long nanos = Math.max(0, unit.nanos() - sentAt);
        came.add(
                switch (unit.content()) {
                    case Content.Frame(FrameHeader header, byte[] preview, var inflated) ->
                        new Came.Frame(
                                nanos,
                                header,
                                inflated.isPresent()
                                        ? inflated(header, payload(unit, header, preview))
                                        : payload(unit, header, preview),
                                inflated.isPresent(),
                                unit.violations());
                    case Content.Response(HttpHead head, HttpHead.StatusLine line) ->
                        new Came.Response(nanos, head, line, unit.violations());
                    case Content.Request _, Content.Body _, Content.Telnet _, Content.Tls _, Content.Unreadable _ ->
                        new Came.Other(nanos, UnitWords.line(unit), unit.violations());
                });
    }

    /// All of the payload, and not only the preview that a unit keeps.
    private byte[] payload(Unit unit, FrameHeader header, byte[] preview) {
        if (preview.length == header.payloadLength()) {
            return preview;
        }
        byte[] frame = unit.bytes(trace, header.length() + MOST_PAYLOAD).orElse(new byte[0]);
        if (frame.length <= header.length()) {
            return preview;
        }
        byte[] payload = Arrays.copyOfRange(frame, header.length(), frame.length);
        if (header.masked()) {
            Masking.apply(payload, 0, payload.length, header.maskingKey(), 0);
        }
        return payload;
    }

    /// What a frame adds to its message, where that is compressed (RFC 7692 §7.2.2).
    private byte[] inflated(FrameHeader header, byte[] payload) {
        Decompression own = decompression;
        if (own == null) {
            return payload;
        }
        own.begin(header.opcode() != Opcode.CONTINUATION);
        if (payload.length < header.payloadLength()) {
            own.miss();
        } else {
            own.take(payload, payload.length, (_, _, _) -> {});
        }
        if (header.fin()) {
            own.end();
        }
        return own.frame().preview();
    }
}
