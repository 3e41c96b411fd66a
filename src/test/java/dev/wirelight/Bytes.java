package dev.wirelight;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Literal bytes for tests.
public final class Bytes {
    private Bytes() {}

    /// The bytes that a text like `81 05 48 65` names.
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    /// Bytes as `81 05 48 65`.
    public static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// One array after another.
    public static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /// The ways in which a stream may arrive: whole, byte by byte, and in pieces of two sizes.
    public static List<List<byte[]>> arrivals(byte[] stream) {
        return List.of(pieces(stream, Math.max(1, stream.length)), pieces(stream, 1), pieces(stream, 3), pieces(stream, 7));
    }

    /// A stream in pieces of a size; the last one may be smaller.
    public static List<byte[]> pieces(byte[] stream, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < stream.length; from += size) {
            pieces.add(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + size)));
        }
        return pieces;
    }
}
