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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// One end of a WebSocket connection after its opening handshake (RFC 6455 §5 to §7), without a socket.
///
/// Bytes come in by [#receive]; [#next] then tells, one by one, what they mean. Bytes that are to be sent gather in
/// [#output]: answers to pings and closes by themselves, messages by the `send` methods. The caller writes them when
/// it has taken all that had arrived, and empties the output.
///
/// An engine is for one thread at a time.
public final class WebSocketEngine {
    private static final byte[] NOTHING = new byte[0];
    /// Up to this size a message gets its memory at once; beyond, as its bytes really arrive.
    private static final int TRUSTED_LENGTH = 1 << 16;

    private final Role role;
    private final int maxMessage;
    private final IntSupplier maskingKeys;
    private final FrameReader reader = new FrameReader();
    private final FrameRules rules;
    private final ByteSink output = new ByteSink();

    private byte[] message = NOTHING;
    private int messageLength;
    private boolean messageIsText;
    private byte[] control = NOTHING;

    private boolean closeSent;
    private boolean closeReceived;
    private boolean failed;
    private long firstFrame = -1;

    /// @param role which end this is: a client masks what it sends and takes no masked frame, a server the other way
    /// @param maxMessage the largest message that is taken, in bytes
    /// @param maskingKeys where a client gets a new, unpredictable key for each frame (RFC 6455 §5.3)
    public WebSocketEngine(Role role, int maxMessage, IntSupplier maskingKeys) {
        this.role = role;
        this.maxMessage = maxMessage;
        this.maskingKeys = maskingKeys;
        this.rules = new FrameRules(role.peer());
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
        if (header.payloadLength() > maxMessage - messageLength) {
            String detail = "This frame announces " + header.payloadLength() + " bytes after " + messageLength
                    + " of the same message; the limit here is " + maxMessage + ".";
            return fail(new Violation(FrameRule.MESSAGE_TOO_BIG, role.peer(), detail));
        }
        int needed = messageLength + (int) header.payloadLength();
        if (needed <= TRUSTED_LENGTH) {
            makeRoom(needed, header.fin() ? needed : maxMessage);
        }
        return WebSocketEvent.MORE;
    }

    private WebSocketEvent payload() {
        if (ignoring()) {
            return WebSocketEvent.MORE;
        }
        FrameHeader header = reader.header();
        boolean isControl = header.opcode().isControl();
        int at = isControl ? (int) reader.payloadOffset() : messageLength;
        if (!isControl) {
            long whole = at + header.payloadLength() - reader.payloadOffset();
            makeRoom(at + reader.length(), header.fin() ? whole : maxMessage);
            messageLength += reader.length();
        }
        byte[] target = isControl ? control : message;
        reader.copyTo(target, at);
        if (header.masked()) {
            Masking.apply(target, at, reader.length(), header.maskingKey(), reader.payloadOffset());
        }
        Optional<Violation> violation = rules.payload(target, at, reader.length());
        return violation.isPresent() ? fail(violation.get()) : WebSocketEvent.MORE;
    }

    /// Makes room for `needed` bytes of the message, or for twice as much as there was: a message in very many
    /// fragments must not be copied once for each of them.
    ///
    /// @param most how long the message can become
    private void makeRoom(int needed, long most) {
        if (needed > message.length) {
            message = Arrays.copyOf(message, (int) Math.min(most, Math.max(needed, 2L * message.length)));
        }
    }

    private WebSocketEvent end(FrameHeader header) {
        if (ignoring()) {
            return WebSocketEvent.MORE;
        }
        Optional<Violation> violation = rules.end();
        if (violation.isPresent()) {
            return fail(violation.get());
        }
        if (header.opcode().isControl()) {
            byte[] payload = control;
            control = NOTHING;
            return switch (header.opcode()) {
                case PING -> {
                    send(Opcode.PONG, payload);
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
        return header.fin() ? messageEnded() : WebSocketEvent.MORE;
    }

    private WebSocketEvent messageEnded() {
        byte[] whole = messageLength == message.length ? message : Arrays.copyOf(message, messageLength);
        message = NOTHING;
        messageLength = 0;
        return messageIsText ? new Text(whole) : new Binary(whole);
    }

    /// RFC 6455 §5.5.1: answer with a close frame, typically with the code that came, unless one was sent before.
    private WebSocketEvent closeCame(byte[] payload) {
        closeReceived = true;
        send(Opcode.CLOSE, payload.length < 2 ? NOTHING : Arrays.copyOf(payload, 2));
        closeSent = true;
        return payload.length < 2
                ? new CloseReceived(CloseCode.NO_STATUS, "")
                : new CloseReceived(
                        (payload[0] & 0xff) << 8 | payload[1] & 0xff,
                        new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }

    /// RFC 6455 §7.1.7: send a close frame with the right code, and take nothing more from this peer.
    private WebSocketEvent fail(Violation violation) {
        int code = violation.rule() instanceof FrameRule rule ? rule.closeCode() : CloseCode.PROTOCOL_ERROR;
        close(code, violation.detail());
        failed = true;
        message = NOTHING;
        control = NOTHING;
        return new Failed(violation, code);
    }

    private boolean ignoring() {
        return failed || closeReceived;
    }

    /// Sends a text message in one frame.
    public void sendText(String text) {
        send(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a text message in one frame.
    ///
    /// @param utf8 must be valid UTF-8
    public void sendText(byte[] utf8) {
        send(Opcode.TEXT, utf8);
    }

    /// Sends a binary message in one frame.
    public void sendBinary(byte[] bytes) {
        send(Opcode.BINARY, bytes);
    }

    /// Sends a ping (RFC 6455 §5.5.2).
    ///
    /// @param payload at most 125 bytes
    public void sendPing(byte[] payload) {
        if (payload.length > 125) {
            throw new IllegalArgumentException("A ping carries at most 125 bytes, not " + payload.length + ".");
        }
        send(Opcode.PING, payload);
    }

    /// Begins the closing handshake, unless it has begun (RFC 6455 §7.1.2). Nothing is sent after it.
    ///
    /// @param code one for which [CloseCode#maySend] holds, or [CloseCode#NO_STATUS] for a close frame without a code
    /// @param reason for people; cut to the 123 bytes of UTF-8 that there is room for
    public void close(int code, String reason) {
        if (code == CloseCode.NO_STATUS) {
            send(Opcode.CLOSE, NOTHING);
        } else if (CloseCode.maySend(code)) {
            send(Opcode.CLOSE, closeBody(code, reason));
        } else {
            throw new IllegalArgumentException("A close frame may not carry the code " + code + ".");
        }
        closeSent = true;
    }

    private static byte[] closeBody(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(words.length, 123);
        while (length < words.length && length > 0 && (words[length] & 0xc0) == 0x80) {
            length--; // do not cut a character in two
        }
        byte[] body = new byte[2 + length];
        body[0] = (byte) (code >> 8);
        body[1] = (byte) code;
        System.arraycopy(words, 0, body, 2, length);
        return body;
    }

    private void send(Opcode opcode, byte[] payload) {
        if (closeSent) {
            return; // RFC 6455 §5.5.1: nothing may follow a close frame
        }
        FrameHeader header = FrameHeader.unmasked(true, opcode, payload.length);
        if (role == Role.CLIENT) {
            header = header.withKey(maskingKeys.getAsInt());
        }
        int at = output.extend(header.length() + payload.length);
        int body = header.write(output.array(), at);
        System.arraycopy(payload, 0, output.array(), body, payload.length);
        if (header.masked()) {
            Masking.apply(output.array(), body, payload.length, header.maskingKey(), 0);
        }
    }

    /// What is to be written to the peer. Whole frames only; the caller empties it.
    public ByteSink output() {
        return output;
    }

    /// Whether this end has sent its close frame.
    public boolean isCloseSent() {
        return closeSent;
    }

    /// Whether a close frame was sent and one has come: the closing handshake is complete.
    public boolean isClosed() {
        return closeSent && closeReceived;
    }

    /// Whether the connection was failed because the peer broke a rule.
    public boolean isFailed() {
        return failed;
    }
}
