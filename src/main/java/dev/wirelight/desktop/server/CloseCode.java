package dev.wirelight.desktop.server;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import java.nio.charset.StandardCharsets;

/// The close codes that an application may send (RFC 6455 §7.4.1), and one from the range for private use (§7.4.2).
public enum CloseCode {
    NORMAL(1000, mark("normal: the work is done")),
    GOING_AWAY(1001, mark("going away")),
    PROTOCOL_ERROR(1002, mark("protocol error")),
    CANNOT_ACCEPT(1003, mark("data that cannot be accepted")),
    NOT_CONSISTENT(1007, mark("text that is not UTF-8")),
    POLICY(1008, mark("against a policy")),
    TOO_BIG(1009, mark("message too big")),
    UNEXPECTED(1011, mark("the server met an error")),
    PRIVATE(4000, mark("private use: means what you two agree on"));

    /// A close frame's payload is at most 125 bytes, and the code takes two.
    private static final int LONGEST_REASON = 123;

    private final int code;
    private final String words;

    CloseCode(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    /// Whether a reason is short enough for a close frame.
    public static boolean fits(String reason) {
        return reason.getBytes(StandardCharsets.UTF_8).length <= LONGEST_REASON;
    }

    @Override
    public String toString() {
        return code + " · " + say(words);
    }
}
