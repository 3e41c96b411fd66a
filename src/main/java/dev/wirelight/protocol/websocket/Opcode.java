package dev.wirelight.protocol.websocket;

/// The four bits that say what a frame carries (RFC 6455 §5.2). All sixteen values are here, so that a frame with a
/// reserved one can be shown too.
public enum Opcode {
    CONTINUATION("continuation", true),
    TEXT("text", true),
    BINARY("binary", true),
    RESERVED_3("reserved 0x3", false),
    RESERVED_4("reserved 0x4", false),
    RESERVED_5("reserved 0x5", false),
    RESERVED_6("reserved 0x6", false),
    RESERVED_7("reserved 0x7", false),
    CLOSE("close", true),
    PING("ping", true),
    PONG("pong", true),
    RESERVED_B("reserved 0xb", false),
    RESERVED_C("reserved 0xc", false),
    RESERVED_D("reserved 0xd", false),
    RESERVED_E("reserved 0xe", false),
    RESERVED_F("reserved 0xf", false);

    private static final Opcode[] BY_BITS = values();

    private final String word;
    private final boolean defined;

    Opcode(String word, boolean defined) {
        this.word = word;
        this.defined = defined;
    }

    /// The opcode with these four bits.
    ///
    /// @param bits 0 to 15; higher bits are ignored
    public static Opcode of(int bits) {
        return BY_BITS[bits & 0xf];
    }

    /// 0 to 15.
    public int bits() {
        return ordinal();
    }

    /// Whether RFC 6455 gives it a meaning; the others are reserved.
    public boolean isDefined() {
        return defined;
    }

    /// Whether it is a control frame's: its highest bit is set (RFC 6455 §5.5).
    public boolean isControl() {
        return (ordinal() & 0x8) != 0;
    }

    /// `text`, `ping`, `reserved 0x3`.
    @Override
    public String toString() {
        return word;
    }
}
