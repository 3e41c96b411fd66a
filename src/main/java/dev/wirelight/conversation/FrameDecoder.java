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
/// The first rule that is broken ends the judging of this direction: whatever follows, the receiver must fail the
/// connection, and what the sender meant after it nobody can say.
final class FrameDecoder implements FlowDecoder {
    private static final int JUDGED_AT_ONCE = 8_192;
    private static final String AFTER_BROKEN_RULE =
            "These bytes came after the beginning of a frame that breaks a rule. Nobody reads them as a frame any more.";
    private static final String CUT_OFF = "The stream ended in the middle of a frame's header.";

    private final FrameReader reader = new FrameReader();
    private final Role sender;
    private final FrameRules rules;
    private final Handshake handshake;
    private final boolean sawAll;
    private @Nullable Decompression decompression;
    private boolean judging = true;
    private boolean lost;
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

    @Override
    public void take(byte[] bytes, int from, int length, Sink out) {
        if (lost) {
            out.unit(length, new Content.Unreadable(AFTER_BROKEN_RULE, Previews.of(bytes, from, length)), List.of());
            return;
        }
        reader.give(bytes, from, length);
        while (true) {
            switch (reader.next()) {
                case HEADER -> begin(reader.header());
                case PAYLOAD -> payload(bytes, reader.header());
                case END -> end(reader.header(), out);
                case MORE -> {
                    if (!violations.isEmpty()) {
                        // The receiver fails the connection here and now; the rest of the frame may never come.
                        finish(out);
                        lost = true;
                    }
                    return;
                }
            }
        }
    }

    @Override
    public void finish(Sink out) {
        if (!reader.betweenFrames() && !lost) {
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
            out.unit(length, new Content.Unreadable(CUT_OFF, new byte[0]), List.of());
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

    private void end(FrameHeader header, Sink out) {
        if (compressed && header.fin()) {
            judgeInflated(decompression().end());
        }
        judge(judging ? rules.end() : Optional.empty());
        long length = header.length() + header.payloadLength();
        out.unit(length, frame(header, preview), List.copyOf(violations));
        violations.clear();
        preview = new byte[0];
        unmasked = unmasked.length > 512 ? new byte[0] : unmasked;
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
