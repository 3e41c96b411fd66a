package dev.wirelight.workshop;

import dev.wirelight.dissect.Amounts;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpRule;
import dev.wirelight.protocol.http.StatusCode;
import dev.wirelight.protocol.websocket.CloseCode;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.protocol.websocket.HandshakeRule;
import dev.wirelight.protocol.websocket.Opcode;
import java.util.List;

/// One thing that the receiver of bytes is expected to do. A [Referee] says it before the bytes are sent, a [Verdict] holds
/// it against what came.
public sealed interface Expected {

    /// It answers a ping.
    ///
    /// @param payload that of the ping, at most 125 bytes
    record Pong(byte[] payload) implements Expected {}

    /// It answers a close frame.
    ///
    /// @param code the one that came, or [CloseCode#NO_STATUS] where it had none
    record Close(int code) implements Expected {}

    /// It fails the connection, because of a frame that breaks a rule: a close frame that names a fitting code.
    ///
    /// @param because every rule that this frame breaks, at least one; the first decides the code
    /// @param mayWait whether it need not notice before more has come: a text is UTF-8 as a whole message (§5.6)
    record Failure(List<Violation> because, boolean mayWait) implements Expected {

        /// The code that goes with the rule (RFC 6455 §7.4.1).
        public int code() {
            return because.getFirst().rule() instanceof FrameRule rule ? rule.closeCode() : CloseCode.PROTOCOL_ERROR;
        }
    }

    /// The TCP connection ends.
    ///
    /// @param first whose part it is to end it first
    /// @param failed whether the connection is failed, and not closed in agreement
    record End(Role first, boolean failed) implements Expected {}

    /// The application sends the message back.
    ///
    /// @param opcode text or binary
    record Echo(Opcode opcode, byte[] payload) implements Expected {}

    /// The application gets a message, and does with it what it likes.
    ///
    /// @param opcode text or binary
    record Free(Opcode opcode, byte[] payload) implements Expected {}

    /// The application sends a message, as a [Script] says.
    ///
    /// @param opcode text or binary
    record Told(Opcode opcode, byte[] payload) implements Expected {}

    /// It agrees to speak WebSocket, with 101.
    record Upgrade() implements Expected {}

    /// It refuses a request that breaks a rule.
    record Refusal(Violation because) implements Expected {

        /// The status that says so best.
        public int status() {
            return switch (because.rule()) {
                case HttpRule rule -> rule.status();
                case HandshakeRule rule -> rule.status();
                default -> 400;
            };
        }
    }

    /// It answers an ordinary HTTP request; how is up to it.
    record Response() implements Expected {}

    /// A client gives the connection up without a frame, because the response to its handshake is not right.
    record GivesUp(Violation because) implements Expected {}

    /// Nothing is required.
    ///
    /// @param what what arrived, and why nothing follows from it by any rule
    record Nothing(String what, Section section) implements Expected {}

    /// It waits for the rest of something that has begun.
    ///
    /// @param missing how many bytes at the least; unsigned, since a length field may hold up to 64 bits
    record Wait(Rest rest, long missing) implements Expected {}

    /// What may have begun and not ended.
    enum Rest {
        FRAME("frame", Section.rfc(6455, "5.2")),
        HEAD("head", Section.rfc(9112, "2.1")),
        BODY("body", Section.rfc(9112, "6.3"));

        private final String word;
        private final Section section;

        Rest(String word, Section section) {
            this.word = word;
            this.section = section;
        }

        /// Where it is said how long it is.
        public Section section() {
            return section;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// It passes over bytes that come after the end of the conversation.
    ///
    /// @param because the rules that these bytes break; may be empty
    record Silence(List<Violation> because) implements Expected {}

    /// Whether it holds only as long as no more is sent of the same.
    default boolean isOpenEnd() {
        return this instanceof Wait || this instanceof Silence;
    }

    /// The rules that the bytes break from which this follows.
    default List<Violation> violations() {
        return switch (this) {
            case Failure(List<Violation> because, _) -> because;
            case Silence(List<Violation> because) -> because;
            case Refusal(Violation because) -> List.of(because);
            case GivesUp(Violation because) -> List.of(because);
            case Pong _, Close _, End _, Echo _, Told _, Free _, Upgrade _, Response _, Nothing _, Wait _ -> List.of();
        };
    }

    /// Where the specification asks for it. For an echo, which no specification asks for: where it says what a message is.
    default Section section() {
        return switch (this) {
            case Pong _ -> Section.rfc(6455, "5.5.2");
            case Close _ -> Section.rfc(6455, "5.5.1");
            case Failure(List<Violation> because, _) -> because.getFirst().rule().section();
            case End(_, boolean failed) -> Section.rfc(6455, failed ? "7.1.7" : "7.1.1");
            case Echo _, Told _ -> Section.rfc(6455, "6.1");
            case Free _ -> Section.rfc(6455, "6.2");
            case Upgrade _ -> Section.rfc(6455, "4.2.2");
            case Refusal(Violation because) -> because.rule().section();
            case Response _ -> Section.rfc(9110, "15");
            case GivesUp(Violation because) -> because.rule().section();
            case Nothing(_, Section section) -> section;
            case Wait(Rest rest, _) -> rest.section();
            case Silence _ -> Section.rfc(6455, "1.4");
        };
    }

    /// What is expected, in a plain sentence: `The server answers with pong "hi".`
    ///
    /// @param receiver who is expected to do it
    default String words(Role receiver) {
        String it = "The " + receiver;
        return switch (this) {
            case Pong(byte[] payload) -> it + " answers with " + FrameTitle.of(Opcode.PONG, payload) + ".";
            case Close(int code) -> it + " answers with a close frame, "
                    + (code == CloseCode.NO_STATUS ? "also without a code." : "usually with the same code, " + code + ".");
            case Failure failure -> it + " closes with " + failure.code() + " (" + CloseCode.nameOf(failure.code()) + ").";
            case End(Role first, boolean failed) -> failed
                    ? it + " ends the TCP connection."
                    : "The " + first + " ends the TCP connection first.";
            case Echo(Opcode opcode, byte[] payload) -> it + " sends " + FrameTitle.of(opcode, payload) + " back.";
            case Told(Opcode opcode, byte[] payload) -> it + " sends " + FrameTitle.of(opcode, payload) + ", as the file says.";
            case Free(Opcode opcode, byte[] payload) -> "The application gets " + FrameTitle.of(opcode, payload)
                    + ", and decides whether it answers.";
            case Upgrade() -> it + " answers 101 (Switching Protocols).";
            case Refusal refusal ->
                it + " answers " + refusal.status() + " (" + StatusCode.reasonOf(refusal.status()) + ").";
            case Response() -> it + " answers with a response; which one is up to it.";
            case GivesUp _ -> it + " ends the connection and sends no frame.";
            case Nothing(String what, _) -> what;
            case Wait(Rest rest, long missing) -> it + " waits for the rest of the " + rest + ": "
                    + (missing < 0 ? "more than 2^63 bytes" : "at least " + Amounts.of(missing, "byte")) + " missing.";
            case Silence _ -> it + " passes over this: the conversation has ended.";
        };
    }
}
