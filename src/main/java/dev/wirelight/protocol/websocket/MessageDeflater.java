package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.ByteSink;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Compresses messages with DEFLATE as permessage-deflate wants it (RFC 7692 §7.2.1). Holds memory outside the heap:
/// [#close] gives it back.
///
/// Java's [Deflater] always looks back up to 2^15 bytes. Where a smaller window was agreed on, it is made to forget after
/// each piece of that size: what is not remembered cannot be referred to.
public final class MessageDeflater implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];
    /// RFC 7692 §7.2.3.6.
    private static final byte[] EMPTY_MESSAGE = {0x00};
    /// Every flush ends in an empty stored block, whose last four bytes are left out (RFC 7692 §7.2.1).
    private static final int TAIL = 4;
    private static final int WHOLE = Integer.MAX_VALUE;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final boolean forgets;
    private final int window;

    /// @param forgets whether each message is compressed as if it were the first (`no_context_takeover`)
    /// @param windowBits how far back may be referred to: 2 to this power bytes; 8 to 15
    public MessageDeflater(boolean forgets, int windowBits) {
        this.forgets = forgets;
        this.window = windowBits == PerMessageDeflate.MAX_WINDOW_BITS ? WHOLE : 1 << windowBits;
    }

    /// Compresses a whole message.
    ///
    /// @return what the payloads of its frames carry together
    public byte[] compress(byte[] message) {
        if (message.length == 0) {
            return EMPTY_MESSAGE;
        }
        ByteSink out = new ByteSink();
        byte[] buffer = new byte[Math.min(8_192, message.length + 64)];
        int from = 0;
        while (from < message.length) {
            if (window != WHOLE) {
                deflater.reset();
            }
            int piece = Math.min(window, message.length - from);
            deflater.setInput(message, from, piece);
            from += piece;
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                out.add(buffer, 0, count);
            } while (count == buffer.length);
        }
        if (forgets) {
            deflater.reset();
        }
        deflater.setInput(NOTHING); // an idle connection holds on to nobody's message
        return Arrays.copyOf(out.array(), out.length() - TAIL);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
