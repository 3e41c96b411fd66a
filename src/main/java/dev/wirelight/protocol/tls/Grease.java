package dev.wirelight.protocol.tls;

/// Values that mean nothing: clients mix them in, so that servers keep ignoring what they do not know (RFC 8701).
public final class Grease {
    public static final String NAME = "GREASE";

    private Grease() {}

    /// Whether a 16-bit value is one of 0x0A0A, 0x1A1A, ... 0xFAFA (RFC 8701 §2).
    public static boolean is(int code) {
        return (code & 0x0f0f) == 0x0a0a && code >> 8 == (code & 0xff);
    }
}
