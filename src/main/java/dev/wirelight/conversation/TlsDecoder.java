package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.tls.TlsReader;
import dev.wirelight.protocol.tls.TlsRecord;
import dev.wirelight.protocol.tls.TlsSession;
import java.util.List;

/// Cuts a flow into TLS records.
final class TlsDecoder implements FlowDecoder {
    private static final String CUT_OFF = "The stream ended in the middle of a TLS record.";
    private static final String AFTER_BROKEN_RULE =
            "These bytes came after something that is no TLS record. Where the next one begins nobody can say.";
    private static final String GUESS =
            "What was before these bytes is not in the capture. They do not look like the beginning of a TLS record.";
    private static final String REST = "The rest of a TLS record of which bytes are missing in the capture.";

    private final Role sender;
    private final TlsReader reader;
    private boolean guessing;
    private boolean lost;
    private long restAfterGap;

    TlsDecoder(Role sender, TlsSession session) {
        this.sender = sender;
        this.reader = new TlsReader(sender, session);
    }

    /// What was before the next bytes is not known.
    void seek() {
        guessing = true;
        reader.goOnInTheMiddle();
    }

    @Override
    public int take(byte[] bytes, int from, int length, Sink out) {
        if (lost) {
            unreadable(AFTER_BROKEN_RULE, bytes, from, length, out);
            return length;
        }
        if (restAfterGap > 0) {
            int count = (int) Math.min(restAfterGap, length);
            unreadable(REST, bytes, from, count, out);
            restAfterGap -= count;
            return count;
        }
        if (guessing && reader.begun() == 0 && !mayBegin(bytes, from, length)) {
            unreadable(GUESS, bytes, from, length, out);
            return length;
        }
        int used = reader.take(bytes, from, length);
        if (reader.broken().isPresent()) {
            return broken(reader.broken().get(), bytes, from, used, length, out);
        }
        reader.ended().ifPresent(read -> {
            // Whoever guesses where a record begins cannot say that somebody broke a rule.
            List<Violation> violations = guessing ? List.of() : read.violations();
            guessing = false;
            Content content = new Content.Tls(read.record(), read.context(), read.parts(), read.about());
            out.unit(TlsRecord.HEADER + read.record().length(), content, violations);
        });
        return used;
    }

    /// Whether the first of these bytes may be those of a record.
    static boolean mayBegin(byte[] bytes, int from, int length) {
        byte[] start = {TlsRecord.HANDSHAKE, 3, 3, 0, 0};
        System.arraycopy(bytes, from, start, 0, Math.min(length, start.length));
        return TlsRecord.read(start, 0).isPlausible();
    }

    private int broken(Violation violation, byte[] bytes, int from, int used, int length, Sink out) {
        if (guessing) {
            int all = reader.begun() - used + length;
            out.unit(all, unreadable(GUESS, Previews.of(bytes, from, length)), List.of());
            reader.goOnInTheMiddle();
            return length;
        }
        lost = true;
        out.unit(reader.begun(), unreadable(violation.detail(), new byte[0]), List.of(violation));
        return used;
    }

    private static void unreadable(String why, byte[] bytes, int from, int length, Sink out) {
        out.unit(length, unreadable(why, Previews.of(bytes, from, length)), List.of());
    }

    private static Content unreadable(String why, byte[] preview) {
        return new Content.Unreadable(Protocol.TLS, why, preview);
    }

    @Override
    public void gap(long length, Sink out) {
        if (restAfterGap > 0) {
            guessing |= length > restAfterGap;
            restAfterGap = Math.max(0, restAfterGap - length);
            return;
        }
        long left = lost ? 0 : reader.left().orElse(0);
        if (!lost && reader.begun() > 0) {
            out.unit(reader.begun(), unreadable(MISSING, new byte[0]), List.of());
        }
        lost = false;
        restAfterGap = Math.max(0, left - length);
        guessing |= left < length;
        reader.goOnInTheMiddle();
    }

    @Override
    public void finish(Sink out) {
        if (!lost && reader.begun() > 0) {
            lost = true;
            out.unit(reader.begun(), unreadable(CUT_OFF, new byte[0]), List.of());
        }
    }
}
