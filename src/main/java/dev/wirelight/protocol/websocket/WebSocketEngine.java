package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.WebSocketEvent.Binary;
import dev.wirelight.protocol.websocket.WebSocketEvent.CloseReceived;
import dev.wirelight.protocol.websocket.WebSocketEvent.Failed;
import dev.wirelight.protocol.websocket.WebSocketEvent.Ping;
import dev.wirelight.protocol.websocket.WebSocketEvent.Pong;
import dev.wirelight.protocol.websocket.WebSocketEvent.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// One end of a WebSocket connection after its opening handshake (RFC 6455 §5 to §7), without a socket.
///
/// Bytes come in by [#receive]; [#next] then tells, one by one, what they mean. Bytes that are to be sent gather in
/// [#output]: answers to pings and closes by themselves, messages by the `send` methods. The caller writes them when
/// it has taken all that had arrived, and empties the output.
///
/// An engine is for one thread at a time. Where permessage-deflate was agreed on it holds memory outside the heap:
/// [#close()] gives that back.
public final class WebSocketEngine implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    private final FrameReader reader = new FrameReader();
    private final ReceivedMessage message;
    private final FrameSender sender;
    private final FrameRules rules;

    private boolean messageIsText;
    private byte[] control = NOTHING;

    private boolean closeReceived;
    private boolean failed;
    private long firstFrame = -1;

    /// @param role which end this is: a client masks what it sends and takes no masked frame, a server the other way
    /// @param maxMessage the largest message that is taken, in bytes
    /// @param maskingKeys where a client gets a new, unpredictable key for each frame (RFC 6455 §5.3)
    public WebSocketEngine(Role role, int maxMessage, IntSupplier maskingKeys) {
        this.message = new ReceivedMessage(role.peer(), maxMessage);
        this.sender = new FrameSender(role, maskingKeys);
        this.rules = new FrameRules(role.peer());
    }

    /// What the opening handshake agreed on: messages are compressed. To be called before the first frame.
    public void compress(PerMessageDeflate agreed) {
        rules.allowCompression();
        message.decompress(agreed);
        sender.compress(agreed);
    }

    /// How every frame from now on is sent.
    public void style(SendingStyle style) {
        sender.style(style);
    }

    /// Takes the next bytes from the peer. Call [#next] until it says `More` before the next call.
    public void receive(byte[] bytes, int from, int length) {
        reader.give(bytes, from, length);
        firstFrame = reader.firstFrame();
    }

    /// What came next.
    public WebSocketEvent next() {
        while (true) {
            switch (reader.next()) {
                case HEADER -> {
                    WebSocketEvent trouble = begin(reader.header());
                    if (trouble != WebSocketEvent.MORE) {
                        return trouble;
                    }
                }
                case PAYLOAD -> {
                    WebSocketEvent trouble = payload();
                    if (trouble != WebSocketEvent.MORE) {
                        return trouble;
                    }
                }
                case END -> {
                    WebSocketEvent event = end(reader.header());
                    if (event != WebSocketEvent.MORE) {
                        return event;
                    }
                }
                case MORE -> {
                    return WebSocketEvent.MORE;
                }
            }
        }
    }

    /// Where in the peer's stream of frames, counted in bytes from its beginning, the first frame begins that begins in
    /// the bytes received last; -1 if none does.
    public long firstFrame() {
        return firstFrame;
    }

    private WebSocketEvent begin(FrameHeader header) {
        if (ignoring()) {
            return WebSocketEvent.MORE;
        }
        List<Violation> violations = rules.begin(header);
        if (!violations.isEmpty()) {
            return fail(violations.getFirst());
        }
        if (header.opcode().isControl()) {
            control = new byte[(int) header.payloadLength()];
            return WebSocketEvent.MORE;
        }
        if (header.opcode() != Opcode.CONTINUATION) {
            messageIsText = header.opcode() == Opcode.TEXT;
        }
        return failIf(message.begin(header, rules));
    }

    private WebSocketEvent payload() {
        if (ignoring()) {
            return WebSocketEvent.MORE;
        }
        if (!reader.header().opcode().isControl()) {
            return failIf(message.take(reader, rules));
        }
        int at = (int) reader.payloadOffset();
        reader.copyUnmasked(control, at);
        return failIf(rules.payload(control, at, reader.length()));
    }

    private WebSocketEvent end(FrameHeader header) {
        if (ignoring()) {
            return WebSocketEvent.MORE;
        }
        boolean isControl = header.opcode().isControl();
        Optional<Violation> violation = header.fin() && !isControl ? message.end(rules) : Optional.empty();
        WebSocketEvent trouble = failIf(violation.or(rules::end));
        if (trouble != WebSocketEvent.MORE) {
            return trouble;
        }
        if (isControl) {
            return controlEnded(header.opcode());
        }
        if (!header.fin()) {
            return WebSocketEvent.MORE;
        }
        return messageIsText ? new Text(message.whole()) : new Binary(message.whole());
    }

    private WebSocketEvent controlEnded(Opcode opcode) {
        byte[] payload = control;
        control = NOTHING;
        return switch (opcode) {
            case PING -> {
                if (sender.style().answersPings()) {
                    sender.control(Opcode.PONG, payload);
                }
                yield new Ping(payload);
            }
            case PONG -> new Pong(payload);
            case CLOSE -> closeCame(payload);
            case CONTINUATION, TEXT, BINARY -> throw new IllegalStateException("no control frame");
            case RESERVED_3, RESERVED_4, RESERVED_5, RESERVED_6, RESERVED_7,
                    RESERVED_B, RESERVED_C, RESERVED_D, RESERVED_E, RESERVED_F ->
                throw new IllegalStateException("the rules let no reserved opcode through");
        };
    }

    /// RFC 6455 §5.5.1: answer with a close frame, typically with the code that came, unless one was sent before.
    private WebSocketEvent closeCame(byte[] payload) {
        closeReceived = true;
        int code = payload.length < 2 ? CloseCode.NO_STATUS : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        String reason = payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        if (sender.style().answersClose()) {
            sender.close(code, "");
        }
        return new CloseReceived(code, reason);
    }

    /// RFC 6455 §7.1.7: send a close frame with the right code, and take nothing more from this peer.
    private WebSocketEvent fail(Violation violation) {
        int code = violation.rule() instanceof FrameRule rule ? rule.closeCode() : CloseCode.PROTOCOL_ERROR;
        close(code, violation.detail());
        failed = true;
        message.forget();
        control = NOTHING;
        return new Failed(violation, code);
    }

    private WebSocketEvent failIf(Optional<Violation> violation) {
        return violation.isPresent() ? fail(violation.get()) : WebSocketEvent.MORE;
    }

    private boolean ignoring() {
        return failed || closeReceived;
    }

    /// Sends a text message.
    public void sendText(String text) {
        sendText(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a text message.
    ///
    /// @param utf8 must be valid UTF-8
    public void sendText(byte[] utf8) {
        sender.message(Opcode.TEXT, utf8);
    }

    /// Sends a binary message.
    public void sendBinary(byte[] bytes) {
        sender.message(Opcode.BINARY, bytes);
    }

    /// Sends a ping (RFC 6455 §5.5.2).
    ///
    /// @param payload at most 125 bytes
    public void sendPing(byte[] payload) {
        if (payload.length > 125) {
            throw new IllegalArgumentException("A ping carries at most 125 bytes, not " + payload.length + ".");
        }
        sender.control(Opcode.PING, payload);
    }

    /// Begins the closing handshake, unless it has begun (RFC 6455 §7.1.2). Nothing is sent after it.
    ///
    /// @param code one for which [CloseCode#maySend] holds, or [CloseCode#NO_STATUS] for a close frame without a code
    /// @param reason for people; cut to the 123 bytes of UTF-8 that there is room for
    public void close(int code, String reason) {
        sender.close(code, reason);
    }

    /// Sends bytes that somebody made by hand, whatever they are: frames, wrong ones too, or pieces of them.
    public void sendByHand(byte[] bytes) {
        sender.byHand(bytes);
    }

    /// What is to be written to the peer. Whole frames only; the caller empties it.
    public ByteSink output() {
        return sender.output();
    }

    /// How many bytes of memory the message takes that has begun to come and is not complete; 0 if none has.
    public int held() {
        return message.held();
    }

    /// Whether this end has sent its close frame.
    public boolean isCloseSent() {
        return sender.isCloseSent();
    }

    /// Whether a close frame was sent and one has come: the closing handshake is complete (RFC 6455 §7.1.4).
    public boolean isClosed() {
        return sender.isCloseSent() && closeReceived;
    }

    /// Whether the connection was failed because the peer broke a rule.
    public boolean isFailed() {
        return failed;
    }

    /// Gives back the memory that compressing takes. Nothing is received after it, and what is sent goes nowhere.
    @Override
    public void close() {
        message.close();
        sender.close();
    }
}
