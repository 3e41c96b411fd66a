package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.protocol.tls.TlsSession;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Flow;
import org.jspecify.annotations.Nullable;

/// Which decoder the next bytes of a flow need.
///
/// Where servers or clients of ours wrote the trace, they said what is spoken and from where on it is frames. In a capture
/// the bytes say it.
final class DecoderChoice {
    private static final String SWITCHED =
            "The two ends switched to another protocol than HTTP (101), one that Wirelight does not know.";
    private static final String TUNNEL =
            "These bytes are in a tunnel that CONNECT opened. Wirelight does not know what is spoken in it.";

    private final Connection connection;
    private final Flow flow;
    private final Role sender;
    private final Handshake handshake;
    private final TlsSession session;
    private boolean frames;
    private @Nullable Protocol recognized;
    private boolean fromTheStart;

    DecoderChoice(Connection connection, Direction direction, Handshake handshake, TlsSession session) {
        this.connection = connection;
        this.flow = connection.flow(direction);
        this.sender = direction == Direction.CLIENT_TO_SERVER ? Role.CLIENT : Role.SERVER;
        this.handshake = handshake;
        this.session = session;
    }

    /// It was seen that the flow began.
    void begins() {
        fromTheStart = true;
    }

    /// The flow's bytes said what is spoken.
    void recognized(Protocol protocol) {
        recognized = protocol;
    }

    /// What is spoken at an offset, as far as those who wrote the trace said it.
    Protocol expected(long offset) {
        if (!connection.speaks().equals("http")) {
            return speaksTls() ? Protocol.TLS : Protocol.TELNET;
        }
        return isSwitched(offset) ? Protocol.WEBSOCKET : Protocol.HTTP;
    }

    private boolean speaksTls() {
        return connection.speaks().equals(Protocol.TLS.toString());
    }

    private boolean isSwitched(long offset) {
        long switchedAt = flow.switchedAt();
        return switchedAt != Flow.NEVER && offset >= switchedAt;
    }

    /// How many of `count` bytes come before the place where another protocol begins.
    int upToSwitch(long offset, int count) {
        long switchedAt = flow.switchedAt();
        return switchedAt == Flow.NEVER || offset >= switchedAt ? count : (int) Math.min(count, switchedAt - offset);
    }

    /// The decoder for the byte at `offset` and those behind it.
    ///
    /// @param current the one of the bytes before; null where there is none
    /// @param bytes those at hand; the first of them that counts is `bytes[from]`
    FlowDecoder next(@Nullable FlowDecoder current, byte[] bytes, int from, long offset) {
        return connection.isCaptured() ? captured(current, bytes, from, offset) : told(current, bytes, from, offset);
    }

    private FlowDecoder told(@Nullable FlowDecoder current, byte[] bytes, int from, long offset) {
        boolean switched = isSwitched(offset);
        if (current != null && switched == frames) {
            return current;
        }
        frames = switched;
        if (!connection.speaks().equals("http")) {
            return speaksTls() ? tls(bytes, from, offset, switched) : new TelnetDecoder();
        }
        if (!switched) {
            // No request begins with this byte: a client that speaks TLS came to the wrong port.
            boolean hello = offset == 0 && sender == Role.CLIENT && bytes[from] == TlsRecord.HANDSHAKE;
            return hello ? new TlsDecoder(sender, session) : new HttpDecoder(sender, handshake);
        }
        return offset == flow.switchedAt()
                ? FrameDecoder.fromTheBeginning(sender, handshake)
                : FrameDecoder.fromTheMiddle(sender, handshake);
    }

    /// Somebody may come to a port for TLS with something else, and gets an answer in that.
    ///
    /// @param sure whether it was said that it is TLS whatever it looks like
    private FlowDecoder tls(byte[] bytes, int from, long offset, boolean sure) {
        if (offset == 0 && !sure && !TlsRecord.isType(bytes[from] & 0xff)) {
            boolean http = HeadGuess.begins(bytes, from, bytes.length - from, sender);
            return http ? new HttpDecoder(sender, handshake) : new TelnetDecoder();
        }
        TlsDecoder tls = new TlsDecoder(sender, session);
        if (offset > 0) {
            tls.seek();
        }
        return tls;
    }

    private FlowDecoder captured(@Nullable FlowDecoder before, byte[] bytes, int from, long offset) {
        FlowDecoder current = before == null ? first(offset) : before;
        if (current instanceof FrameDecoder guess
                && guess.isGuessing()
                && recognized == Protocol.HTTP
                && HeadGuess.begins(bytes, from, bytes.length - from, sender)) {
            current = first(offset); // after a hole it looked like frames, but it was HTTP all the time
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
            case TUNNEL -> {
                int length = bytes.length - from;
                yield TlsDecoder.mayBegin(bytes, from, length)
                        ? new TlsDecoder(sender, session)
                        : HeadGuess.mayBegin(bytes, from, length, sender) ? http : new UnknownDecoder(TUNNEL);
            }
            case UNCLEAR -> {
                int length = bytes.length - from;
                boolean head = HeadGuess.mayBegin(bytes, from, length, sender);
                boolean frame = !head && FrameGuess.mayBegin(bytes, from, length, sender);
                yield frame ? FrameDecoder.guessing(sender, handshake) : http;
            }
        };
    }

    /// The first decoder of what was recognised.
    ///
    /// @param offset where it is to begin
    FlowDecoder first(long offset) {
        boolean middle = !fromTheStart || offset > 0;
        Protocol protocol = recognized == null ? Protocol.UNKNOWN : recognized;
        return switch (protocol) {
            case HTTP -> {
                HttpDecoder http = new HttpDecoder(sender, handshake).ofStrangers();
                if (middle) {
                    http.seek();
                }
                yield http;
            }
            case WEBSOCKET -> FrameDecoder.guessing(sender, handshake);
            case TELNET -> new TelnetDecoder();
            case TLS -> {
                TlsDecoder tls = new TlsDecoder(sender, session);
                if (middle) {
                    tls.seek();
                }
                yield tls;
            }
            case UNKNOWN -> new UnknownDecoder(UnknownDecoder.WHY);
        };
    }
}
