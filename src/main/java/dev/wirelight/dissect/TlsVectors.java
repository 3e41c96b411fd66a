package dev.wirelight.dissect;

import java.util.function.Consumer;

/// Lays fields over what TLS calls vectors: a length, and so many bytes (RFC 8446 §3.4).
final class TlsVectors {
    private TlsVectors() {}

    /// A vector that consists of parts.
    ///
    /// @param size of its length, 1 to 3 bytes
    /// @param text what is shown for it as a whole
    static void vector(Tiles tiles, String name, int size, String text, Words words, Consumer<Tiles> parts) {
        long length = length(tiles, name, size, words);
        tiles.group(name, 8 * length, text, words, parts);
    }

    /// A vector of bytes that have no parts.
    static void opaque(Tiles tiles, String name, int size, Words words) {
        long length = length(tiles, name, size, words);
        TlsFields.leaf(tiles, name, length, words);
    }

    /// A vector of bytes that are text.
    static void text(Tiles tiles, String name, int size, Words words) {
        long length = length(tiles, name, size, words);
        byte[] bytes = tiles.peek(length);
        tiles.leaf(name, 8 * length, Spelling.quoted(Spelling.text(bytes, 0, bytes.length)), words);
    }

    private static long length(Tiles tiles, String name, int size, Words words) {
        long length = tiles.value(8 * size);
        tiles.number(name + " length", 8 * size, new Words(follows(length), "How many bytes “" + name + "” has.", words.section()));
        return length;
    }

    /// `nothing follows`, `1 byte follows`, `5 bytes follow`
    static String follows(long length) {
        return length == 0 ? "nothing follows" : Spelling.bytes(length) + (length == 1 ? " follows" : " follow");
    }

    /// Numbers of the same size up to the end.
    ///
    /// @param size of each, 1 or 2 bytes
    static void numbers(Tiles tiles, String name, int size, Naming naming, Words words) {
        int before = -1;
        while (tiles.at() < tiles.end() && tiles.at() != before) {
            before = tiles.at();
            int code = (int) tiles.value(8 * size);
            Words said = naming.nameOf(code).equals(TlsWords.GREASE.meaning()) ? TlsWords.GREASE : words.meaning(naming.nameOf(code));
            tiles.number(name, 8 * size, ("0x%0" + 2 * size + "x").formatted(code), said);
        }
    }

    /// The name of a number.
    interface Naming {
        String nameOf(int code);
    }

}
