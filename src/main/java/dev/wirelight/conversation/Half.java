package dev.wirelight.conversation;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.tls.TlsSession;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Call.Transfer;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One flow of a [Conversation], as far as it has been read.
///
/// In a capture, a client that asked for WebSocket or a tunnel may send something else or more HTTP next, so its bytes wait
/// here for the answer.
final class Half {
    private static final long UNKNOWN = -1;
    private static final String NOT_IN_MEMORY = "The beginning of what these bytes belong to is no longer in memory.";

    private final Connection connection;
    private final Direction direction;
    private final Handshake handshake;
    private final DecoderChoice choice;
    private final Patience patience;
    private long next = UNKNOWN;
    private long unitStart;
    private long unitFirstEntry;
    private @Nullable FlowDecoder decoder;
    private List<Consumer<Consumer<Unit>>> held = new ArrayList<>();
    private long weightHeld;
    private boolean ended;

    /// @param patience what all conversations of a reader share
    Half(Connection connection, Direction direction, Handshake handshake, TlsSession session, Patience patience) {
        this.connection = connection;
        this.direction = direction;
        this.handshake = handshake;
        this.choice = new DecoderChoice(connection, direction, handshake, session);
        this.patience = patience;
    }

    /// It was seen that this flow began.
    void begins() {
        choice.begins();
    }

    boolean isEnded() {
        return ended;
    }

    /// Its bytes said what is spoken: from the next ones on they are read as that.
    ///
    /// @param entry where that became clear
    void recognized(Protocol protocol, Entry entry, Consumer<Unit> out) {
        finish(entry, out);
        choice.recognized(protocol);
    }

    /// Reads the bytes of an entry, and gives out the units that they complete.
    void take(Entry entry, Transfer transfer, Consumer<Unit> out) {
        int from = transfer.offset() == next ? 0 : enter(entry, transfer, out);
        takeFrom(entry, transfer, from, out);
    }

    private void takeFrom(Entry entry, Transfer transfer, int start, Consumer<Unit> out) {
        byte[] bytes = transfer.bytes();
        int from = start;
        while (from < bytes.length) {
            if (mustWait()) {
                int rest = from;
                hold(entry, later -> takeFrom(entry, transfer, rest, later));
                break;
            }
            long at = transfer.offset() + from;
            FlowDecoder current = choice.next(decoder, bytes, from, at);
            decoder = current;
            if (at == unitStart) {
                unitFirstEntry = entry.number();
            }
            from += current.take(bytes, from, choice.upToSwitch(at, bytes.length - from), sink(entry, out));
        }
        if (next != UNKNOWN) {
            next = transfer.offset() + bytes.length;
        }
    }

    /// Starts to read somewhere: at the first unit that begins in these bytes.
    ///
    /// @return where that is in the bytes
    private int enter(Entry entry, Transfer transfer, Consumer<Unit> out) {
        byte[] bytes = transfer.bytes();
        decoder = null;
        unitStart = transfer.offset();
        unitFirstEntry = entry.number();
        if (connection.isCaptured()) {
            next = transfer.offset();
            return 0; // whether something begins here, its decoder looks for itself
        }
        // Nothing comes before the first byte of a flow, so there something begins, whoever wrote it down.
        long first = transfer.offset() == 0 ? 0 : transfer.firstUnit();
        int from = first == Call.NO_UNIT ? bytes.length : (int) (first - transfer.offset());
        next = first == Call.NO_UNIT ? UNKNOWN : transfer.offset();
        if (from > 0) {
            byte[] preview = Previews.of(bytes, 0, from);
            Content missed = new Content.Unreadable(choice.expected(transfer.offset()), NOT_IN_MEMORY, preview);
            sink(entry, out).unit(from, missed, List.of());
        }
        return from;
    }

    /// Whether the next byte is HTTP or a frame depends on an answer that was not seen yet.
    private boolean mustWait() {
        return connection.isCaptured()
                && direction == Direction.CLIENT_TO_SERVER
                && handshake.isAsking()
                && decoder instanceof HttpDecoder http
                && http.isBetweenUnits();
    }

    private void hold(Entry entry, Consumer<Consumer<Unit>> what) {
        long weight = Patience.weight(entry);
        held.add(what);
        weightHeld += weight;
        patience.take(weight);
    }

    /// Reads what waited, if it need not wait any more.
    void goOn(Consumer<Unit> out) {
        if (weightHeld > Patience.MOST_OF_ONE || patience.isExhausted()) {
            giveUpWaiting();
        }
        if (!held.isEmpty() && !mustWait()) {
            List<Consumer<Consumer<Unit>>> waited = held;
            held = new ArrayList<>();
            patience.giveBack(weightHeld);
            weightHeld = 0;
            waited.forEach(one -> one.accept(out));
        }
    }

    /// No answer will be seen: what waited is read as what it looks like.
    void giveUpWaiting() {
        if (!held.isEmpty()) {
            handshake.missed();
            if (decoder instanceof HttpDecoder http) {
                http.seek();
            }
        }
    }

    /// The capture lacks the next bytes.
    void gap(Entry entry, Call.Gap gap, Consumer<Unit> out) {
        if (!held.isEmpty()) {
            hold(entry, later -> gap(entry, gap, later));
            next = gap.offset() + gap.length();
            return;
        }
        FlowDecoder current = decoder == null ? choice.first(unitStart) : decoder;
        decoder = current;
        current.gap(gap.length(), sink(entry, out));
        unitStart = gap.offset() + gap.length();
        next = unitStart;
    }

    /// No more bytes come.
    void end(Entry entry, Consumer<Unit> out) {
        ended = true;
        if (held.isEmpty()) {
            finish(entry, out);
        } else {
            hold(entry, later -> finish(entry, later));
        }
    }

    private void finish(Entry entry, Consumer<Unit> out) {
        FlowDecoder current = decoder;
        if (current != null) {
            decoder = null;
            current.finish(sink(entry, out));
        }
    }

    private FlowDecoder.Sink sink(Entry entry, Consumer<Unit> out) {
        return (long length, Content content, List<Violation> violations) -> {
            if (isClose(content, length, violations)) {
                connection.flow(direction).close();
            }
            out.accept(new Unit(
                    connection,
                    direction,
                    unitStart,
                    length,
                    unitFirstEntry,
                    entry.number(),
                    entry.nanos(),
                    content,
                    violations));
            unitStart += length;
            unitFirstEntry = entry.number();
        };
    }

    /// A complete Close frame that breaks no rule.
    private static boolean isClose(Content content, long length, List<Violation> violations) {
        return content instanceof Content.Frame(FrameHeader header, _, _)
                && header.opcode() == Opcode.CLOSE
                && length == header.length() + header.payloadLength()
                && violations.isEmpty();
    }
}
