package dev.wirelight.workshop;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ready frames for the workshop: good ones, and for each [FrameRule] at least one that breaks it and no other.
///
/// A preset can be sent by either end. What a client sends is masked, what a server sends is not, except where just that is
/// the broken rule.
public enum Preset {
    HELLO("Hello", "The example of RFC 6455 §5.7: one text frame.", text("Hello")),
    EMPTY("empty message", "A message may have no bytes at all.", text("")),
    LENGTH_5("5 bytes", "Up to 125 bytes, the length stands in the 7 bits of the second byte.", text("a".repeat(5))),
    LENGTH_126("126 bytes", "From 126 bytes on, the 7 bits say 126, and the length follows in 16 bits.", text("a".repeat(126))),
    LENGTH_65536("65,536 bytes", "From 65,536 bytes on, the 7 bits say 127, and the length follows in 64 bits.", text("a".repeat(65_536))),
    BINARY("binary", "A message of bytes that are not text.", FrameDraft.of(true, Opcode.BINARY, hex("00ff"))),
    FRAGMENTS("fragments with a ping between", "One message in three frames. A ping may stand between them.",
            part(Opcode.TEXT, "Hel"), ping("hi"), part(Opcode.CONTINUATION, "lo"), last(" there")),
    PING("ping", "Asks whether the other end is there. It answers with a pong that carries the same bytes.", ping("hi")),
    PONG("pong unasked", "A pong that nobody asked for. It needs no answer.", FrameDraft.of(true, Opcode.PONG, utf8("hi"))),
    CLOSE("close 1000", "The normal end: the other end answers with a close frame, and the server ends the TCP connection.",
            close("03e8")),
    CLOSE_WITHOUT_CODE("close without a code", "A close frame may be empty.", close("")),
    LENGTH_TOO_LARGE("length that lies", "The length says 10, and only 5 bytes follow. The other end waits for the rest.",
            text("Hello").withLength(LengthForm.BITS_7, 10)),

    WRONG_MASK("wrong mask", "A client that does not mask, or a server that does.", FrameRule.CLIENT_FRAME_UNMASKED, text("Hello")),
    RSV1("RSV1", "A reserved bit is set, and no extension was agreed on that gives it a meaning.",
            FrameRule.RESERVED_BIT_SET, text("Hello").withReserved(4)),
    RSV2("RSV2", "A reserved bit is set. No known extension uses this one.", FrameRule.RESERVED_BIT_SET, text("Hello").withReserved(2)),
    RSV3("RSV3", "A reserved bit is set. No known extension uses this one.", FrameRule.RESERVED_BIT_SET, text("Hello").withReserved(1)),
    OPCODE_3("opcode 0x3", "A kind of data that nobody has defined.",
            FrameRule.RESERVED_OPCODE, FrameDraft.of(true, Opcode.RESERVED_3, utf8("Hello"))),
    OPCODE_B("opcode 0xB", "A kind of control frame that nobody has defined.",
            FrameRule.RESERVED_OPCODE, FrameDraft.of(true, Opcode.RESERVED_B, utf8("Hello"))),
    LONG_FORM("length in too many bytes", "5 bytes need no 16-bit length.",
            FrameRule.LENGTH_NOT_MINIMAL, text("Hello").withLength(LengthForm.BITS_16, 5)),
    TOP_BIT("length with its highest bit", "The highest of the 64 bits must be 0.",
            FrameRule.LENGTH_TOP_BIT_SET, text("").withLength(LengthForm.BITS_64, Long.MIN_VALUE)),
    PING_IN_PARTS("ping in parts", "A control frame must not be fragmented.",
            FrameRule.CONTROL_FRAME_FRAGMENTED, FrameDraft.of(false, Opcode.PING, utf8("hi"))),
    LONG_PING("long ping", "A control frame carries at most 125 bytes; this one has 126.",
            FrameRule.CONTROL_FRAME_TOO_LONG, ping("a".repeat(126))),
    CONTINUATION_FIRST("continuation first", "A continuation, and nothing before it that it could continue.",
            FrameRule.CONTINUATION_OF_NOTHING, last("lo")),
    TEXT_IN_TEXT("message inside a message", "A second message begins before the first has had its last frame.",
            FrameRule.MESSAGE_INSIDE_MESSAGE, part(Opcode.TEXT, "Hel"), text("Hello")),
    BAD_UTF8("bad UTF-8", "The byte ff does not occur in UTF-8.",
            FrameRule.TEXT_NOT_UTF8, FrameDraft.of(true, Opcode.TEXT, hex("48656cff"))),
    CUT_UTF8("UTF-8 cut off", "The text ends in the middle of a character: ü is c3 bc.",
            FrameRule.TEXT_NOT_UTF8, FrameDraft.of(true, Opcode.TEXT, hex("4772c3"))),
    CLOSE_ONE_BYTE("close with one byte", "A close code has two bytes.", FrameRule.CLOSE_BODY_ONE_BYTE, close("03")),
    CLOSE_1005("close 1005", "1005 means that there was no code, so nobody can send it.", FrameRule.CLOSE_CODE_NOT_ALLOWED, close("03ed")),
    CLOSE_999("close 999", "Codes below 1000 are not used.", FrameRule.CLOSE_CODE_NOT_ALLOWED, close("03e7")),
    CLOSE_BAD_UTF8("close with bad UTF-8", "The reason must be UTF-8.", FrameRule.CLOSE_REASON_NOT_UTF8, close("03e8ff")),
    AFTER_CLOSE("text after close", "Whoever has sent a close frame sends no more data.",
            FrameRule.FRAME_AFTER_CLOSE, close("03e8"), text("Hello")),
    TOO_BIG("much too big", "Announces 4,611,686,018,427,387,904 bytes. Nobody takes so many.",
            FrameRule.MESSAGE_TOO_BIG, FrameDraft.of(true, Opcode.BINARY, hex("")).withLength(LengthForm.BITS_64, 1L << 62)),
    LENGTH_TOO_SMALL("length that is too small", "The length says 2 of 7 bytes. The others are taken for the next frame.",
            FrameDraft.text("Hello\r\n").withLength(LengthForm.BITS_7, 2)),
    COMPRESSED_HELLO("compressed Hello", "The example of RFC 7692 §7.2.3.1. Without permessage-deflate RSV1 breaks a rule.",
            FrameDraft.of(true, Opcode.TEXT, hex("f248cdc9c90700")).withReserved(4)),
    RSV1_LATER("RSV1 in a later fragment", "The first frame says for the whole message that it is compressed.",
            FrameRule.COMPRESSED_BIT_MISPLACED,
            FrameDraft.of(false, Opcode.TEXT, hex("f248cd")).withReserved(4),
            FrameDraft.of(true, Opcode.CONTINUATION, hex("c9c90700")).withReserved(4)),
    NOT_DEFLATE("not DEFLATE", "A frame that says that it is compressed, and is not.",
            FrameRule.COMPRESSED_DATA_CORRUPT, FrameDraft.of(true, Opcode.TEXT, hex("ffffff")).withReserved(4)),
    HELLO_TYPED("Hello typed in telnet", "Letters where a frame should begin: H is FIN 0, RSV 100, opcode 8.",
            new FrameDraft(new FrameHeader(false, 4, Opcode.CLOSE, false, 0, LengthForm.BITS_7, 'e'), utf8("llo\r\n")));

    /// The masking key of the example in RFC 6455 §5.7. A real client takes another one for each frame.
    public static final int KEY = 0x37fa213d;

    private final String title;
    private final String words;
    private final Optional<FrameRule> breaks;
    private final List<FrameDraft> frames;

    Preset(String title, String words, FrameDraft... frames) {
        this(title, words, null, frames);
    }

    Preset(String title, String words, @Nullable FrameRule breaks, FrameDraft... frames) {
        this.title = title;
        this.words = words;
        this.breaks = Optional.ofNullable(breaks);
        this.frames = List.of(frames);
    }

    /// A name for a list, such as `long ping`.
    ///
    /// @param sender who will send it
    public String title(Role sender) {
        return this == WRONG_MASK ? sender == Role.CLIENT ? "unmasked" : "masked" : title;
    }

    /// What it is for, in a sentence or two.
    public String words() {
        return words;
    }

    /// Finds a preset by its title or its constant's name, in either case: `long ping`, `LONG_PING`.
    ///
    /// @param sender who will send it
    public static Optional<Preset> named(String name, Role sender) {
        return Arrays.stream(values())
                .filter(p -> p.name().equalsIgnoreCase(name.strip()) || p.title(sender).equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// Whether it is meant for a connection on which permessage-deflate was agreed on (RFC 7692). Without that, each of
    /// these breaks [FrameRule#RESERVED_BIT_SET].
    public boolean isCompressed() {
        return this == COMPRESSED_HELLO || this == RSV1_LATER || this == NOT_DEFLATE;
    }

    /// The rules that it breaks where it is meant to be sent, in the order of the bits of the frame that does; empty where it breaks none.
    ///
    /// @param sender who sends it
    public List<FrameRule> breaks(Role sender) {
        FrameRule mask = sender == Role.CLIENT ? FrameRule.CLIENT_FRAME_UNMASKED : FrameRule.SERVER_FRAME_MASKED;
        if (this == WRONG_MASK) {
            return List.of(mask);
        }
        if (this == LENGTH_TOO_SMALL || this == HELLO_TYPED) {
            // What is taken for a header here was not meant as one, and so nearly everything about it is wrong.
            return sender == Role.CLIENT
                    ? List.of(FrameRule.RESERVED_BIT_SET, mask, FrameRule.CONTROL_FRAME_FRAGMENTED)
                    : List.of(FrameRule.RESERVED_BIT_SET, FrameRule.CONTROL_FRAME_FRAGMENTED);
        }
        return breaks.stream().toList();
    }

    /// The frames, as this end sends them.
    public List<FrameDraft> frames(Role sender) {
        boolean right = sender == Role.CLIENT;
        boolean masked = this == WRONG_MASK ? !right : right && this != HELLO_TYPED;
        return masked ? frames.stream().map(frame -> frame.withKey(KEY)).toList() : frames;
    }

    /// Their bytes, one frame right after the other.
    public byte[] bytes(Role sender) {
        ByteSink bytes = new ByteSink();
        frames(sender).forEach(frame -> bytes.add(frame.bytes()));
        return bytes.toArray();
    }

    /// The same as a conversation that this end sends.
    public Script script(Role sender) {
        List<ScriptLine> lines = new ArrayList<>();
        lines.add(new ScriptLine.Comment("# " + title(sender) + ": " + words));
        if (isCompressed()) {
            lines.add(new ScriptLine.Agreed(PerMessageDeflate.PLAIN.toString()));
        }
        frames(sender).forEach(f -> lines.add(new ScriptLine.Said(sender, Mirror.pieces(f.bytes()), "")));
        breaks(sender).forEach(rule -> lines.add(new ScriptLine.Breaks(rule)));
        return new Script(List.copyOf(lines)).named();
    }

    private static FrameDraft text(String text) {
        return FrameDraft.text(text);
    }

    private static FrameDraft part(Opcode opcode, String text) {
        return FrameDraft.of(false, opcode, utf8(text));
    }

    private static FrameDraft last(String text) {
        return FrameDraft.of(true, Opcode.CONTINUATION, utf8(text));
    }

    private static FrameDraft ping(String text) {
        return FrameDraft.of(true, Opcode.PING, utf8(text));
    }

    private static FrameDraft close(String body) {
        return FrameDraft.of(true, Opcode.CLOSE, hex(body));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
