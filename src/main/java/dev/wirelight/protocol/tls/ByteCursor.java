package dev.wirelight.protocol.tls;

import java.util.Arrays;

/// Reads numbers and vectors (RFC 8446 §3.3, §3.4) from bytes; whoever reads beyond their end gets zeros, and
/// [#isBroken] says so.
final class ByteCursor {
    private final byte[] bytes;
    private int at;
    private boolean broken;

    ByteCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The number in the next `count` bytes, 1 to 3.
    int number(int count) {
        byte[] digits = bytes(count);
        int value = 0;
        for (byte digit : digits) {
            value = value << 8 | digit & 0xff;
        }
        return value;
    }

    byte[] bytes(int count) {
        if (count > bytes.length - at) {
            broken = true;
            at = bytes.length;
            return new byte[0];
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /// What follows a length of `count` bytes.
    ByteCursor vector(int count) {
        ByteCursor inner = new ByteCursor(bytes(number(count)));
        inner.broken = broken;
        return inner;
    }

    /// How many bytes have not been read.
    int left() {
        return bytes.length - at;
    }

    boolean hasMore() {
        return !broken && at < bytes.length;
    }

    boolean isBroken() {
        return broken;
    }
}
