package dev.wirelight.protocol.websocket;

import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into frames, however the bytes arrive: whole, in pieces, several frames at once.
///
/// Give it bytes with [#give], then call [#next] until it says [Step#MORE]:
///
///     HEADER, PAYLOAD, PAYLOAD, END, HEADER, END, HEADER, PAYLOAD, MORE ...
///
/// It checks no rule, and it never stores a payload: [Step#PAYLOAD] points into the bytes that were given.
public final class FrameReader {

    /// What [#next] found.
    public enum Step {
        /// A header is complete: see [#header].
        HEADER,
        /// Some bytes of the payload, as they are on the wire: see [#from], [#length], [#payloadOffset].
        PAYLOAD,
        /// The frame is complete.
        END,
        /// All bytes are used up.
        MORE
    }

    private static final byte[] NOTHING = new byte[0];

    private final byte[] headerBytes = new byte[FrameHeader.MAX_LENGTH];
    private int headerFilled;
    private @Nullable FrameHeader header;
    private long payloadSeen;

    private byte[] in = NOTHING;
    private long offset;
    private long frameOffset;
    private int position;
    private int end;
    private int from;
    private int length;

    /// Takes the next bytes of the stream. All bytes given before must have been used up.
    public void give(byte[] bytes, int from, int length) {
        if (position != end) {
            throw new IllegalStateException("call next() until it says MORE before giving more bytes");
        }
        in = bytes;
        position = from;
        end = from + length;
    }

    /// Where in the stream, counted in bytes from its beginning, the first frame begins that begins in the bytes given last;
    /// -1 if none does. Asked before the first [#next] after them.
    public long firstFrame() {
        if (position == end || headerFilled == 0) {
            return position == end ? -1 : offset;
        }
        FrameHeader begun = header;
        long left;
        int at = position;
        if (begun != null) {
            left = begun.payloadLength() - payloadSeen;
        } else {
            byte[] whole = headerBytes.clone();
            int filled = headerFilled;
            while (filled < 2 || filled < FrameHeader.lengthOf(whole[1])) {
                if (at == end) {
                    return -1;
                }
                whole[filled++] = in[at++];
            }
            left = FrameHeader.read(whole, 0).payloadLength();
        }
        // Unsigned, as in next().
        return Long.compareUnsigned(left, end - at) < 0 ? offset + (at - position) + left : -1;
    }

    /// Goes one step further.
    public Step next() {
        FrameHeader current = header;
        if (current == null) {
            return fillHeader() ? Step.HEADER : more();
        }
        long left = current.payloadLength() - payloadSeen;
        if (left == 0) {
            header = null;
            headerFilled = 0;
            return Step.END;
        }
        if (position == end) {
            return more();
        }
        // A length with its highest bit set is negative here; unsigned, it is more than can ever arrive.
        length = Long.compareUnsigned(left, end - position) < 0 ? (int) left : end - position;
        from = position;
        position += length;
        offset += length;
        payloadSeen += length;
        return Step.PAYLOAD;
    }

    private Step more() {
        in = NOTHING; // an idle connection holds on to nobody's buffer
        position = 0;
        end = 0;
        return Step.MORE;
    }

    private boolean fillHeader() {
        if (headerFilled == 0) {
            frameOffset = offset;
        }
        while (position < end) {
            headerBytes[headerFilled++] = in[position++];
            offset++;
            if (headerFilled >= 2 && headerFilled == FrameHeader.lengthOf(headerBytes[1])) {
                header = FrameHeader.read(headerBytes, 0);
                payloadSeen = 0;
                return true;
            }
        }
        return false;
    }

    /// The header of the current frame: from [Step#HEADER] to the [Step#END] after it.
    public FrameHeader header() {
        FrameHeader current = header;
        return current != null ? current : FrameHeader.read(headerBytes, 0);
    }

    /// Where the bytes of this [Step#PAYLOAD] begin in the bytes given.
    public int from() {
        return from;
    }

    /// How many bytes this [Step#PAYLOAD] has, at least 1.
    public int length() {
        return length;
    }

    /// Copies the bytes of this [Step#PAYLOAD], without the mask where they are masked.
    public void copyUnmasked(byte[] target, int at) {
        System.arraycopy(in, from, target, at, length);
        if (header().masked()) {
            Masking.apply(target, at, length, header().maskingKey(), payloadOffset());
        }
    }

    /// The position in the frame's payload of the first byte of this [Step#PAYLOAD].
    public long payloadOffset() {
        return payloadSeen - length;
    }

    /// How many bytes of the stream have been used up so far.
    public long offset() {
        return offset;
    }

    /// How many bytes of the stream stood before the current frame.
    public long frameOffset() {
        return frameOffset;
    }

    /// How many of the bytes given last are not used up yet.
    public int left() {
        return end - position;
    }

    /// Whether the current frame's header is complete and the frame is not.
    public boolean insideFrame() {
        return header != null;
    }

    /// Whether the stream stands between two frames.
    public boolean betweenFrames() {
        return headerFilled == 0;
    }
}
