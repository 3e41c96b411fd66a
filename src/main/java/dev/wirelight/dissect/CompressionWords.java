package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.FrameHeader;

/// What is said about a compressed message (RFC 7692).
final class CompressionWords {
    static final Section DECOMPRESSING = Section.rfc(7692, "7.2.2");
    private static final Section BIT = Section.rfc(7692, "6");
    private static final Section COMPRESSING = Section.rfc(7692, "7.2.1");

    private CompressionWords() {}

    /// RSV1 where it is 1 and allowed, the “Per-Message Compressed” bit.
    static Words bit() {
        return new Words(
                "this message is compressed",
                "The “Per-Message Compressed” bit of permessage-deflate. It stands in the first frame of a message and"
                        + " holds for all of them; frames that follow have 0 here.",
                BIT);
    }

    /// The payload as it travelled, without its mask.
    static Words compressed(FrameHeader header, Content.Inflated inflated) {
        String end = header.fin()
                ? " Every message would end in 00 00 ff ff; the sender leaves these four bytes out, and the receiver puts"
                        + " them back."
                : "";
        String trouble = inflated.trouble().isEmpty() ? "" : " " + inflated.trouble();
        return new Words(
                "compressed: " + sizes(header, inflated),
                "DEFLATE, as in a zip file: what came before is not written again but referred to, and frequent letters"
                        + " take fewer bits." + end + trouble,
                COMPRESSING);
    }

    /// `40 bytes instead of 2,000 (2 %)`.
    static String sizes(FrameHeader header, Content.Inflated inflated) {
        long from = header.payloadLength();
        String bytes = Spelling.bytes(from);
        if (!inflated.trouble().isEmpty()) {
            return inflated.length() == 0
                    ? bytes + ", not decompressed here"
                    : bytes + ", the first " + Spelling.number(inflated.length()) + " decompressed here";
        }
        long plain = inflated.length();
        String share = plain == 0 ? "" : " (" + Spelling.number(Math.round(100.0 * from / plain)) + " %)";
        return bytes + " instead of " + Spelling.number(plain) + share;
    }
}
