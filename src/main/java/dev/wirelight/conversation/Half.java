package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.tls.TlsSession;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Call.Transfer;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One flow of a [Conversation], as far as it has been read.
///
/// Where servers or clients of ours wrote the trace, they said what is spoken and from where on it is frames. In a capture
/// the bytes say it: a client that asked for WebSocket may send frames or more HTTP next, so its bytes wait here for the
/// answer.
final class Half {
    private static final long UNKNOWN = -1;
    private static final int MOST_HELD = 64 << 10;
    private static final String NOT_IN_MEMORY = "The beginning of what these bytes belong to is no longer in memory.";
    private static final String SWITCHED =
            "The two ends switched to another protocol than HTTP (101), one that Wirelight does not know.";

    private final Connection connection;
    private final Direction direction;
    private final Role sender;
    private final Handshake handshake;
    private final TlsSession session;
    private long next = UNKNOWN;
    private long unitStart;
    private long unitFirstEntry;
    private @Nullable FlowDecoder decoder;
    private boolean frames;
    private @Nullable Protocol recognized;
    private boolean fromTheStart;
    private List<Consumer<Consumer<Unit>>> held = new ArrayList<>();
    private int bytesHeld;
    private boolean ended;

    Half(Connection connection, Direction direction, Handshake handshake, TlsSession session) {
        this.connection = connection;
        this.direction = direction;
        this.sender = direction == Direction.CLIENT_TO_SERVER ? Role.CLIENT : Role.SERVER;
        this.handshake = handshake;
        this.session = session;
    }

    /// It was seen that this flow began.
    void begins() {
        fromTheStart = true;
    }

    boolean isEnded() {
        return ended;
    }

    /// Its bytes said what is spoken: from the next ones on they are read as that.
    ///
    /// @param entry where that became clear
    void recognized(Protocol protocol, Entry entry, Consumer<Unit> out) {
        finish(entry, out);
        recognized = protocol;
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
                hold(bytes.length - from, later -> takeFrom(entry, transfer, rest, later));
                break;
            }
            long at = transfer.offset() + from;
            FlowDecoder current = connection.isCaptured() ? captured(bytes, from) : told(at, bytes, from);
            decoder = current;
            if (at == unitStart) {
                unitFirstEntry = entry.number();
            }
            from += current.take(bytes, from, upToSwitch(at, bytes.length - from), sink(entry, out));
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
            sink(entry, out)
                    .unit(from, new Content.Unreadable(expected(transfer.offset()), NOT_IN_MEMORY, preview), List.of());
        }
        return from;
    }

    private Protocol expected(long offset) {
        if (connection.speaks().equals("tls")) {
            return Protocol.TLS;
        }
        if (!connection.speaks().equals("http")) {
            return speaksTls() ? Protocol.TLS : Protocol.TELNET;
        }
        return isSwitched(offset) ? Protocol.WEBSOCKET : Protocol.HTTP;
    }

    private boolean speaksTls() {
        return connection.speaks().equals(Protocol.TLS.toString());
    }

    private boolean isSwitched(long offset) {
        long switchedAt = connection.flow(direction).switchedAt();
        return switchedAt != Flow.NEVER && offset >= switchedAt;
    }

    private int upToSwitch(long offset, int count) {
        long switchedAt = connection.flow(direction).switchedAt();
        return switchedAt == Flow.NEVER || offset >= switchedAt ? count : (int) Math.min(count, switchedAt - offset);
    }

    /// The decoder for the bytes from `offset` on, where those who wrote the trace said what is spoken.
    private FlowDecoder told(long offset, byte[] bytes, int from) {
        FlowDecoder current = decoder;
        boolean switched = isSwitched(offset);
        if (current != null && switched == frames) {
            return current;
        }
        frames = switched;
        if (connection.speaks().equals("tls")) {
            return tls(offset, bytes, from);
        }
        if (!connection.speaks().equals("http")) {
            return speaksTls() ? new TlsDecoder(sender, session) : new TelnetDecoder();
        }
        if (!switched) {
            return new HttpDecoder(sender, handshake);
        }
        return offset == connection.flow(direction).switchedAt()
                ? FrameDecoder.fromTheBeginning(sender, handshake)
                : FrameDecoder.fromTheMiddle(sender, handshake);
    }

    /// Somebody may come to a port for TLS with something else, and gets an answer in that.
    private FlowDecoder tls(long offset, byte[] bytes, int from) {
        if (offset == 0 && !TlsDecoder.mayBegin(bytes, from, bytes.length - from)) {
            boolean http = HeadGuess.begins(bytes, from, bytes.length - from, sender);
            return http ? new HttpDecoder(sender, handshake) : new TelnetDecoder();
        }
        TlsDecoder tls = new TlsDecoder(sender, session);
        if (offset > 0) {
            tls.seek();
        }
        return tls;
    }

    /// The decoder for these bytes, where they themselves say what is spoken.
    private FlowDecoder captured(byte[] bytes, int from) {
        FlowDecoder current = decoder;
        if (current == null) {
            current = first();
        }
        if (current instanceof FrameDecoder guess
                && guess.isGuessing()
                && recognized == Protocol.HTTP
                && HeadGuess.begins(bytes, from, bytes.length - from, sender)) {
            current = first(); // after a hole it looked like frames, but it was HTTP all the time
        }
        if (!(current instanceof HttpDecoder http) || !http.isBetweenUnits()) {
            return current;
        }
        return switch (handshake.next()) {
            case HTTP -> http;
            case WEBSOCKET ->
                http.isSure()
                        ? FrameDecoder.fromTheBeginning(sender, handshake)
                        : FrameDecoder.guessing(sender, handshake);
            case OTHER -> new UnknownDecoder(SWITCHED);
            case UNCLEAR -> {
                int length = bytes.length - from;
                boolean head = HeadGuess.mayBegin(bytes, from, length, sender);
                boolean frame = !head && FrameGuess.mayBegin(bytes, from, length, sender);
                yield frame ? FrameDecoder.guessing(sender, handshake) : http;
            }
        };
    }

    private FlowDecoder first() {
        Protocol protocol = recognized == null ? Protocol.UNKNOWN : recognized;
        return switch (protocol) {
            case HTTP -> {
                HttpDecoder http = new HttpDecoder(sender, handshake).ofStrangers();
                if (!fromTheStart || unitStart > 0) {
                    http.seek();
                }
                yield http;
            }
            case WEBSOCKET -> FrameDecoder.guessing(sender, handshake);
            case TELNET -> new TelnetDecoder();
            case TLS -> {
                TlsDecoder tls = new TlsDecoder(sender, session);
                if (!fromTheStart || unitStart > 0) {
                    tls.seek();
                }
                yield tls;
            }
            case UNKNOWN -> new UnknownDecoder(UnknownDecoder.WHY);
        };
    }

    /// Whether the next byte is HTTP or a frame depends on an answer that was not seen yet.
    private boolean mustWait() {
        return connection.isCaptured()
                && sender == Role.CLIENT
                && handshake.isAsking()
                && decoder instanceof HttpDecoder http
                && http.isBetweenUnits();
    }

    private void hold(int bytes, Consumer<Consumer<Unit>> what) {
        held.add(what);
        bytesHeld += bytes;
    }

    /// Reads what waited, if it need not wait any more.
    void goOn(Consumer<Unit> out) {
        if (bytesHeld > MOST_HELD || held.size() > MOST_HELD) {
            giveUpWaiting();
        }
        if (!held.isEmpty() && !mustWait()) {
            List<Consumer<Consumer<Unit>>> waited = held;
            held = new ArrayList<>();
            bytesHeld = 0;
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
            hold(0, later -> gap(entry, gap, later));
            next = gap.offset() + gap.length();
            return;
        }
        FlowDecoder current = decoder == null ? first() : decoder;
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
            hold(0, later -> finish(entry, later));
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
}
