package dev.wirelight.workshop;

import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.List;

/// One unit that really came from the other end.
public sealed interface Came {

    /// When, in nanoseconds since the bytes were sent that it is held against.
    long nanos();

    /// The rules that the other end broke by it.
    List<Violation> violations();

    /// A frame.
    ///
    /// @param payload not masked; the first [Observer#MOST_PAYLOAD] bytes of it
    /// @param compressed whether its message was compressed; the payload is what it becomes
    record Frame(long nanos, FrameHeader header, byte[] payload, boolean compressed, List<Violation> violations)
            implements Came {

        boolean is(Opcode opcode) {
            return header.opcode() == opcode;
        }
    }

    /// The head of an HTTP response.
    record Response(long nanos, HttpHead head, HttpHead.StatusLine line, List<Violation> violations) implements Came {

        /// Whether the answer itself is still to come (RFC 9110 §15.2). 101 is one: it ends HTTP on the connection.
        boolean isInterim() {
            return line.status() < 200 && line.status() != 101;
        }
    }

    /// Something else, such as a request, or bytes that are neither HTTP nor a frame.
    ///
    /// @param what it is, in a few words
    record Other(long nanos, String what, List<Violation> violations) implements Came {}

    /// What came, in a few words: `pong "hi"`.
    default String title() {
        return switch (this) {
            case Frame frame when frame.compressed() ->
                FrameTitle.of(frame.header().opcode(), frame.payload()) + ", compressed";
            case Frame frame -> FrameTitle.of(frame.header(), frame.payload());
            case Response response -> response.line().status() + " " + response.line().reason();
            case Other other -> other.what();
        };
    }
}
