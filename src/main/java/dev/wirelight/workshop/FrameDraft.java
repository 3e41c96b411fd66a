package dev.wirelight.workshop;

import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.LengthForm;
import dev.wirelight.protocol.websocket.Masking;
import dev.wirelight.protocol.websocket.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A frame as somebody composes it by hand. Every bit may be wrong, and so may the length: it need not be that of the
/// payload, nor be written in its shortest form.
///
/// @param header just as it will be written (RFC 6455 §5.2)
/// @param payload as it is meant, before it is masked
public record FrameDraft(FrameHeader header, byte[] payload) {

    /// A frame as it should be, not masked.
    public static FrameDraft of(boolean fin, Opcode opcode, byte[] payload) {
        return new FrameDraft(FrameHeader.unmasked(fin, opcode, payload.length), payload);
    }

    /// A text message in one frame, not masked.
    public static FrameDraft text(String text) {
        return of(true, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same frame, masked with this key: its four bytes, the first being the highest.
    public FrameDraft withKey(int key) {
        return new FrameDraft(header.withKey(key), payload);
    }

    /// The same frame with reserved bits.
    ///
    /// @param rsv RSV1 being 4, RSV2 2 and RSV3 1
    public FrameDraft withReserved(int rsv) {
        return new FrameDraft(
                new FrameHeader(
                        header.fin(),
                        rsv,
                        header.opcode(),
                        header.masked(),
                        header.maskingKey(),
                        header.lengthForm(),
                        header.payloadLength()),
                payload);
    }

    /// The same frame with a length field as one likes: another form, or a number that is not true.
    ///
    /// @param length unsigned; only as many bits of it are written as the form has
    public FrameDraft withLength(LengthForm form, long length) {
        return new FrameDraft(
                new FrameHeader(
                        header.fin(), header.rsv(), header.opcode(), header.masked(), header.maskingKey(), form, length),
                payload);
    }

    /// Whether the length field says how long the payload really is.
    public boolean isLengthTrue() {
        return header.payloadLength() == payload.length;
    }

    /// What goes onto the wire: the header, then the payload, masked where there is a key.
    public byte[] bytes() {
        byte[] bytes = new byte[header.length() + payload.length];
        int body = header.write(bytes, 0);
        System.arraycopy(payload, 0, bytes, body, payload.length);
        if (header.masked()) {
            Masking.apply(bytes, body, payload.length, header.maskingKey(), 0);
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrameDraft that && header.equals(that.header) && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * header.hashCode() + Arrays.hashCode(payload);
    }
}
