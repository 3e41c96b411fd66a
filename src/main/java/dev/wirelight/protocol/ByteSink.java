package dev.wirelight.protocol;

import java.util.Arrays;

/// Bytes on their way out: a growing array that gives its memory back when it is emptied.
public final class ByteSink {
    private static final byte[] NOTHING = new byte[0];
    private static final int KEPT = 256;

    private byte[] bytes = NOTHING;
    private int length;

    /// Makes room for `count` bytes and counts them as written.
    ///
    /// @return where in [#array()] they are to be put
    public int extend(int count) {
        int at = length;
        int needed = Math.addExact(at, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length)));
        }
        length = needed;
        return at;
    }

    public void add(byte[] source, int from, int count) {
        int at = extend(count);
        System.arraycopy(source, from, bytes, at, count);
    }

    public void add(byte[] source) {
        add(source, 0, source.length);
    }

    /// The array that holds the bytes, from index 0 on; another one after the next call that adds something.
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// The bytes so far, as an array of just that length.
    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /// Empties it. A large array is let go, so that an idle connection holds none.
    public void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = NOTHING;
        }
    }

    /// Takes all bytes out and leaves it empty; the array is the caller's from now on.
    ///
    /// @return the bytes, followed by unused room; [#length()] before this call says how many they are
    public byte[] take() {
        byte[] taken = bytes;
        bytes = NOTHING;
        length = 0;
        return taken;
    }
}
