package dev.wirelight.desktop;

import java.util.HexFormat;
import java.util.Optional;

/// Bytes as somebody types them in one line.
public final class HexPairs {

    private HexPairs() {}

    /// Reads pairs of hexadecimal digits, with or without spaces and commas between them.
    ///
    /// @return empty where it is something else
    public static Optional<byte[]> read(String digits) {
        String bare = digits.replaceAll("[\\s,]", "");
        return bare.matches("([0-9a-fA-F]{2})*")
                ? Optional.of(HexFormat.of().parseHex(bare))
                : Optional.empty();
    }
}
