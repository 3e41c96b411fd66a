package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The fields of a body that is sent in chunks (RFC 9112 §7.1).
///
/// A body does not tell by itself that it is chunked, its head does; but whole chunks, each with its length before it and a
/// line end after it, cannot be mistaken for anything else.
final class ChunkFields {
    private static final Section CHUNKED = Section.rfc(9112, "7.1");
    private static final int LONGEST_SIZE_LINE = 256;
    private static final int MOST_DIGITS = 7;

    private ChunkFields() {}

    /// A chunk, by where its parts end.
    ///
    /// @param size of its data, in bytes
    private record Chunk(int digitsTo, int lineTo, int size) {
        int dataTo() {
            return lineTo + size;
        }
    }

    /// Whether the bytes begin with a whole chunk.
    static boolean beginIn(byte[] bytes) {
        Chunk first = at(bytes, 0);
        return first != null && isLineEnd(bytes, first.dataTo());
    }

    /// Lays the chunks, as far as they go; what is left has no field yet.
    static void lay(Tiles tiles) {
        byte[] bytes = tiles.bytes();
        Chunk chunk = at(bytes, tiles.at());
        while (chunk != null) {
            int at = tiles.at();
            Chunk now = chunk;
            boolean whole = now.dataTo() + 2 <= bytes.length;
            if (now.size > 0 && whole && !isLineEnd(bytes, now.dataTo())) {
                return;
            }
            String name = now.size == 0 ? "Last chunk" : "Chunk";
            int to = now.size == 0 ? now.lineTo : now.dataTo() + 2;
            tiles.groupTo(name, to, Spelling.bytes(now.size), words(now), parts -> parts(parts, now));
            if (now.size == 0) {
                Words end = new Words("nothing more comes", "An empty line ends a chunked body.", CHUNKED);
                tiles.leafTo("End of the body", isLineEnd(bytes, tiles.at()) ? tiles.at() + 2 : tiles.at(), "␍␊", end);
                return;
            }
            if (tiles.at() == at || !whole) {
                return;
            }
            chunk = at(bytes, tiles.at());
        }
    }

    private static Words words(Chunk chunk) {
        return chunk.size == 0
                ? new Words("the body ends here", "A chunk of length 0 says that no more follow.", CHUNKED)
                : new Words(
                        "a piece of the body",
                        "A server that does not know the whole length beforehand sends the body in pieces, each with its length"
                                + " before it.",
                        CHUNKED);
    }

    private static void parts(Tiles parts, Chunk chunk) {
        byte[] bytes = parts.bytes();
        parts.leafTo("chunk-size", chunk.digitsTo, Spelling.text(bytes, parts.at(), chunk.digitsTo), new Words(
                Spelling.bytes(chunk.size), "The length of the piece, written in hexadecimal digits.", CHUNKED));
        parts.leafTo("chunk-ext", chunk.lineTo - 2, Spelling.text(bytes, parts.at(), chunk.lineTo - 2), new Words(
                "more about this chunk", "Hardly ever used; whoever does not know it passes over it.", Section.rfc(9112, "7.1.1")));
        parts.leafTo("CR LF", chunk.lineTo, "␍␊", lineEnd("end of the line"));
        int to = Math.min(chunk.dataTo(), parts.end());
        parts.leafTo("chunk-data", chunk.dataTo(), Spelling.quoted(Spelling.text(bytes, parts.at(), to)), new Words(
                Spelling.bytes(chunk.size), "The piece itself.", CHUNKED));
        if (chunk.size > 0) {
            parts.leafTo("CR LF", chunk.dataTo() + 2, "␍␊", lineEnd("end of the chunk"));
        }
    }

    private static Words lineEnd(String meaning) {
        return new Words(meaning, "Two bytes, 13 and 10. They do not belong to the piece.", CHUNKED);
    }

    /// The chunk that begins at a place; null where none does.
    private static @Nullable Chunk at(byte[] bytes, int from) {
        int digits = from;
        while (digits < bytes.length && digits - from <= MOST_DIGITS && Character.digit(bytes[digits], 16) >= 0) {
            digits++;
        }
        if (digits == from || digits - from > MOST_DIGITS) {
            return null;
        }
        int line = digits;
        if (line < bytes.length && bytes[line] == ';') {
            while (line < bytes.length && line - from < LONGEST_SIZE_LINE && bytes[line] != '\r') {
                line++;
            }
        }
        if (!isLineEnd(bytes, line)) {
            return null;
        }
        int size = Integer.parseInt(new String(bytes, from, digits - from, StandardCharsets.ISO_8859_1), 16);
        return new Chunk(digits, line + 2, size);
    }

    private static boolean isLineEnd(byte[] bytes, int at) {
        return at >= 0 && at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }
}
