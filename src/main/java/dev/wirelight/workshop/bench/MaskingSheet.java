package dev.wirelight.workshop.bench;

import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.workshop.FrameDraft;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A masked frame that can be changed from either end: its payload, its key, the masked bytes, or the whole frame as it
/// stands on the wire (RFC 6455 §5.3).
///
/// @param frame with a masking key and a true length
public record MaskingSheet(FrameDraft frame) {
    /// So many bytes can be looked at one by one.
    public static final int MOST = 1_000;
    /// The key and the payload of the example in RFC 6455 §5.7.
    public static final MaskingSheet EXAMPLE = new MaskingSheet(FrameDraft.text("Hello").withKey(0x37fa213d));

    private static final int KEY_LENGTH = 4;

    /// What somebody typed, or why it makes no masked frame.
    ///
    /// @param sheet the new one; the one before where there is trouble
    /// @param trouble in plain words; empty for none
    public record Change(MaskingSheet sheet, String trouble) {}

    /// The payload before it is masked.
    public byte[] payload() {
        return frame.payload();
    }

    /// Four bytes.
    public byte[] key() {
        return ByteBuffer.allocate(KEY_LENGTH).putInt(frame.header().maskingKey()).array();
    }

    /// The payload as it goes onto the wire: `payload[i] ⊕ key[i mod 4]`.
    public byte[] masked() {
        byte[] bytes = frame.payload().clone();
        Masking.apply(bytes, 0, bytes.length, frame.header().maskingKey(), 0);
        return bytes;
    }

    /// The header, and the masked payload behind it.
    public byte[] wire() {
        return frame.bytes();
    }

    public Change withPayload(byte[] bytes) {
        if (bytes.length > MOST) {
            return trouble("These are " + bytes.length + " bytes. Here is room for " + MOST + ".");
        }
        FrameHeader before = frame.header();
        FrameDraft next = FrameDraft.of(before.fin(), before.opcode(), bytes)
                .withReserved(before.rsv())
                .withKey(before.maskingKey());
        return new Change(new MaskingSheet(next), "");
    }

    /// With another key: the payload stays, and is masked with it.
    ///
    /// @param bytes should be four
    public Change withKey(byte[] bytes) {
        if (bytes.length != KEY_LENGTH) {
            return trouble("A masking key has four bytes, and here are " + bytes.length + ".");
        }
        return new Change(new MaskingSheet(frame.withKey(ByteBuffer.wrap(bytes).getInt())), "");
    }

    /// With other masked bytes: the key stays, and unmasks them. Masking twice is the same as not at all.
    public Change withMasked(byte[] bytes) {
        byte[] plain = bytes.clone();
        Masking.apply(plain, 0, plain.length, frame.header().maskingKey(), 0);
        return withPayload(plain);
    }

    /// With all bytes of a frame, such as one that was copied from the wire.
    public Change withWire(byte[] bytes) {
        if (bytes.length < 2 || bytes.length < FrameHeader.lengthOf(bytes[1])) {
            return trouble("The header is not complete: here are " + bytes.length + " bytes"
                    + (bytes.length < 2 ? ", and it has at least 2." : " of " + FrameHeader.lengthOf(bytes[1]) + "."));
        }
        FrameHeader header = FrameHeader.read(bytes, 0);
        if (!header.masked()) {
            return trouble("MASK is 0: this frame has no key, and its payload stands there as it is. A server sends it so.");
        }
        byte[] body = Arrays.copyOfRange(bytes, header.length(), bytes.length);
        if (header.payloadLength() != body.length) {
            return trouble("The header says that the payload has " + Long.toUnsignedString(header.payloadLength())
                    + " bytes, and here are " + body.length + ".");
        }
        Masking.apply(body, 0, body.length, header.maskingKey(), 0);
        return body.length > MOST
                ? trouble("These are " + body.length + " bytes. Here is room for " + MOST + ".")
                : new Change(new MaskingSheet(new FrameDraft(header, body)), "");
    }

    private Change trouble(String words) {
        return new Change(this, words);
    }
}
