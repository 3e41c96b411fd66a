package dev.wirelight.protocol.http;

import java.util.Locale;

/// Finds the end of a body in chunks (RFC 9112 §7.1), from the bytes as they come by. It keeps none of them.
///
/// A chunk is its size in hexadecimal, a line end, so many bytes, and a line end. One of size 0 is the last; after it come
/// trailer fields, if any, and an empty line.
public final class ChunkedBody {
    private static final int MOST_DIGITS = 15;

    private enum Place {
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        LINE_START,
        LINE,
        END_LF,
        DONE,
        BROKEN
    }

    private Place place = Place.SIZE;
    private long left;
    private int digits;

    /// Whether a message's body comes in chunks: that is the last of its transfer codings.
    public static boolean isIn(HttpHead head) {
        return head.all("Transfer-Encoding").stream()
                .reduce((first, last) -> last)
                .filter(codings -> codings.strip().toLowerCase(Locale.ROOT).endsWith("chunked"))
                .isPresent();
    }

    /// Takes the next bytes.
    ///
    /// @return how many of them belong to the body: all of them, as long as its end is not among them. Where they are no
    /// chunks nobody knows the end, and all belong to it
    public int take(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && place != Place.DONE && place != Place.BROKEN) {
            if (place == Place.DATA) {
                int some = (int) Math.min(left, end - at);
                left -= some;
                at += some;
                place = left == 0 ? Place.DATA_CR : Place.DATA;
            } else {
                place = after(bytes[at++]);
            }
        }
        return place == Place.BROKEN ? length : at - from;
    }

    private Place after(byte b) {
        return switch (place) {
            case SIZE -> size(b);
            case EXTENSION -> b == '\r' ? Place.SIZE_LF : Place.EXTENSION;
            case SIZE_LF -> b != '\n' ? Place.BROKEN : left == 0 ? Place.LINE_START : Place.DATA;
            case DATA_CR -> b == '\r' ? Place.DATA_LF : Place.BROKEN;
            case DATA_LF -> {
                digits = 0;
                yield b == '\n' ? Place.SIZE : Place.BROKEN;
            }
            case LINE_START -> b == '\r' ? Place.END_LF : Place.LINE;
            case LINE -> b == '\n' ? Place.LINE_START : Place.LINE;
            case END_LF -> b == '\n' ? Place.DONE : Place.BROKEN;
            case DATA, DONE, BROKEN -> throw new IllegalStateException("no byte is read one by one here");
        };
    }

    private Place size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0 && digits < MOST_DIGITS) {
            digits++;
            left = left << 4 | digit;
            return Place.SIZE;
        }
        boolean told = digits > 0;
        return told && b == '\r' ? Place.SIZE_LF : told && (b == ';' || b == ' ' || b == '\t') ? Place.EXTENSION : Place.BROKEN;
    }

    /// Whether the body has ended.
    public boolean isDone() {
        return place == Place.DONE;
    }
}
