package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameLayout.Part;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Direction;
import java.util.Optional;

/// What is said about the header of one frame.
final class FrameWords {
    static final Section FRAGMENTATION = Section.rfc(6455, "5.4");
    private static final Section MASKING = Section.rfc(6455, "5.3");
    private static final Section OVERVIEW = Section.rfc(6455, "5.1");
    static final Section CLOSE = Section.rfc(6455, "5.5.1");
    static final Section PING = Section.rfc(6455, "5.5.2");
    static final Section PONG = Section.rfc(6455, "5.5.3");
    static final Section DATA = Section.rfc(6455, "5.6");

    private final FrameHeader header;
    private final boolean fromClient;
    private final Optional<Content.Inflated> inflated;

    /// @param inflated present where the frame belongs to a compressed message
    FrameWords(FrameHeader header, Direction direction, Optional<Content.Inflated> inflated) {
        this.header = header;
        this.inflated = inflated;
        this.fromClient = direction == Direction.CLIENT_TO_SERVER;
    }

    static String bit(boolean set) {
        return set ? "1" : "0";
    }

    /// The value of a part, as it is shown.
    String text(Part part) {
        return switch (part) {
            case FIN -> bit(header.fin());
            case RSV1 -> bit(header.rsv1());
            case RSV2 -> bit(header.rsv2());
            case RSV3 -> bit(header.rsv3());
            case OPCODE -> "0x" + Integer.toHexString(header.opcode().bits());
            case MASK -> bit(header.masked());
            case PAYLOAD_LEN -> Long.toString(sevenBits());
            case EXTENDED_PAYLOAD_LENGTH -> Long.toUnsignedString(header.payloadLength());
            case MASKING_KEY -> Spelling.hex(header.maskingKey());
        };
    }

    Words of(Part part) {
        return switch (part) {
            case FIN -> fin();
            case RSV1 ->
                isCompressedBit()
                        ? CompressionWords.bit()
                        : reservedBit(
                                header.rsv1(),
                                "The extension permessage-deflate (RFC 7692) sets it on a compressed "
                                        + "message, where both sides agreed on it. Otherwise it must be 0.");
            case RSV2, RSV3 ->
                reservedBit(
                        part == Part.RSV2 ? header.rsv2() : header.rsv3(),
                        "Kept free for extensions that are still to be invented. It must be 0 unless both sides agreed"
                                + " on one.");
            case OPCODE -> opcode();
            case MASK -> mask();
            case PAYLOAD_LEN -> payloadLen();
            case EXTENDED_PAYLOAD_LENGTH -> extendedLength();
            case MASKING_KEY ->
                new Words(
                        "fresh for every frame",
                        "Chosen afresh, at random, by the client for each frame. It hides nothing: it travels beside"
                            + " the data. It stops a page from choosing the bytes that proxies see (RFC 6455 §10.3).",
                        MASKING);
        };
    }

    String reservedBits() {
        return bit(header.rsv1()) + bit(header.rsv2()) + bit(header.rsv3());
    }

    private boolean isCompressedBit() {
        return header.rsv1() && inflated.isPresent();
    }

    Words reserved() {
        if (isCompressedBit()) {
            return new Words(
                    "compressed, as agreed",
                    "Three bits for extensions. permessage-deflate, on which both sides agreed in the handshake, uses"
                            + " the first of them.",
                    FrameFields.FRAME);
        }
        return new Words(
                header.rsv() == 0 ? "no extension" : "only for an agreed extension",
                "Three bits kept free for extensions. They must be 0 unless both sides agreed in the handshake on an "
                        + "extension that uses them.",
                FrameFields.FRAME);
    }

    Words maskedPayload() {
        return new Words(
                size() + (inflated.isPresent() ? ", compressed and then masked" : ", masked"),
                "What the frame carries, each byte combined by XOR with a byte of the masking key: byte i with key"
                        + " byte i mod 4. The same XOR again gives the plain bytes, which stand beside this as"
                        + " “unmasked”.",
                MASKING);
    }

    /// `5 bytes`, whatever the peer announced.
    private String size() {
        long length = header.payloadLength();
        return length >= 0 ? Spelling.bytes(length) : Long.toUnsignedString(length) + " bytes";
    }

    private Words fin() {
        boolean continued = header.opcode() == Opcode.CONTINUATION;
        String meaning;
        if (header.opcode().isControl()) {
            meaning = header.fin() ? "complete, as a control frame must be" : "not complete: a control frame must be";
        } else if (header.fin()) {
            meaning = continued ? "the last part of its message" : "the whole message";
        } else {
            meaning = continued ? "a middle part, more follow" : "the first part, more follow";
        }
        return new Words(
                meaning,
                "FIN says whether a message ends with this frame. A message may be sent in several frames, called "
                        + "fragments; only in the last of them FIN is 1.",
                FRAGMENTATION);
    }

    private static Words reservedBit(boolean set, String explanation) {
        return new Words(set ? "set" : "not used", explanation, FrameFields.FRAME);
    }

    private Words opcode() {
        Opcode opcode = header.opcode();
        String explanation = switch (opcode) {
            case CONTINUATION ->
                "This frame goes on with the message that began in an earlier frame. Whether it is text or binary "
                        + "was said there.";
            case TEXT -> "A message of text begins here. Text is always written in UTF-8.";
            case BINARY ->
                "A message of bytes begins here. What they mean is up to the two applications: a picture, for example.";
            case CLOSE ->
                "The sender will send no more data and asks the other side to close too. The other side answers "
                        + "with a close frame; only then the TCP connection ends.";
            case PING ->
                "“Are you still there?” The other side must answer with a pong that carries the same bytes. It is "
                        + "no ICMP ping: it travels inside this connection.";
            case PONG ->
                "The answer to a ping, with the ping's own bytes. A pong that nobody asked for is allowed: it "
                        + "says “I am still here”.";
            case RESERVED_3, RESERVED_4, RESERVED_5, RESERVED_6, RESERVED_7 ->
                "Kept free for data frames that are still to be invented. Whoever receives it must fail the "
                        + "connection.";
            case RESERVED_B, RESERVED_C, RESERVED_D, RESERVED_E, RESERVED_F ->
                "Kept free for control frames that are still to be invented. Whoever receives it must fail the "
                        + "connection.";
        };
        return new Words(opcode.toString(), explanation, section(opcode));
    }

    private static Section section(Opcode opcode) {
        return switch (opcode) {
            case CONTINUATION -> FRAGMENTATION;
            case TEXT, BINARY -> DATA;
            case CLOSE -> CLOSE;
            case PING -> PING;
            case PONG -> PONG;
            case RESERVED_3, RESERVED_4, RESERVED_5, RESERVED_6, RESERVED_7 -> FrameFields.FRAME;
            case RESERVED_B, RESERVED_C, RESERVED_D, RESERVED_E, RESERVED_F -> FrameFields.FRAME;
        };
    }

    private Words mask() {
        String meaning;
        if (header.masked()) {
            meaning = fromClient ? "masked: a client must mask" : "masked: a server must not mask";
        } else {
            meaning = fromClient ? "not masked: a client must mask" : "not masked: a server must not mask";
        }
        return new Words(
                meaning,
                "Says whether the payload is masked, and a masking key stands before it. Every frame from a client"
                        + " must be masked, and none from a server.",
                OVERVIEW);
    }

    private int sevenBits() {
        return switch (header.lengthForm()) {
            case BITS_7 -> (int) header.payloadLength();
            case BITS_16 -> 126;
            case BITS_64 -> 127;
        };
    }

    private Words payloadLen() {
        String meaning = switch (header.lengthForm()) {
            case BITS_7 -> size() + ", 7-bit form";
            case BITS_16 -> "the next 16 bits are the length";
            case BITS_64 -> "the next 64 bits are the length";
        };
        return new Words(
                meaning,
                "How many bytes the payload has, where that is 0 to 125. The values 126 and 127 are signs: the length "
                        + "stands in the next 2 or 8 bytes.",
                FrameFields.FRAME);
    }

    private Words extendedLength() {
        boolean sixteen = header.lengthForm() == LengthForm.BITS_16;
        boolean minimal = header.lengthForm() == LengthForm.minimalFor(header.payloadLength());
        String form = size() + ", " + (sixteen ? 16 : 64) + "-bit form";
        return new Words(
                minimal ? form : form + "; a shorter form would do",
                sixteen
                        ? "The length in two bytes, the higher one first, for 126 to 65,535 bytes. The shortest form"
                                + " that can hold a length must be used."
                        : "The length in eight bytes, the highest first, for 65,536 bytes and more; its highest bit"
                                + " must be 0. The shortest form that can hold a length must be used.",
                FrameFields.FRAME);
    }
}
