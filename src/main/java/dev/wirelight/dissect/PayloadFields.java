package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;

/// The fields of a frame's payload, once it is plain: text, a close code with its reason, or just bytes.
final class PayloadFields {
    static final String STATUS_CODE = "Status code";
    static final String REASON = "Reason";
    static final String VALID_TEXT = "Text";
    static final String NOT_UTF8 = "Not UTF-8";
    static final String AFTER_IT = "Bytes after it";

    private static final Section CLOSE = FrameWords.CLOSE;
    private static final Section UTF8 = Section.rfc(6455, "8.1");

    private PayloadFields() {}

    /// Lays the payload over all that is left.
    static void lay(Tiles tiles, String name, FrameHeader header, byte[] bytes) {
        long bits = FrameFields.payloadBits(header);
        int from = tiles.at();
        int to = (int) Math.min(tiles.end(), from + bits / 8);
        boolean whole = bits == 8L * (to - from);
        Opcode opcode = header.opcode();
        if (opcode == Opcode.CLOSE) {
            close(tiles, name, bits, bytes, from, to, whole);
            return;
        }
        Utf8 utf8 = Utf8.read(bytes, from, to);
        boolean textEnds = whole && opcode == Opcode.TEXT && header.fin();
        if (opcode == Opcode.TEXT && (utf8.bad() > 0 || textEnds && utf8.unfinished() > 0)) {
            Words words = new Words(
                    "not valid UTF-8",
                    "A text message must be UTF-8 from beginning to end; these bytes are not.",
                    UTF8);
            tiles.group(name, bits, Spelling.hex(bytes, from, to), words, parts -> text(parts, bytes, from, to, whole));
            return;
        }
        Words words = switch (opcode) {
            case TEXT ->
                new Words(
                        describe(utf8),
                        "The text itself. A character may take more than one byte in UTF-8: ä takes two, 😀 four.",
                        FrameWords.DATA);
            case CONTINUATION ->
                new Words(
                        "the next part of the message",
                        "It goes on where the fragment before it ended; a character may even be cut in two there.",
                        FrameWords.FRAGMENTATION);
            case BINARY ->
                new Words(
                        Spelling.bytes(bits / 8),
                        "Bytes whose meaning only the two applications know.",
                        FrameWords.DATA);
            case PING ->
                new Words(
                        "to be sent back",
                        "Up to 125 bytes that the sender chose freely. They come back in the pong.",
                        FrameWords.PING);
            case PONG ->
                new Words(
                        "what the ping carried",
                        "The same bytes as in the ping that this answers; so the sender knows which ping it was.",
                        FrameWords.PONG);
            case CLOSE,
                    RESERVED_3,
                    RESERVED_4,
                    RESERVED_5,
                    RESERVED_6,
                    RESERVED_7,
                    RESERVED_B,
                    RESERVED_C,
                    RESERVED_D,
                    RESERVED_E,
                    RESERVED_F ->
                new Words(
                        Spelling.bytes(bits / 8),
                        "What a frame with a reserved opcode carries: nobody has defined what it means.",
                        FrameFields.FRAME);
        };
        boolean readable = utf8.bad() == 0 && opcode != Opcode.BINARY && opcode.isDefined();
        String text = readable ? Spelling.quoted(utf8.text()) : Spelling.hex(bytes, from, to);
        tiles.leaf(name, bits, text, words);
    }

    private static String describe(Utf8 utf8) {
        String characters = utf8.characters() == 1 ? "1 character" : Spelling.number(utf8.characters()) + " characters";
        return "valid UTF-8, " + characters + (utf8.unfinished() == 0 ? "" : " and the beginning of one more");
    }

    private static void close(Tiles tiles, String name, long bits, byte[] bytes, int from, int to, boolean whole) {
        Words words = new Words(
                "why it is closed",
                "A close frame may say why: two bytes of status code, and after them a reason in UTF-8 for people.",
                CLOSE);
        tiles.group(name, bits, Spelling.hex(bytes, from, to), words, parts -> {
            if (to - from < 2) {
                String meaning = whole ? "one byte, where two are needed" : "its first byte";
                parts.leaf(STATUS_CODE, 8, Spelling.hex(bytes, from, to), CloseWords.incomplete(meaning));
                return;
            }
            int code = (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
            parts.number(STATUS_CODE, 16, Integer.toString(code), CloseWords.of(code));
            reason(parts, 8 * (bits / 8 - 2), bytes, from + 2, to, whole);
        });
    }

    private static void reason(Tiles parts, long bits, byte[] bytes, int from, int to, boolean whole) {
        Utf8 utf8 = Utf8.read(bytes, from, to);
        if (utf8.bad() == 0 && (utf8.unfinished() == 0 || !whole)) {
            Words words = new Words(
                    "for people, valid UTF-8",
                    "A short text for whoever looks for a mistake. Programs decide by the code, not by this.",
                    CLOSE);
            parts.leaf(REASON, bits, Spelling.quoted(utf8.text()), words);
            return;
        }
        Words words = new Words("not valid UTF-8", "The reason must be UTF-8; these bytes are not.", CLOSE);
        parts.group(REASON, bits, Spelling.hex(bytes, from, to), words, inner -> text(inner, bytes, from, to, whole));
    }

    /// Text up to the first bytes that are not UTF-8, those, and what comes after them.
    private static void text(Tiles parts, byte[] bytes, int from, int to, boolean whole) {
        Utf8 utf8 = Utf8.read(bytes, from, to);
        int bad = utf8.bad() > 0 || !whole ? utf8.bad() : utf8.unfinished();
        int badAt = from + utf8.valid();
        Words valid = new Words("valid UTF-8", "Up to here all is well.", UTF8);
        Words wrong = new Words(
                utf8.bad() > 0 ? "no character begins so" : "the end of the character is missing",
                "UTF-8 writes a character in one to four bytes, and the first of them says how many. These do not fit "
                        + "that rule.",
                UTF8);
        Words after = new Words("not looked at", "After the first mistake nobody needs to read on.", UTF8);
        parts.leafTo(VALID_TEXT, badAt, Spelling.quoted(utf8.text()), valid);
        parts.leafTo(NOT_UTF8, badAt + bad, Spelling.hex(bytes, badAt, badAt + bad), wrong);
        parts.leafTo(AFTER_IT, to, Spelling.hex(bytes, badAt + bad, to), after);
    }
}
