package dev.wirelight.conversation;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.websocket.MessageInflater;
import org.jspecify.annotations.Nullable;

/// Decompresses the messages of one flow for whoever watches it (RFC 7692 §7.2.2). Of what a frame becomes it keeps the
/// first bytes, and counts the others.
///
/// A message may refer to bytes of those before it. Where these were missed it is tried all the same: a message that
/// stands for itself can be read, and of another one it is said why not.
final class Decompression implements AutoCloseable {
    /// Who sends little that becomes very much shall not keep a view busy.
    static final int LARGEST_MESSAGE = 16 << 20;

    private static final int AT_ONCE = 1_024;
    private static final String CORRUPT = "These bytes are not what DEFLATE makes.";
    private static final String MISSED = "It refers to messages before it, and those were not seen here.";
    private static final String TOO_LARGE = "The message becomes more than 16 MiB; the rest was not decompressed here.";

    private final boolean forgets;
    private boolean sawAll;
    private @Nullable MessageInflater inflater;
    private final ByteSink piece = new ByteSink();
    private byte[] preview = new byte[0];
    private long ofFrame;
    private long ofMessage;
    private String trouble = "";

    /// @param forgets whether the sender compresses each message as if it were the first
    /// @param sawAll whether the flow is read from its first frame on
    Decompression(boolean forgets, boolean sawAll) {
        this.forgets = forgets;
        this.sawAll = sawAll || forgets;
    }

    /// Takes the judged bytes.
    interface Plain {
        void bytes(byte[] bytes, int from, int length);
    }

    /// A frame of a compressed message begins.
    void begin(boolean firstOfMessage) {
        preview = new byte[0];
        ofFrame = 0;
        if (firstOfMessage) {
            ofMessage = 0;
            trouble = "";
            if (!sawAll) {
                close();
            }
        }
    }

    /// Takes the next bytes of the frame's payload, unmasked.
    ///
    /// @return false where the sender broke the rule that they must be DEFLATE data
    boolean take(byte[] bytes, int count, Plain plain) {
        for (int from = 0; from < count && trouble.isEmpty(); from += AT_ONCE) {
            int some = Math.min(AT_ONCE, count - from);
            int room = (int) (LARGEST_MESSAGE - ofMessage);
            MessageInflater.Outcome outcome = inflater().inflate(bytes, from, some, piece, room);
            ofFrame += piece.length();
            ofMessage += piece.length();
            preview = Previews.longer(preview, piece.array(), 0, piece.length(), Unit.INFLATED_PREVIEW);
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
    boolean end() {
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
                trouble = TOO_LARGE;
                close();
                sawAll = forgets; // the next message may refer to what was not looked at
                yield true;
            }
        };
    }

    /// Whether the rest of this message cannot be read.
    boolean isInTrouble() {
        return !trouble.isEmpty();
    }

    /// What the current frame became.
    Content.Inflated frame() {
        return new Content.Inflated(preview, ofFrame, trouble);
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
