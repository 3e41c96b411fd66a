package dev.wirelight.protocol.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Says whether bytes are UTF-8 (RFC 3629 §4), as they arrive and at the first bad byte.
///
///     00..7F
///     C2..DF 80..BF
///     E0     A0..BF 80..BF          not 80..9F: that would be a longer form than needed
///     E1..EC 80..BF 80..BF
///     ED     80..9F 80..BF          not A0..BF: those are surrogates, which are no characters
///     EE..EF 80..BF 80..BF
///     F0     90..BF 80..BF 80..BF   not 80..8F: a longer form than needed
///     F1..F3 80..BF 80..BF 80..BF
///     F4     80..8F 80..BF 80..BF   not 90..BF: beyond U+10FFFF
public final class Utf8Checker {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    // How many bytes of a character are still to come, and between what the next of them must lie.
    private int toCome;
    private int least = 0x80;
    private int most = 0xbf;

    /// Takes the next bytes.
    ///
    /// @return false when they, after all before them, cannot be the beginning of UTF-8 text
    public boolean accept(byte[] bytes, int from, int length) {
        int i = from;
        int end = from + length;
        while (i < end) {
            if (toCome == 0) {
                i = skipAscii(bytes, i, end);
                if (i == end) {
                    return true;
                }
                if (!begin(bytes[i] & 0xff)) {
                    return false;
                }
            } else if (!goOn(bytes[i] & 0xff)) {
                return false;
            }
            i++;
        }
        return true;
    }

    /// Whether the bytes so far end with a whole character.
    public boolean isComplete() {
        return toCome == 0;
    }

    /// Whether these bytes are UTF-8 text from beginning to end.
    public static boolean isUtf8(byte[] bytes, int from, int length) {
        Utf8Checker checker = new Utf8Checker();
        return checker.accept(bytes, from, length) && checker.isComplete();
    }

    private static int skipAscii(byte[] bytes, int from, int end) {
        int i = from;
        while (i <= end - 8 && ((long) LONG.get(bytes, i) & NOT_ASCII) == 0) {
            i += 8;
        }
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private boolean begin(int b) {
        toCome = b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
        least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        return toCome > 0;
    }

    private boolean goOn(int b) {
        boolean allowed = b >= least && b <= most;
        toCome--;
        least = 0x80;
        most = 0xbf;
        return allowed;
    }
}
