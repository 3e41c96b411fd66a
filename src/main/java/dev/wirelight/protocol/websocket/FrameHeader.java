package dev.wirelight.protocol.websocket;

import java.nio.ByteBuffer;

/// What stands before a frame's payload (RFC 6455 §5.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |F|R|R|R| opcode|M| length (7)  |  extended length: 0, 16 or 64  |
///     |I|S|S|S|  (4)  |A|             |  bits, as the 7 bits announce  |
///     |N|V|V|V|       |S|             +--------------------------------+
///     | |1|2|3|       |K|             |  masking key: 0 or 32 bits     |
///
/// This says what the bytes say. Whether that is allowed is another question: see [FrameRules].
///
/// @param fin whether this frame is the last of its message
/// @param rsv the three reserved bits, RSV1 being 4, RSV2 2 and RSV3 1
/// @param opcode what the frame carries
/// @param masked whether a masking key follows the length
/// @param maskingKey its four bytes, the first being the highest; 0 where there is none
/// @param lengthForm how the length is written, which need not be the shortest form
/// @param payloadLength in bytes; to be read as unsigned, since a broken peer may set the highest of the 64 bits
public record FrameHeader(
        boolean fin,
        int rsv,
        Opcode opcode,
        boolean masked,
        int maskingKey,
        LengthForm lengthForm,
        long payloadLength) {

    /// The longest header: 2 + 8 + 4 bytes.
    public static final int MAX_LENGTH = 14;

    /// How long a header is, which its first two bytes tell.
    ///
    /// @param secondByte the byte with MASK and the 7-bit length
    /// @return 2, 4, 6, 8, 10 or 14 bytes
    public static int lengthOf(int secondByte) {
        int key = (secondByte & 0x80) != 0 ? 4 : 0;
        return 2 + LengthForm.announcedBy(secondByte).extraBytes() + key;
    }

    /// Reads a header.
    ///
    /// @param bytes must hold the whole of it from `at` on; see [#lengthOf]
    public static FrameHeader read(byte[] bytes, int at) {
        int first = bytes[at];
        int second = bytes[at + 1];
        boolean masked = (second & 0x80) != 0;
        LengthForm form = LengthForm.announcedBy(second);
        ByteBuffer rest = ByteBuffer.wrap(bytes, at + 2, bytes.length - at - 2);
        long length =
                switch (form) {
                    case BITS_7 -> second & 0x7f;
                    case BITS_16 -> rest.getShort() & 0xffff;
                    case BITS_64 -> rest.getLong();
                };
        int key = masked ? rest.getInt() : 0;
        return new FrameHeader((first & 0x80) != 0, (first >> 4) & 0x7, Opcode.of(first), masked, key, form, length);
    }

    /// A header as it should be: no reserved bit, the shortest length form, no mask.
    public static FrameHeader unmasked(boolean fin, Opcode opcode, long payloadLength) {
        return new FrameHeader(fin, 0, opcode, false, 0, LengthForm.minimalFor(payloadLength), payloadLength);
    }

    /// The same header with a masking key, as a client must send it.
    public FrameHeader withKey(int key) {
        return new FrameHeader(fin, rsv, opcode, true, key, lengthForm, payloadLength);
    }

    /// The same header with RSV1 as given and RSV2 and RSV3 0.
    public FrameHeader withRsv1(boolean set) {
        return new FrameHeader(fin, set ? 4 : 0, opcode, masked, maskingKey, lengthForm, payloadLength);
    }

    /// How many bytes this header takes.
    public int length() {
        return 2 + lengthForm.extraBytes() + (masked ? 4 : 0);
    }

    /// Writes the header, just as its values are.
    ///
    /// @param bytes must have [#length()] bytes of room from `at` on
    /// @return the position after it
    public int write(byte[] bytes, int at) {
        ByteBuffer out = ByteBuffer.wrap(bytes, at, length());
        out.put((byte) ((fin ? 0x80 : 0) | rsv << 4 | opcode.bits()));
        int mask = masked ? 0x80 : 0;
        switch (lengthForm) {
            case BITS_7 -> out.put((byte) (mask | (int) payloadLength & 0x7f));
            case BITS_16 -> out.put((byte) (mask | 126)).putShort((short) payloadLength);
            case BITS_64 -> out.put((byte) (mask | 127)).putLong(payloadLength);
        }
        if (masked) {
            out.putInt(maskingKey);
        }
        return out.position();
    }

    /// RSV1 (bit 0 of the frame is FIN, this is bit 1).
    public boolean rsv1() {
        return (rsv & 4) != 0;
    }

    public boolean rsv2() {
        return (rsv & 2) != 0;
    }

    public boolean rsv3() {
        return (rsv & 1) != 0;
    }
}
