package dev.wirelight.protocol.http;

/// Finds the end of a body in chunks (RFC 9112 §7.1), however its bytes arrive: each chunk begins with its size in
/// hexadecimal; one of size 0 is the last, and after it trailer fields may follow up to an empty line.
public final class ChunkedBody {
    private static final long LARGEST_CHUNK = 1L << 48;

    /// What the next byte belongs to.
    public enum State {
        /// The size of a chunk, in hexadecimal digits.
        SIZE,
        /// What follows the size in its line.
        EXTENSION,
        /// The chunk itself.
        DATA,
        /// The CR LF behind it.
        AFTER_DATA,
        /// Fields that follow the last chunk, or the empty line that ends the body.
        TRAILER,
        ENDED,
        /// Something that fits none of these came before: nobody knows where the body ends.
        BROKEN
    }

    /// Where in the body the next byte stands.
    ///
    /// @param left how many bytes of the chunk's data follow, as far as its size is known
    /// @param digits how many digits of the size have come
    /// @param lineLength 0 where a line of the trailer is empty so far
    public record Place(State state, long left, int digits, int lineLength) {
        /// The first byte of a body.
        public static final Place BEGINNING = new Place(State.SIZE, 0, 0, 0);
    }

    private State state;
    private long left;
    private int digits;
    private int lineLength;

    public ChunkedBody() {
        this(Place.BEGINNING);
    }

    /// Goes on at a place.
    public ChunkedBody(Place place) {
        state = place.state;
        left = place.left;
        digits = place.digits;
        lineLength = place.lineLength;
    }

    /// Where the next byte stands.
    public Place place() {
        return new Place(state, left, digits, lineLength);
    }

    /// Takes bytes up to the end of the body.
    ///
    /// @return how many belong to it; all of them where it is broken, since nobody knows where it ends then
    public int take(byte[] bytes, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end && state != State.ENDED) {
            if (state == State.BROKEN) {
                return count;
            }
            if (state == State.DATA) {
                int some = (int) Math.min(left, end - at);
                left -= some;
                at += some;
                state = left == 0 ? State.AFTER_DATA : State.DATA;
            } else {
                step(bytes[at++] & 0xff);
            }
        }
        return at - from;
    }

    private void step(int b) {
        switch (state) {
            case SIZE -> {
                int digit = Character.digit(b, 16);
                if (digit >= 0 && left < LARGEST_CHUNK) {
                    left = left << 4 | digit;
                    digits++;
                } else if (digits > 0 && (b == ';' || b == ' ' || b == '\t' || b == '\r')) {
                    state = State.EXTENSION;
                } else if (digits > 0 && b == '\n') {
                    sizeEnded();
                } else {
                    state = State.BROKEN;
                }
            }
            case EXTENSION -> {
                if (b == '\n') {
                    sizeEnded();
                }
            }
            case AFTER_DATA -> {
                if (b == '\n') {
                    state = State.SIZE;
                } else if (b != '\r') {
                    state = State.BROKEN;
                }
            }
            case TRAILER -> {
                if (b == '\n') {
                    state = lineLength == 0 ? State.ENDED : State.TRAILER;
                    lineLength = 0;
                } else if (b != '\r') {
                    lineLength = 1; // only whether the line is empty counts
                }
            }
            case DATA, ENDED, BROKEN -> throw new IllegalStateException(state.name());
        }
    }

    private void sizeEnded() {
        state = left == 0 ? State.TRAILER : State.DATA;
        digits = 0;
        lineLength = 0;
    }

    /// Passes over bytes that are missing.
    ///
    /// @return false where they may hold more than data of the current chunk: then nobody knows where the body ends
    public boolean skip(long missing) {
        if (state != State.DATA || missing > left) {
            return false;
        }
        left -= missing;
        state = left == 0 ? State.AFTER_DATA : State.DATA;
        return true;
    }

    /// Whether the last byte taken was the last of the body.
    public boolean isEnded() {
        return state == State.ENDED;
    }
}
