package dev.wirelight.conversation;

import java.util.Arrays;

/// The first bytes of something, for a line in a list.
final class Previews {
    private Previews() {}

    static byte[] of(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + Math.min(length, Unit.PREVIEW));
    }

    /// `before` and as much of the bytes after it as there is room for.
    static byte[] longer(byte[] before, byte[] bytes, int from, int length, int most) {
        int more = Math.min(length, most - before.length);
        if (more <= 0) {
            return before;
        }
        byte[] longer = Arrays.copyOf(before, before.length + more);
        System.arraycopy(bytes, from, longer, before.length, more);
        return longer;
    }
}
