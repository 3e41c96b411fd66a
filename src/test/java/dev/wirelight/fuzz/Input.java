package dev.wirelight.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What a fuzzer made up: some settings, and a stream of bytes.
///
/// As bytes, it is one byte of flags, four of a seed, two of a number, and the stream. So a fuzzer that only knows bytes
/// can change all of it.
///
/// @param flags eight switches, whose meaning is the target's
/// @param seed says in which pieces the stream arrives
/// @param number 0 to 65,535, whose meaning is the target's
record Input(int flags, int seed, int number, byte[] stream) {
    private static final int SETTINGS = 7;

    /// Any bytes are an input: where some are missing they are taken for 0.
    static Input of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(bytes, Math.max(SETTINGS, bytes.length)));
        int flags = buffer.get() & 0xff;
        int seed = buffer.getInt();
        int number = buffer.getShort() & 0xffff;
        byte[] stream = new byte[buffer.remaining()];
        buffer.get(stream);
        return new Input(flags, seed, number, stream);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(SETTINGS + stream.length)
                .put((byte) flags)
                .putInt(seed)
                .putShort((short) number)
                .put(stream)
                .array();
    }

    /// @param bit 0 to 7
    boolean flag(int bit) {
        return (flags >> bit & 1) != 0;
    }

    /// The stream in one piece, which is its simplest arrival.
    List<byte[]> whole() {
        return stream.length == 0 ? List.of() : List.of(stream);
    }

    /// The stream in the pieces that the seed says.
    List<byte[]> pieces() {
        return pieces(stream);
    }

    /// Any stream in the pieces that the seed says: all of one byte, all small, or of any size.
    List<byte[]> pieces(byte[] any) {
        SplittableRandom random = new SplittableRandom(seed);
        int longest =
                switch (random.nextInt(4)) {
                    case 0 -> 1;
                    case 1 -> 4;
                    case 2 -> 64;
                    default -> Math.max(1, any.length);
                };
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < any.length; ) {
            int to = Math.min(any.length, from + 1 + random.nextInt(longest));
            pieces.add(Arrays.copyOfRange(any, from, to));
            from = to;
        }
        return pieces;
    }
}
