package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.trace.Direction;
import java.util.HexFormat;

/// Numbers and bytes as they are written everywhere in the inspector.
public final class Words {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private Words() {}

    /// `37 fa 21 3d`
    public static String hex(byte[] bytes) {
        return SPACED.formatHex(bytes);
    }

    /// `37`
    public static String hex(int b) {
        return HexFormat.of().toHexDigits((byte) b);
    }

    /// `0011 0111`
    public static String binary(int b) {
        String bits = Integer.toBinaryString(b & 0xff | 0x100).substring(1);
        return bits.substring(0, 4) + " " + bits.substring(4);
    }

    /// `client → server`
    public static String way(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? say("client → server") : say("server → client");
    }
}
