package dev.wirelight.protocol.websocket;

import dev.wirelight.protocol.Rule;
import dev.wirelight.protocol.Section;

/// The rules that a frame or a sequence of frames can break. Whoever receives such a frame fails the connection.
public enum FrameRule implements Rule {
    CLIENT_FRAME_UNMASKED("5.1", 1002, "A client must mask every frame that it sends."),
    SERVER_FRAME_MASKED("5.1", 1002, "A server must not mask any frame that it sends."),
    RESERVED_BIT_SET("5.2", 1002, "RSV1, RSV2 and RSV3 must be 0 unless an extension that gives them a meaning was agreed on."),
    COMPRESSED_BIT_MISPLACED(
            7692, "6.1", 1002, "With permessage-deflate, RSV1 may be 1 only in the first frame of a data message."),
    COMPRESSED_DATA_CORRUPT(7692, "7.2.2", 1007, "The payload of a compressed message must be DEFLATE data."),
    RESERVED_OPCODE("5.2", 1002, "The opcodes 3 to 7 and 11 to 15 are reserved: nobody may send them."),
    LENGTH_NOT_MINIMAL("5.2", 1002, "The length must be written in the shortest of its three forms."),
    LENGTH_TOP_BIT_SET("5.2", 1002, "The highest bit of a 64-bit length must be 0."),
    CONTROL_FRAME_FRAGMENTED("5.5", 1002, "A control frame (close, ping, pong) must not be fragmented: its FIN must be 1."),
    CONTROL_FRAME_TOO_LONG("5.5", 1002, "A control frame (close, ping, pong) carries at most 125 bytes."),
    CONTINUATION_OF_NOTHING("5.4", 1002, "A continuation frame must follow a first frame whose FIN was 0."),
    MESSAGE_INSIDE_MESSAGE("5.4", 1002, "Between the fragments of a message no other message may begin."),
    TEXT_NOT_UTF8("8.1", 1007, "A text message must be valid UTF-8."),
    CLOSE_BODY_ONE_BYTE("5.5.1", 1002, "A close frame is empty or begins with a code of two bytes."),
    CLOSE_CODE_NOT_ALLOWED("7.4", 1002, "A close frame may carry only a code that is defined for being sent."),
    CLOSE_REASON_NOT_UTF8("5.5.1", 1007, "The reason in a close frame must be valid UTF-8."),
    FRAME_AFTER_CLOSE("5.5.1", 1002, "After a close frame nobody may send any more data frames."),
    MESSAGE_TOO_BIG("7.4.1", 1009, "A message may not be larger than the receiver is willing to take.");

    private final Section section;
    private final int closeCode;
    private final String sentence;

    FrameRule(String section, int closeCode, String sentence) {
        this(6455, section, closeCode, sentence);
    }

    FrameRule(int rfc, String section, int closeCode, String sentence) {
        this.section = Section.rfc(rfc, section);
        this.closeCode = closeCode;
        this.sentence = sentence;
    }

    @Override
    public Section section() {
        return section;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /// The code of the close frame with which the receiver fails the connection.
    public int closeCode() {
        return closeCode;
    }

    @Override
    public String consequence() {
        return "The receiver closes the connection with " + closeCode + " (" + CloseCode.nameOf(closeCode) + ").";
    }
}
