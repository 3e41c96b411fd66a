package dev.wirelight.workshop;

import dev.wirelight.protocol.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A piece of a line of bytes in a [Script], as it was written.
public sealed interface Piece {

    /// `81 05`
    record Hex(byte[] bytes) implements Piece {
        @Override
        public boolean equals(Object other) {
            return other instanceof Hex that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// `"GET / HTTP/1.1\r\n"`: its bytes in UTF-8.
    record Text(String text) implements Piece {}

    /// `61 * 65536` or `(56 9b 40 5c) * 16384`
    ///
    /// @param times at least 1
    record Repeated(List<Piece> pieces, int times) implements Piece {}

    /// `|`: what stands before it is written by itself.
    record Cut() implements Piece {}

    /// Adds its bytes; a cut has none.
    default void addTo(ByteSink sink) {
        switch (this) {
            case Hex(byte[] bytes) -> sink.add(bytes);
            case Text(String text) -> sink.add(text.getBytes(StandardCharsets.UTF_8));
            case Repeated(List<Piece> pieces, int times) -> {
                byte[] once = bytes(pieces);
                for (int i = 0; i < times; i++) {
                    sink.add(once);
                }
            }
            case Cut() -> {}
        }
    }

    /// The bytes of pieces one after another.
    static byte[] bytes(List<Piece> pieces) {
        ByteSink sink = new ByteSink();
        pieces.forEach(piece -> piece.addTo(sink));
        return sink.toArray();
    }
}
