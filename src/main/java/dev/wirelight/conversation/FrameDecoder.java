package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameReader;
import dev.wirelight.protocol.websocket.FrameRules;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a flow into WebSocket frames and judges them, as the receiving engine does.
///
/// The first rule that is broken ends the judging of this direction, since the receiver must fail the connection there.
/// What follows is still cut into frames, as long as the broken one says where it ends.
final class FrameDecoder implements FlowDecoder {
    private static final int JUDGED_AT_ONCE = 8_192;
    private static final String AFTER_BROKEN_RULE =
            "These bytes came after the beginning of a frame that breaks a rule. No frame can be as long as it says.";
    private static final String REST_AFTER_BROKEN_RULE = "The rest of a frame whose beginning breaks a rule.";
    private static final String CUT_OFF = "The stream ended in the middle of a frame's header.";
    private static final String GUESS =
            "What was before these bytes is not in the capture. They do not look like the beginning of a frame.";
    private static final String REST = "The rest of a frame of which bytes are missing in the capture.";

    private FrameReader reader = new FrameReader();
    private final Role sender;
    private FrameRules rules;
    private final Handshake handshake;
    private boolean sawAll;
    private boolean guessing;
    private long rest; // how many bytes are left of a frame that was told already
    private String whyRest = REST;
    private @Nullable Decompression decompression;
    private boolean judging = true;
    private boolean compressed;
    private byte[] preview = new byte[0];
    private final List<Violation> violations = new ArrayList<>();
    private byte[] unmasked = new byte[0];

    private FrameDecoder(Role sender, FrameRules rules, Handshake handshake, boolean sawAll) {
        this.sender = sender;
        this.rules = rules;
        this.handshake = handshake;
        this.sawAll = sawAll;
    }

    /// For a flow of frames that is read from its beginning.
    static FrameDecoder fromTheBeginning(Role sender, Handshake handshake) {
        return new FrameDecoder(sender, new FrameRules(sender), handshake, true);
    }

    /// For a flow whose first frames were missed.
    static FrameDecoder fromTheMiddle(Role sender, Handshake handshake) {
        return new FrameDecoder(sender, FrameRules.fromTheMiddle(sender), handshake, false);
    }

    /// For a flow of which it is not known where the next frame begins.
    static FrameDecoder guessing(Role sender, Handshake handshake) {
        FrameDecoder decoder = fromTheMiddle(sender, handshake);
        decoder.guessing = true;
        return decoder;
    }

    /// Whether no frame was found yet since it is unknown where one begins.
    boolean isGuessing() {
        return guessing && rest == 0 && reader.betweenFrames();
    }

    @Override
    public int take(byte[] bytes, int from, int length, Sink out) {
        if (rest > 0) {
            int count = (int) Math.min(rest, length);
            unreadable(whyRest, bytes, from, count, out);
            rest -= count;
            return count;
        }
        if (guessing && reader.betweenFrames() && !FrameGuess.mayBegin(bytes, from, length, sender)) {
            unreadable(GUESS, bytes, from, length, out);
            return length;
        }
        frames(bytes, from, length, out);
        return length;
    }

    private static void unreadable(String why, byte[] bytes, int from, int length, Sink out) {
        byte[] preview = Previews.of(bytes, from, length);
        out.unit(length, new Content.Unreadable(Protocol.WEBSOCKET, why, preview), List.of());
    }

    private void frames(byte[] bytes, int from, int length, Sink out) {
        reader.give(bytes, from, length);
        while (true) {
            switch (reader.next()) {
                case HEADER -> {
                    if (guessing && !FrameGuess.fits(reader.header(), sender)) {
                        wrongGuess(bytes, from + length, out);
                        return;
                    }
                    begin(reader.header());
                }
                case PAYLOAD -> payload(bytes, reader.header());
                case END -> {
                    int left = reader.left();
                    if (!end(reader.header(), out)) {
                        if (left > 0) {
                            unreadable(GUESS, bytes, from + length - left, left, out);
                        }
                        return;
                    }
                }
                case MORE -> {
                    if (!guessing && !violations.isEmpty()) {
                        tellAtOnce(out);
                    }
                    return;
                }
            }
        }
    }

    /// The receiver fails the connection here and now; the rest of the frame may never come.
    private void tellAtOnce(Sink out) {
        FrameHeader header = reader.header();
        long left = header.payloadLength() - (reader.offset() - reader.frameOffset() - header.length());
        cutOff(out);
        reader = new FrameReader();
        rest = left < 0 ? Long.MAX_VALUE : left; // a length with its highest bit set is more than anybody can send
        whyRest = left < 0 ? AFTER_BROKEN_RULE : REST_AFTER_BROKEN_RULE;
    }

    /// What was taken for a header is none: nobody knows what it and the bytes after it are.
    private void wrongGuess(byte[] bytes, int end, Sink out) {
        int left = reader.left();
        long length = reader.offset() - reader.frameOffset() + left;
        byte[] preview = Previews.of(bytes, end - left, left);
        out.unit(length, new Content.Unreadable(Protocol.WEBSOCKET, GUESS, preview), List.of());
        reader = new FrameReader();
    }

    @Override
    public void gap(long length, Sink out) {
        if (rest > 0) {
            guessing |= length > rest;
            rest = Math.max(0, rest - length);
            return;
        }
        long seen = reader.offset() - reader.frameOffset();
        boolean guessed = guessing;
        guessing |= !reader.insideFrame();
        if (reader.insideFrame()) {
            long left = reader.header().length() + reader.header().payloadLength() - seen;
            rest = Math.max(0, left - length);
            whyRest = REST;
            guessing |= left < length;
        }
        if (reader.insideFrame() && !guessed) {
            cutOff(out); // its header says what it was to be
        } else if (!reader.betweenFrames()) {
            out.unit(seen, new Content.Unreadable(Protocol.WEBSOCKET, MISSING, new byte[0]), List.of());
        }
        goOnInTheMiddle();
    }

    private void goOnInTheMiddle() {
        reader = new FrameReader();
        rules = FrameRules.fromTheMiddle(sender);
        sawAll = false;
        violations.clear();
        judging = true;
        compressed = false;
        Decompression own = decompression;
        if (own != null) {
            own.miss();
        }
    }

    @Override
    public void finish(Sink out) {
        if (!reader.betweenFrames()) {
            cutOff(out);
        }
        Decompression own = decompression;
        if (own != null) {
            own.close();
        }
    }

    private void cutOff(Sink out) {
        long length = reader.offset() - reader.frameOffset();
        if (reader.insideFrame()) {
            int seen = (int) Math.min(preview.length, length - reader.header().length());
            out.unit(length, frame(reader.header(), Arrays.copyOf(preview, seen)), List.copyOf(violations));
        } else {
            out.unit(length, new Content.Unreadable(Protocol.WEBSOCKET, CUT_OFF, new byte[0]), List.of());
        }
        violations.clear();
    }

    private void begin(FrameHeader header) {
        preview = new byte[(int) Math.min(Unit.PREVIEW, Math.max(0, header.payloadLength()))];
        if (!judging) {
            compressed = false; // after a broken rule a frame is shown as it stands
            return;
        }
        if (handshake.compression() != Handshake.Compression.NONE) {
            rules.allowCompression(); // where the handshake was missed, nobody can say that it was not agreed on
        }
        violations.addAll(rules.begin(header));
        judging = violations.isEmpty();
        compressed = judging && rules.isCompressed();
        if (compressed) {
            decompression().begin(header.opcode() != Opcode.CONTINUATION);
            if (!decompression().isSure()) {
                rules.leaveText();
            }
        }
    }

    private Decompression decompression() {
        Decompression own = decompression;
        if (own == null) {
            boolean forgets = handshake.agreed().map(agreed -> agreed.forgets(sender)).orElse(false);
            own = new Decompression(forgets, sawAll && handshake.compression() == Handshake.Compression.AGREED, Unit.INFLATED_PREVIEW);
            decompression = own;
        }
        return own;
    }

    private void payload(byte[] bytes, FrameHeader header) {
        for (int done = 0; done < reader.length(); done += JUDGED_AT_ONCE) {
            long offset = reader.payloadOffset() + done;
            if (!judging && !compressed && offset >= preview.length) {
                return;
            }
            int count = Math.min(JUDGED_AT_ONCE, reader.length() - done);
            if (unmasked.length < count) {
                unmasked = new byte[count];
            }
            System.arraycopy(bytes, reader.from() + done, unmasked, 0, count);
            if (header.masked()) {
                Masking.apply(unmasked, 0, count, header.maskingKey(), offset);
            }
            if (offset < preview.length) {
                System.arraycopy(unmasked, 0, preview, (int) offset, (int) Math.min(count, preview.length - offset));
            }
            if (compressed) {
                judgeInflated(decompression().take(unmasked, count, this::judgePlain));
            } else {
                judgePlain(unmasked, 0, count);
            }
        }
    }

    private void judgePlain(byte[] bytes, int from, int length) {
        judge(judging ? rules.payload(bytes, from, length) : Optional.empty());
    }

    private void judgeInflated(boolean isDeflate) {
        if (judging && !isDeflate) {
            judge(Optional.of(rules.corrupt()));
        } else if (decompression().isInTrouble()) {
            rules.leaveText();
        }
    }

    /// @return false where it was no frame after all
    private boolean end(FrameHeader header, Sink out) {
        if (compressed && header.fin()) {
            judgeInflated(decompression().end());
        }
        judge(judging ? rules.end() : Optional.empty());
        long length = header.length() + header.payloadLength();
        if (guessing && !violations.isEmpty()) {
            // Whoever guesses where a frame begins cannot say that somebody broke a rule.
            out.unit(length, new Content.Unreadable(Protocol.WEBSOCKET, GUESS, preview), List.of());
            goOnInTheMiddle();
            return false;
        }
        guessing = false;
        out.unit(length, frame(header, preview), List.copyOf(violations));
        violations.clear();
        preview = new byte[0];
        unmasked = unmasked.length > 512 ? new byte[0] : unmasked;
        return true;
    }

    private Content.Frame frame(FrameHeader header, byte[] payload) {
        return new Content.Frame(
                header, payload, compressed ? Optional.of(decompression().frame()) : Optional.empty());
    }

    private void judge(Optional<Violation> violation) {
        if (violation.isPresent()) {
            violations.add(violation.get());
            judging = false;
        }
    }
}
