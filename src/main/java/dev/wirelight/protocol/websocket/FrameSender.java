package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What one end of a connection sends: messages become frames, compressed, cut in pieces and masked as agreed, and
/// no data follows a close frame (RFC 6455 §5, RFC 7692 §6.1).
final class FrameSender implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    private final Role role;
    private final IntSupplier maskingKeys;
    private final ByteSink output = new ByteSink();
    private final FrameReader handMade = new FrameReader();
    private SendingStyle style = SendingStyle.PROPER;
    private @Nullable PerMessageDeflate agreed;
    private @Nullable MessageDeflater deflater;
    private boolean closeSent;
    private boolean ended;

    /// @param maskingKeys where a new key comes from for each frame that is masked
    FrameSender(Role role, IntSupplier maskingKeys) {
        this.role = role;
        this.maskingKeys = maskingKeys;
    }

    /// Messages are compressed from now on.
    void compress(PerMessageDeflate agreement) {
        agreed = agreement;
    }

    /// How every frame from now on is sent.
    void style(SendingStyle next) {
        style = next;
    }

    SendingStyle style() {
        return style;
    }

    /// The frames, one after another; the caller empties it.
    ByteSink output() {
        return output;
    }

    boolean isCloseSent() {
        return closeSent;
    }

    /// Sends a whole message.
    ///
    /// @param opcode text or binary
    void message(Opcode opcode, byte[] content) {
        if (closeSent || ended) {
            return;
        }
        PerMessageDeflate agreement = agreed;
        byte[] payload = agreement == null ? content : deflater(agreement).compress(content);
        int most = style.fragmentPayload() == 0 ? payload.length : style.fragmentPayload();
        int from = 0;
        do {
            int count = Math.min(most, payload.length - from);
            boolean first = from == 0;
            boolean last = from + count == payload.length;
            FrameHeader header = FrameHeader.unmasked(last, first ? opcode : Opcode.CONTINUATION, count);
            // RFC 7692 §6.1: the first frame says for the whole message that it is compressed.
            frame(header.withRsv1(first && agreement != null), payload, from);
            from += count;
        } while (from < payload.length);
    }

    /// Memory for compressing is taken when the first message is sent.
    private MessageDeflater deflater(PerMessageDeflate agreement) {
        MessageDeflater own = deflater;
        if (own == null) {
            own = new MessageDeflater(agreement.forgets(role), agreement.windowBits(role));
            deflater = own;
        }
        return own;
    }

    /// Sends a ping or a pong.
    ///
    /// @param payload at most 125 bytes
    void control(Opcode opcode, byte[] payload) {
        // RFC 6455 §5.5.2: a ping is answered until the peer's close frame has come, and a pong is no data.
        if (!ended && (!closeSent || opcode == Opcode.PONG)) {
            frame(FrameHeader.unmasked(true, opcode, payload.length), payload, 0);
        }
    }

    /// Sends a close frame, the last frame of all (RFC 6455 §5.5.1).
    ///
    /// @param code one for which [CloseCode#maySend] holds, or [CloseCode#NO_STATUS] for a close frame without a code
    /// @param reason for people; cut to the 123 bytes of UTF-8 that there is room for
    void close(int code, String reason) {
        if (code != CloseCode.NO_STATUS && !CloseCode.maySend(code)) {
            throw new IllegalArgumentException("A close frame may not carry the code " + code + ".");
        }
        control(Opcode.CLOSE, code == CloseCode.NO_STATUS ? NOTHING : closeBody(code, reason));
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

    /// Sends bytes that somebody made by hand, whatever they are. A close frame among them is noticed: nothing that this
    /// end sends by itself follows it.
    void byHand(byte[] bytes) {
        output.add(bytes);
        handMade.give(bytes, 0, bytes.length);
        for (FrameReader.Step step = handMade.next(); step != FrameReader.Step.MORE; step = handMade.next()) {
            if (step == FrameReader.Step.HEADER && handMade.header().opcode() == Opcode.CLOSE) {
                closeSent = true;
                ended = true; // not even a pong: whoever made the close frame wants to see what comes after it
            }
        }
    }

    private void frame(FrameHeader unmasked, byte[] payload, int from) {
        boolean masks = role == Role.CLIENT || style.masksAsServer();
        FrameHeader header = masks ? unmasked.withKey(maskingKeys.getAsInt()) : unmasked;
        int count = (int) header.payloadLength();
        int at = output.extend(header.length() + count);
        int body = header.write(output.array(), at);
        System.arraycopy(payload, from, output.array(), body, count);
        if (masks) {
            Masking.apply(output.array(), body, count, header.maskingKey(), 0);
        }
    }

    /// Gives back the memory that compressing takes. Whatever is sent after it goes nowhere.
    @Override
    public void close() {
        ended = true;
        MessageDeflater own = deflater;
        if (own != null) {
            own.close();
        }
    }
}
