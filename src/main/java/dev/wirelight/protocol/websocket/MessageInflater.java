package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.ByteSink;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Decompresses messages that were compressed by permessage-deflate (RFC 7692 §7.2.2), as their bytes arrive. Holds
/// memory outside the heap: [#close] gives it back.
public final class MessageInflater implements AutoCloseable {
    /// A block with a table of codes has one of at most 570 bytes (RFC 1951 §3.2.7); so many empty blocks are longer.
    private static final int EMPTY_BLOCKS = 120;
    private static final byte[] EMPTY_BLOCK = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    /// What the sender left out at the end of each message (RFC 7692 §7.2.2), and empty blocks after it: a message that
    /// was cut off takes them for its missing bytes, also in the middle of a table, and so gives itself away.
    private static final byte[] TAIL = tail();

    private final Inflater inflater = new Inflater(true);
    private final boolean forgets;
    private final byte[] buffer = new byte[4_096];
    private boolean finalBlockEnded;

    /// What became of the bytes given.
    public enum Outcome {
        OK,
        /// They are not what DEFLATE makes.
        CORRUPT,
        /// They would become more bytes than are wanted; as many as were wanted are there.
        TOO_LARGE
    }

    /// @param forgets whether each message was compressed as if it were the first (`no_context_takeover`)
    public MessageInflater(boolean forgets) {
        this.forgets = forgets;
    }

    /// Takes the next compressed bytes of a message.
    ///
    /// @param out gets what they become
    /// @param most how many bytes `out` may have after it
    public Outcome inflate(byte[] bytes, int from, int length, ByteSink out, int most) {
        finalBlockEnded &= length == 0;
        inflater.setInput(bytes, from, length);
        try {
            while (true) {
                int count = inflater.inflate(buffer);
                if (count > most - out.length()) {
                    out.add(buffer, 0, most - out.length());
                    return Outcome.TOO_LARGE;
                }
                out.add(buffer, 0, count);
                if (inflater.finished()) {
                    // RFC 7692 §7.2.3.4: after a block with BFINAL set more may come.
                    int left = inflater.getRemaining();
                    inflater.reset();
                    inflater.setInput(bytes, from + length - left, left);
                    if (left == 0) {
                        finalBlockEnded = true;
                        return Outcome.OK;
                    }
                } else if (count == 0) {
                    return inflater.needsDictionary() ? Outcome.CORRUPT : Outcome.OK;
                }
            }
        } catch (DataFormatException e) {
            return Outcome.CORRUPT;
        }
    }

    /// The message has no more bytes.
    ///
    /// @param out gets nothing, unless the message was cut off
    public Outcome finish(ByteSink out) {
        int before = out.length();
        // Some senders leave out even the empty block after one with BFINAL: then nothing is missing.
        Outcome outcome = finalBlockEnded ? Outcome.OK : inflate(TAIL, 0, TAIL.length, out, Integer.MAX_VALUE);
        if (forgets) {
            inflater.reset();
        }
        finalBlockEnded = false;
        return out.length() > before ? Outcome.CORRUPT : outcome;
    }

    private static byte[] tail() {
        // The first block's first byte is the message's last.
        byte[] tail = new byte[EMPTY_BLOCK.length * (1 + EMPTY_BLOCKS) - 1];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = EMPTY_BLOCK[(i + 1) % EMPTY_BLOCK.length];
        }
        return tail;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
