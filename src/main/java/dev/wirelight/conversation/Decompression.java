package dev.wirelight.conversation;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.websocket.MessageInflater;
import org.jspecify.annotations.Nullable;

/// Decompresses the messages of one flow for whoever watches it (RFC 7692 §7.2.2). Of what a frame becomes it keeps the
/// first bytes, and counts the others.
///
/// A message may refer to bytes of those before it. Where these were missed it is tried all the same: a message that
/// stands for itself can be read, and of another one it is said why not.
public final class Decompression implements AutoCloseable {
    /// Who sends little that becomes very much shall not keep a view busy.
    static final int LARGEST_MESSAGE = 16 << 20;

    private static final int AT_ONCE = 1_024;
    private static final String CORRUPT = "These bytes are not what DEFLATE makes.";
    private static final String MISSED = "It refers to messages before it, and those were not seen here.";
    private static final String MISSED_PART = "A part of it was not seen here.";
    private static final String TOO_LARGE = "The message becomes more than 16 MiB; the rest was not decompressed here.";

    private final boolean forgets;
    private boolean sawAll;
    private @Nullable MessageInflater inflater;
    private final ByteSink piece = new ByteSink();
    private final int most;
    private final ByteSink kept = new ByteSink();
    private long ofFrame;
    private long ofMessage;
    private String trouble = "";

    /// @param forgets whether the sender compresses each message as if it were the first
    /// @param sawAll whether the flow is read from its first frame on
    /// @param most how many bytes of what a frame becomes are kept
    public Decompression(boolean forgets, boolean sawAll, int most) {
        this.forgets = forgets;
        this.most = most;
        this.sawAll = sawAll || forgets;
    }

    /// Takes the judged bytes.
    public interface Plain {
        void bytes(byte[] bytes, int from, int length);
    }

    /// A frame of a compressed message begins.
    public void begin(boolean firstOfMessage) {
        kept.clear();
        ofFrame = 0;
        if (firstOfMessage) {
            ofMessage = 0;
            trouble = "";
            if (!sawAll) {
                close();
            }
        }
    }

    /// Whether what messages become can be relied on: none was missed to which they might refer.
    boolean isSure() {
        return sawAll;
    }

    /// Takes the next bytes of the frame's payload, unmasked.
    ///
    /// @return false where the sender broke the rule that they must be DEFLATE data
    public boolean take(byte[] bytes, int count, Plain plain) {
        for (int from = 0; from < count && trouble.isEmpty(); from += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - from);
            int room = (int) (LARGEST_MESSAGE - ofMessage);
            MessageInflater.Outcome outcome = inflater().inflate(bytes, from, some, piece, room);
            ofFrame += piece.length();
            ofMessage += piece.length();
            kept.add(piece.array(), 0, Math.min(piece.length(), most - kept.length()));
            plain.bytes(piece.array(), 0, piece.length());
            piece.clear();
            if (!isWell(outcome)) {
                return false;
            }
        }
        return true;
    }

    /// The frame was the last of its message.
    ///
    /// @return as [#take]
    public boolean end() {
        if (!trouble.isEmpty()) {
            return true;
        }
        MessageInflater.Outcome outcome = inflater().finish(piece);
        piece.clear();
        return isWell(outcome);
    }

    private boolean isWell(MessageInflater.Outcome outcome) {
        return switch (outcome) {
            case OK -> true;
            case CORRUPT -> {
                trouble = sawAll ? CORRUPT : MISSED;
                yield !sawAll;
            }
            case TOO_LARGE -> {
                stop(TOO_LARGE);
                yield true;
            }
        };
    }

    /// Bytes of the message are not there to be read; of this one no more is said.
    public void miss() {
        stop(MISSED_PART);
    }

    private void stop(String why) {
        trouble = why;
        close();
        sawAll = forgets; // the next message may refer to what was not looked at
    }

    /// Whether the rest of this message cannot be read.
    public boolean isInTrouble() {
        return !trouble.isEmpty();
    }

    /// What the current frame became.
    public Content.Inflated frame() {
        return new Content.Inflated(kept.toArray(), ofFrame, trouble);
    }

    private MessageInflater inflater() {
        MessageInflater own = inflater;
        if (own == null) {
            own = new MessageInflater(forgets);
            inflater = own;
        }
        return own;
    }

    /// Gives back the memory that decompressing takes.
    @Override
    public void close() {
        MessageInflater own = inflater;
        if (own != null) {
            own.close();
            inflater = null;
        }
    }
}
