package dev.wirelight.protocol.http;

/// Finds the end of a body in chunks (RFC 9112 §7.1), however its bytes arrive: each chunk begins with its size in
/// hexadecimal; one of size 0 is the last, and after it trailer fields may follow up to an empty line.
public final class ChunkedBody {
    private static final long LARGEST_CHUNK = 1L << 48;

    private enum State {
        SIZE,
        EXTENSION,
        DATA,
        AFTER_DATA,
        TRAILER,
        ENDED,
        BROKEN
    }

    private State state = State.SIZE;
    private long left;
    private int digits;
    private int lineLength;

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
