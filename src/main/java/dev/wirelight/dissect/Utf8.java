package dev.wirelight.dissect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Bytes read as UTF-8 (RFC 3629).
///
/// @param text the beginning of the text, up to about a thousand characters of it
/// @param valid how many bytes from the first on are whole characters
/// @param characters how many characters (code points) these are
/// @param bad how many bytes after those cannot be part of any character; 0 when all is well
/// @param unfinished how many bytes at the end begin a character whose other bytes are missing
record Utf8(String text, int valid, int characters, int bad, int unfinished) {
    private static final int KEPT = 1_024;

    static Utf8 read(byte[] bytes, int from, int to) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(Math.min(KEPT, to - from + 2)); // two for one character beyond U+FFFF
        StringBuilder text = new StringBuilder();
        CoderResult result;
        do {
            result = decoder.decode(in, out, false);
            out.flip();
            if (text.length() < KEPT) {
                text.append(out);
            }
            out.clear();
        } while (result.isOverflow());
        int valid = in.position() - from;
        int bad = result.isError() ? result.length() : 0;
        int unfinished = bad == 0 ? in.remaining() : 0;
        return new Utf8(text.toString(), valid, characters(bytes, from, from + valid), bad, unfinished);
    }

    /// In valid UTF-8 every byte that is not `10xxxxxx` begins a character.
    private static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }
}
