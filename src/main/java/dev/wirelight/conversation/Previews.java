package dev.wirelight.conversation;

import java.util.Arrays;

/// The first bytes of something, for a line in a list.
final class Previews {
    private Previews() {}

    static byte[] of(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + Math.min(length, Unit.PREVIEW));
    }
}
