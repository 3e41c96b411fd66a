package dev.wirelight.protocol.websocket;

/// The three ways in which a frame says how long its payload is (RFC 6455 §5.2).
public enum LengthForm {
    /// The seven bits of the second byte: 0 to 125.
    BITS_7(0),
    /// The seven bits are 126, and the next 16 bits are the length.
    BITS_16(2),
    /// The seven bits are 127, and the next 64 bits are the length; their highest must be 0.
    BITS_64(8);

    private final int extraBytes;

    LengthForm(int extraBytes) {
        this.extraBytes = extraBytes;
    }

    /// How many bytes the extended payload length takes: 0, 2 or 8.
    public int extraBytes() {
        return extraBytes;
    }

    /// The shortest form for a length, which is the one that must be used.
    ///
    /// @param payloadLength in bytes, unsigned
    public static LengthForm minimalFor(long payloadLength) {
        if (Long.compareUnsigned(payloadLength, 125) <= 0) {
            return BITS_7;
        }
        return Long.compareUnsigned(payloadLength, 65_535) <= 0 ? BITS_16 : BITS_64;
    }

    /// The form that the second byte of a frame announces.
    public static LengthForm announcedBy(int secondByte) {
        return switch (secondByte & 0x7f) {
            case 126 -> BITS_16;
            case 127 -> BITS_64;
            default -> BITS_7;
        };
    }
}
