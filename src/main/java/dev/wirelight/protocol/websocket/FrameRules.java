package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Is this frame allowed now? Looks at all frames of one direction, one after the other, and names the rule that one of
/// them breaks. The engine fails a connection by it, the referee that watches a conversation judges both ends by it.
///
/// Per frame: [#begin], then [#payload] as its bytes arrive, then [#end]. After a violation its answers mean nothing.
public final class FrameRules {

    /// Whether a message has begun and not ended.
    private enum Message {
        NONE,
        OPEN,
        /// Watching began in the middle: it may be either.
        UNKNOWN
    }

    private static final int RSV1 = 4;

    private final Role sender;
    private boolean mayCompress;
    private Message message = Message.NONE;
    private boolean messageIsText;
    private boolean messageIsCompressed;
    private boolean closed;
    private Utf8Checker text = new Utf8Checker();
    private FrameHeader frame = FrameHeader.unmasked(true, Opcode.CONTINUATION, 0);
    private final byte[] closeBody = new byte[125];
    private int closeBodyLength;

    /// @param sender whose frames these are
    public FrameRules(Role sender) {
        this(sender, false);
    }

    /// @param mayCompress whether permessage-deflate is agreed on, see [#allowCompression]
    public FrameRules(Role sender, boolean mayCompress) {
        this.sender = sender;
        this.mayCompress = mayCompress;
    }

    /// From the next frame on permessage-deflate is agreed on, which gives RSV1 its meaning (RFC 7692 §6).
    public void allowCompression() {
        mayCompress = true;
    }

    /// For one who starts to watch in the middle: the next frame may belong to a message whose beginning was missed.
    public static FrameRules fromTheMiddle(Role sender) {
        FrameRules rules = new FrameRules(sender);
        rules.message = Message.UNKNOWN;
        return rules;
    }

    /// Judges a header by itself and by what came before it.
    ///
    /// @return every rule that it breaks, in the order of its bits; the first is what the connection is failed for
    public List<Violation> begin(FrameHeader header) {
        frame = header;
        closeBodyLength = 0;
        Opcode opcode = header.opcode();
        if (closed && !opcode.isControl()) {
            return broken(FrameRule.FRAME_AFTER_CLOSE, "A " + opcode + " frame came after the close frame.").stream()
                    .toList();
        }
        Optional<Violation> reserved = judgeReserved(header);
        Optional<Violation> mask = judgeMask(header);
        Optional<Violation> length = judgeLength(header);
        List<Violation> meaning = opcode.isControl() ? judgeControl(header) : judgeSequence(header).stream().toList();
        if (reserved.isEmpty() && mask.isEmpty() && length.isEmpty() && meaning.isEmpty()) {
            return List.of();
        }
        List<Violation> all = new ArrayList<>(meaning);
        length.ifPresent(all::addFirst);
        mask.ifPresent(all::addFirst);
        reserved.ifPresent(all::addFirst);
        return all;
    }

    private Optional<Violation> judgeReserved(FrameHeader header) {
        Opcode opcode = header.opcode();
        boolean saysCompressed = mayCompress && header.rsv() == RSV1;
        if (header.rsv() != 0 && !saysCompressed) {
            String agreed = mayCompress ? "permessage-deflate gives only RSV1 a meaning." : "no extension was agreed on.";
            String text = looksLikeText(header)
                    ? " As text, this byte is the letter " + (char) firstByte(header) + ": was text typed where a frame begins?"
                    : "";
            return broken(
                    FrameRule.RESERVED_BIT_SET,
                    "The reserved bits are " + threeBits(header.rsv()) + ", and " + agreed + text);
        }
        if (!opcode.isDefined()) {
            return broken(FrameRule.RESERVED_OPCODE, "The opcode is 0x" + Integer.toHexString(opcode.bits()) + ".");
        }
        return saysCompressed && (opcode.isControl() || opcode == Opcode.CONTINUATION)
                ? broken(FrameRule.COMPRESSED_BIT_MISPLACED, "RSV1 is 1 in a " + opcode + " frame.")
                : Optional.empty();
    }

    private static boolean looksLikeText(FrameHeader header) {
        return !header.masked() && Character.isLetter(firstByte(header)) && firstByte(header) < 0x80;
    }

    private static int firstByte(FrameHeader header) {
        return (header.fin() ? 0x80 : 0) | header.rsv() << 4 | header.opcode().bits();
    }

    private Optional<Violation> judgeMask(FrameHeader header) {
        if (sender == Role.CLIENT && !header.masked()) {
            return broken(FrameRule.CLIENT_FRAME_UNMASKED, "MASK is 0 in a frame from the client.");
        }
        if (sender == Role.SERVER && header.masked()) {
            return broken(FrameRule.SERVER_FRAME_MASKED, "MASK is 1 in a frame from the server.");
        }
        return Optional.empty();
    }

    private Optional<Violation> judgeLength(FrameHeader header) {
        if (header.payloadLength() < 0) {
            return broken(
                    FrameRule.LENGTH_TOP_BIT_SET,
                    "The length is 0x" + Long.toHexString(header.payloadLength()) + ", whose highest bit is 1.");
        }
        LengthForm minimal = LengthForm.minimalFor(header.payloadLength());
        if (header.lengthForm() != minimal) {
            return broken(
                    FrameRule.LENGTH_NOT_MINIMAL,
                    "The length " + header.payloadLength() + " takes " + header.lengthForm().extraBytes()
                            + " extended bytes, and needs only " + minimal.extraBytes() + ".");
        }
        return Optional.empty();
    }

    private List<Violation> judgeControl(FrameHeader header) {
        if (header.fin() && header.payloadLength() >= 0 && header.payloadLength() <= 125) {
            return List.of();
        }
        List<Violation> all = new ArrayList<>();
        if (!header.fin()) {
            broken(FrameRule.CONTROL_FRAME_FRAGMENTED, "FIN is 0 in a " + header.opcode() + " frame.")
                    .ifPresent(all::add);
        }
        if (header.payloadLength() > 125) {
            broken(
                            FrameRule.CONTROL_FRAME_TOO_LONG,
                            "This " + header.opcode() + " frame announces " + header.payloadLength() + " bytes.")
                    .ifPresent(all::add);
        }
        return all;
    }

    private Optional<Violation> judgeSequence(FrameHeader header) {
        if (header.opcode() == Opcode.CONTINUATION) {
            return message == Message.NONE
                    ? broken(FrameRule.CONTINUATION_OF_NOTHING, "No message is unfinished that this could continue.")
                    : Optional.empty();
        }
        if (message == Message.OPEN) {
            return broken(
                    FrameRule.MESSAGE_INSIDE_MESSAGE,
                    "A new " + header.opcode() + " message begins before the one before it had its last frame.");
        }
        message = Message.OPEN;
        messageIsText = header.opcode() == Opcode.TEXT;
        messageIsCompressed = header.rsv1();
        text = new Utf8Checker();
        return Optional.empty();
    }

    /// Whether the message that the current data frame belongs to is compressed.
    public boolean isCompressed() {
        return messageIsCompressed && !frame.opcode().isControl();
    }

    /// The payload of a compressed message is not DEFLATE data.
    public Violation corrupt() {
        return new Violation(FrameRule.COMPRESSED_DATA_CORRUPT, sender, "The compressed bytes cannot be decompressed.");
    }

    /// The rest of the current message cannot be read by who asks: its text is not judged.
    public void leaveText() {
        messageIsText = false;
    }

    /// Judges bytes of the current frame's payload as they arrive.
    ///
    /// @param bytes unmasked, and decompressed where the message is compressed
    public Optional<Violation> payload(byte[] bytes, int from, int length) {
        if (frame.opcode() == Opcode.CLOSE) {
            System.arraycopy(bytes, from, closeBody, closeBodyLength, length);
            closeBodyLength += length;
        } else if (!frame.opcode().isControl() && messageIsText && !text.accept(bytes, from, length)) {
            return broken(FrameRule.TEXT_NOT_UTF8, "The text has bytes in it that are not UTF-8.");
        }
        return Optional.empty();
    }

    /// Judges the current frame when all of its payload has been seen.
    public Optional<Violation> end() {
        if (frame.opcode() == Opcode.CLOSE) {
            closed = true;
            return judgeClose();
        }
        if (!frame.opcode().isControl() && frame.fin()) {
            boolean cut = messageIsText && !text.isComplete();
            message = Message.NONE;
            messageIsText = false;
            if (cut) {
                return broken(FrameRule.TEXT_NOT_UTF8, "The text ends in the middle of a character.");
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> judgeClose() {
        if (closeBodyLength == 1) {
            return broken(FrameRule.CLOSE_BODY_ONE_BYTE, "The close frame has a single byte of payload.");
        }
        if (closeBodyLength >= 2) {
            int code = (closeBody[0] & 0xff) << 8 | closeBody[1] & 0xff;
            if (!CloseCode.maySend(code)) {
                return broken(FrameRule.CLOSE_CODE_NOT_ALLOWED, "The code is " + code + ": " + CloseCode.nameOf(code) + ".");
            }
            if (!Utf8Checker.isUtf8(closeBody, 2, closeBodyLength - 2)) {
                return broken(FrameRule.CLOSE_REASON_NOT_UTF8, "The reason has bytes in it that are not UTF-8.");
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> broken(FrameRule rule, String detail) {
        return Optional.of(new Violation(rule, sender, detail));
    }

    private static String threeBits(int rsv) {
        return (rsv >> 2 & 1) + "" + (rsv >> 1 & 1) + (rsv & 1);
    }
}
