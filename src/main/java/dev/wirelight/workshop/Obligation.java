package dev.wirelight.workshop;

import dev.wirelight.protocol.websocket.FrameRule;

/// Whether a receiver has to act on a broken rule. RFC 6455 forbids senders much of which it does not say that a receiver
/// must notice it (§10.7: it SHOULD check what it gets).
enum Obligation {
    /// The specification says that the receiver MUST fail (or close) the connection.
    MUST_FAIL,
    /// It MUST, but not before more has come.
    LATER,
    /// The specification only forbids the sender to do it.
    SENDER_ONLY,
    /// How much is too much is the receiver's own decision.
    OWN_LIMIT,
    /// Whoever has received a close frame need not look at what follows.
    NONE;

    static Obligation of(FrameRule rule) {
        return switch (rule) {
            // RFC 6455 §5.1 twice, §5.2 twice, §8.1 for all text, and so for the reason in a close frame; RFC 7692 §6.
            case CLIENT_FRAME_UNMASKED,
                    SERVER_FRAME_MASKED,
                    RESERVED_BIT_SET,
                    COMPRESSED_BIT_MISPLACED,
                    RESERVED_OPCODE,
                    TEXT_NOT_UTF8,
                    CLOSE_REASON_NOT_UTF8 -> MUST_FAIL;
            case COMPRESSED_DATA_CORRUPT,
                    LENGTH_NOT_MINIMAL,
                    LENGTH_TOP_BIT_SET,
                    CONTROL_FRAME_FRAGMENTED,
                    CONTROL_FRAME_TOO_LONG,
                    CONTINUATION_OF_NOTHING,
                    MESSAGE_INSIDE_MESSAGE,
                    CLOSE_BODY_ONE_BYTE,
                    CLOSE_CODE_NOT_ALLOWED -> SENDER_ONLY;
            case MESSAGE_TOO_BIG -> OWN_LIMIT;
            case FRAME_AFTER_CLOSE -> NONE;
        };
    }
}
