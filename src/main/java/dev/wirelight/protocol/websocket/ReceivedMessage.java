package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The message that is being received: what its frames have carried so far, unmasked, decompressed where it is compressed,
/// and never more than the receiver is willing to take.
final class ReceivedMessage implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];
    /// Up to this size a message gets its memory at once; beyond, as its bytes really arrive.
    private static final int TRUSTED_LENGTH = 1 << 16;

    private final Role sender;
    private final int most;
    private byte[] plain = NOTHING;
    /// How many bytes the message has so far, compressed or not.
    private int length;

    private @Nullable PerMessageDeflate agreed;
    private @Nullable MessageInflater inflater;
    private final ByteSink inflated = new ByteSink();

    /// @param sender whose messages these are
    /// @param most how many bytes one may have, also after decompressing
    ReceivedMessage(Role sender, int most) {
        this.sender = sender;
        this.most = most;
    }

    /// The sender may compress its messages from now on.
    void decompress(PerMessageDeflate agreement) {
        agreed = agreement;
    }

    /// A frame of the message begins that the rules have nothing against.
    Optional<Violation> begin(FrameHeader header, FrameRules rules) {
        if (rules.isCompressed()) {
            return Optional.empty(); // what it becomes is known when it is there
        }
        if (header.payloadLength() > most - length) {
            return tooBig("This frame announces " + header.payloadLength() + " bytes after " + length
                    + " of the same message; the limit here is " + most + ".");
        }
        int needed = length + (int) header.payloadLength();
        if (needed <= TRUSTED_LENGTH) {
            makeRoom(needed, header.fin() ? needed : most);
        }
        return Optional.empty();
    }

    /// Takes the bytes of the payload at which the reader stands.
    Optional<Violation> take(FrameReader reader, FrameRules rules) {
        if (rules.isCompressed()) {
            byte[] piece = new byte[reader.length()];
            reader.copyUnmasked(piece, 0);
            return judge(inflater().inflate(piece, 0, piece.length, inflated, most), rules);
        }
        int at = length;
        FrameHeader header = reader.header();
        long whole = at + header.payloadLength() - reader.payloadOffset();
        makeRoom(at + reader.length(), header.fin() ? whole : most);
        length += reader.length();
        reader.copyUnmasked(plain, at);
        return rules.payload(plain, at, reader.length());
    }

    /// The last frame of the message is complete. To be asked before the rules are.
    Optional<Violation> end(FrameRules rules) {
        return rules.isCompressed() ? judge(inflater().finish(inflated), rules) : Optional.empty();
    }

    /// The whole message; then there is none until the next begins.
    byte[] whole() {
        byte[] whole = inflated.isEmpty() ? plain : inflated.toArray();
        int count = length;
        forget();
        return count == whole.length ? whole : Arrays.copyOf(whole, count);
    }

    /// How much memory it takes, in bytes.
    int held() {
        return plain.length + inflated.array().length;
    }

    /// Lets go what has come.
    void forget() {
        plain = NOTHING;
        length = 0;
        inflated.take();
    }

    /// @param outcome of decompressing; what it brought stands after the first `length` bytes, which are judged already
    private Optional<Violation> judge(MessageInflater.Outcome outcome, FrameRules rules) {
        return switch (outcome) {
            case CORRUPT -> Optional.of(rules.corrupt());
            case TOO_LARGE -> tooBig("Decompressed, the message has more than " + most + " bytes, the limit here.");
            case OK -> {
                int before = length;
                length = inflated.length();
                yield rules.payload(inflated.array(), before, length - before);
            }
        };
    }

    /// Memory for decompressing is taken when the first compressed message comes.
    private MessageInflater inflater() {
        MessageInflater own = inflater;
        if (own == null) {
            if (agreed == null) {
                throw new IllegalStateException("the rules let no compressed message through");
            }
            own = new MessageInflater(agreed.forgets(sender));
            inflater = own;
        }
        return own;
    }

    /// Makes room for `needed` bytes of the message, or for twice as much as there was: a message in very many
    /// fragments must not be copied once for each of them.
    ///
    /// @param mostOfAll how long the message can become
    private void makeRoom(int needed, long mostOfAll) {
        if (needed > plain.length) {
            plain = Arrays.copyOf(plain, (int) Math.min(mostOfAll, Math.max(needed, 2L * plain.length)));
        }
    }

    private Optional<Violation> tooBig(String detail) {
        return Optional.of(new Violation(FrameRule.MESSAGE_TOO_BIG, sender, detail));
    }

    @Override
    public void close() {
        MessageInflater own = inflater;
        if (own != null) {
            own.close();
        }
    }
}
