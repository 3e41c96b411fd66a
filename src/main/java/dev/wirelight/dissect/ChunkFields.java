package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.http.ChunkedBody;
import dev.wirelight.protocol.http.ChunkedBody.State;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The fields of a body that is sent in chunks (RFC 9112 §7.1).
///
/// A body may come in several pieces, and a piece may begin anywhere in a chunk.
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

    /// Lays the chunks, as far as they go; what is left has no field yet.
    ///
    /// @param place where in a chunk the first byte stands
    static void lay(Tiles tiles, ChunkedBody.Place place) {
        ChunkedBody rest = new ChunkedBody(place);
        switch (place.state()) {
            case SIZE, EXTENSION -> {
                if (place.digits() == 0 && place.state() == State.SIZE) {
                    break; // a chunk begins here
                }
                restOfLine(tiles, rest);
                if (rest.place().state() == State.TRAILER) {
                    trailer(tiles, rest);
                    return;
                }
                restOfChunk(tiles, rest.place());
            }
            case DATA, AFTER_DATA -> restOfChunk(tiles, place);
            case TRAILER -> {
                trailer(tiles, rest);
                return;
            }
            case ENDED, BROKEN -> {
                return;
            }
        }
        chunks(tiles);
    }

    private static void restOfLine(Tiles tiles, ChunkedBody rest) {
        int to = tiles.at();
        while (to < tiles.end() && (rest.place().state() == State.SIZE || rest.place().state() == State.EXTENSION)) {
            to += rest.take(tiles.bytes(), to, 1);
        }
        tiles.leafTo("Rest of the line with chunk-size", to, Spelling.text(tiles.bytes(), tiles.at(), to), new Words(
                "its beginning came earlier", "The line with the length of the next piece, whose first bytes came before.", CHUNKED));
    }

    private static void restOfChunk(Tiles tiles, ChunkedBody.Place place) {
        if (place.state() == State.DATA) {
            int shown = (int) Math.min(tiles.end(), tiles.at() + place.left());
            tiles.leaf("chunk-data", 8 * place.left(), Spelling.quoted(Spelling.text(tiles.bytes(), tiles.at(), shown)), new Words(
                    "the rest of a chunk, " + Spelling.bytes(place.left()), "The piece itself, whose beginning came earlier.", CHUNKED));
        }
        if (place.state() == State.DATA || place.state() == State.AFTER_DATA) {
            int at = tiles.at();
            int to = isLineEnd(tiles.bytes(), at) ? at + 2 : at < tiles.end() && tiles.bytes()[at] == '\n' ? at + 1 : at;
            tiles.leafTo("CR LF", to, Spelling.text(tiles.bytes(), at, to), lineEnd("end of the chunk"));
        }
    }

    private static void chunks(Tiles tiles) {
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
                trailer(tiles, new ChunkedBody(new ChunkedBody.Place(State.TRAILER, 0, 0, 0)));
                return;
            }
            if (tiles.at() == at || !whole) {
                return;
            }
            chunk = at(bytes, tiles.at());
        }
    }

    /// What follows the last chunk.
    private static void trailer(Tiles tiles, ChunkedBody rest) {
        byte[] bytes = tiles.bytes();
        int to = tiles.at() + rest.take(bytes, tiles.at(), tiles.end() - tiles.at());
        int end = rest.isEnded() && isLineEnd(bytes, to - 2) ? Math.max(tiles.at(), to - 2) : to;
        tiles.leafTo("trailer-section", end, Spelling.text(bytes, tiles.at(), end), new Words(
                "fields that come last",
                "Header fields whose values the sender knew only at the end of the body. Few programs look at them.",
                Section.rfc(9112, "7.1.2")));
        tiles.leafTo("End of the body", to, Spelling.text(bytes, tiles.at(), to), new Words(
                "nothing more comes", "An empty line ends a chunked body.", CHUNKED));
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
