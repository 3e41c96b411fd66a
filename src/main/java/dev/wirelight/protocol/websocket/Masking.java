package dev.wirelight.protocol.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Masking, which is its own inverse: byte `i` of the payload XOR byte `i mod 4` of the key (RFC 6455 §5.3).
public final class Masking {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /// Masks or unmasks bytes in place.
    ///
    /// @param key four bytes, the first being the highest
    /// @param phase the position in the payload of the first of these bytes; only `phase mod 4` matters
    public static void apply(byte[] bytes, int from, int length, int key, long phase) {
        int turned = Integer.rotateLeft(key, 8 * (int) (phase & 3));
        int i = from;
        int end = from + length;
        // Eight bytes at a time, twice the key beside them: one XOR instead of eight.
        long twice = (long) turned << 32 | turned & 0xffff_ffffL;
        for (; i <= end - 8; i += 8) {
            LONG.set(bytes, i, (long) LONG.get(bytes, i) ^ twice);
        }
        for (int k = 0; i < end; i++, k++) {
            bytes[i] ^= keyByte(turned, k);
        }
    }

    /// Byte `i mod 4` of a key.
    public static byte keyByte(int key, long i) {
        return (byte) (key >>> 24 - 8 * (int) (i & 3));
    }
}
