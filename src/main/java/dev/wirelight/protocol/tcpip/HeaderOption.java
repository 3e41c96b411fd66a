package dev.wirelight.protocol.tcpip;

import java.util.ArrayList;
import java.util.List;

/// An option of a TCP header (RFC 9293 §3.1) or of an IPv4 header (RFC 791 §3.1): both are laid out alike. The kinds
/// [#END] and [#NO_OPERATION] are one byte; all others tell their length in their second byte.
///
/// @param kind 0 to 255
/// @param at where it begins
/// @param length with kind and length, in bytes; of a broken option, all that is left
/// @param broken whether the length that it tells is less than 2 or more than is left
public record HeaderOption(int kind, int at, int length, boolean broken) {
    /// End of Option List: what follows is padding.
    public static final int END = 0;

    public static final int NO_OPERATION = 1;

    /// The options in a part of a header; the last one is the end of the list or a broken one, where there is such.
    ///
    /// @param from where the first of them begins
    /// @param to the byte after the header
    public static List<HeaderOption> in(byte[] bytes, int from, int to) {
        List<HeaderOption> options = new ArrayList<>();
        int end = Math.min(to, bytes.length);
        int at = from;
        while (at < end) {
            HeaderOption option = at(bytes, at, end);
            options.add(option);
            if (option.kind == END || option.broken) {
                break;
            }
            at += option.length;
        }
        return options;
    }

    private static HeaderOption at(byte[] bytes, int at, int end) {
        int kind = bytes[at] & 0xff;
        if (kind <= NO_OPERATION) {
            return new HeaderOption(kind, at, 1, false);
        }
        int length = at + 1 < end ? bytes[at + 1] & 0xff : 0;
        boolean broken = length < 2 || length > end - at;
        return new HeaderOption(kind, at, broken ? end - at : length, broken);
    }
}
