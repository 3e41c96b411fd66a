package dev.wirelight.filter;

import dev.wirelight.conversation.Content;
import dev.wirelight.filter.Kind.Word;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.tcpip.TcpHeader;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.SegmentNote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The words that some fields can be.
final class FieldWords {
    static final List<Word> SENDERS = List.of(
            new Word("client", "what the client sent", row -> row.direction() == Direction.CLIENT_TO_SERVER),
            new Word("server", "what the server sent", row -> row.direction() == Direction.SERVER_TO_CLIENT));

    static final List<Word> DIRECTIONS = List.of(
            new Word(
                    "client-to-server",
                    List.of("to-server", "c2s", "→"),
                    "from the client to the server",
                    row -> row.direction() == Direction.CLIENT_TO_SERVER),
            new Word(
                    "server-to-client",
                    List.of("to-client", "s2c", "←"),
                    "from the server to the client",
                    row -> row.direction() == Direction.SERVER_TO_CLIENT));

    static final List<Word> PROTOCOLS = List.of(
            new Word("http", "requests, responses and their bodies", row -> UnitFacts.speaks(row, "http")),
            new Word("websocket", List.of("ws"), "WebSocket frames", row -> UnitFacts.speaks(row, "websocket")),
            new Word("telnet", "lines of text and telnet commands", row -> UnitFacts.speaks(row, "telnet")),
            new Word("tls", List.of("ssl"), "TLS records", row -> UnitFacts.speaks(row, "tls")),
            new Word("tcp", "captured TCP segments", row -> isCall(row, Call.Segment.class)));

    static final List<Word> KINDS = List.of(
            new Word("request", "the head of an HTTP request", row -> is(row, Content.Request.class)),
            new Word("response", "the head of an HTTP response", row -> is(row, Content.Response.class)),
            new Word("body", "the body of a request or response, or a part of it", row -> is(row, Content.Body.class)),
            new Word("frame", "a WebSocket frame", row -> is(row, Content.Frame.class)),
            new Word(
                    "line",
                    "text on a telnet connection",
                    row -> UnitFacts.content(row) instanceof Content.Telnet(TelnetUnit.Data _)),
            new Word(
                    "command",
                    "a telnet command, which begins with IAC",
                    row -> UnitFacts.content(row) instanceof Content.Telnet(TelnetUnit unit)
                            && !(unit instanceof TelnetUnit.Data)),
            new Word("unreadable", "bytes that are not what was expected", row -> is(row, Content.Unreadable.class)),
            new Word("call", "a socket call", row -> UnitFacts.isSocketCall(row)),
            new Word("inside", "what TLS hides: the plain bytes", UnitFacts::isInside),
            new Word("segment", "a captured TCP segment", row -> isCall(row, Call.Segment.class)));

    static final List<Word> OPCODES = opcodes();

    static final List<Word> CALLS = List.of(
            new Word("socket", "an endpoint was made", row -> isCall(row, Call.Socket.class)),
            new Word("bind", "an endpoint got its address", row -> isCall(row, Call.Bind.class)),
            new Word("listen", "clients may connect from now on", row -> isCall(row, Call.Listen.class)),
            new Word("accept", "a client connected", row -> isCall(row, Call.Accept.class)),
            new Word("connect", "connecting to a server", row -> isCall(row, Call.Connect.class)),
            new Word("read", "bytes came, or the end of the stream",
                    row -> isCall(row, Call.Read.class) || isCall(row, Call.EndOfStream.class)),
            new Word("write", "bytes were given away", row -> isCall(row, Call.Write.class)),
            new Word("end", List.of("eof"), "read() = 0: the other end sends no more", row -> isCall(row, Call.EndOfStream.class)),
            new Word("shutdown", "this end sends no more", row -> isCall(row, Call.Shutdown.class)),
            new Word("close", "the socket was given back", row -> isCall(row, Call.Close.class)),
            new Word("failed", List.of("error"), "a call that failed", UnitFacts::hasFailed),
            new Word("remark", "what the lab decided, such as that a limit was reached", row -> isCall(row, Call.Remark.class)),
            new Word("decrypted", "bytes came out of a TLS record", row -> isCall(row, Call.Decrypted.class)),
            new Word("encrypted", "bytes went into a TLS record", row -> isCall(row, Call.Encrypted.class)),
            new Word("secured", "both ends of TLS have agreed on keys", row -> isCall(row, Call.Secured.class)),
            new Word("truncated", "TLS that ended without a close_notify", row -> isCall(row, Call.Truncated.class)),
            new Word("gap", "bytes that a capture lacks", row -> isCall(row, Call.Gap.class)));

    static final List<Word> SEGMENTS = segments();

    private FieldWords() {}

    private static List<Word> opcodes() {
        List<Word> words = new ArrayList<>();
        for (Opcode opcode : List.of(
                Opcode.TEXT, Opcode.BINARY, Opcode.CONTINUATION, Opcode.CLOSE, Opcode.PING, Opcode.PONG)) {
            words.add(new Word(opcode.toString(), numbers(opcode), "opcode " + hex(opcode), isOpcode(opcode)));
        }
        words.add(new Word("data", "text, binary and continuation",
                opcodes(opcode -> opcode.isDefined() && !opcode.isControl())));
        words.add(new Word("control", "close, ping and pong", opcodes(opcode -> opcode.isDefined() && opcode.isControl())));
        words.add(new Word("reserved", "0x3 to 0x7 and 0xb to 0xf: nobody may send them",
                opcodes(opcode -> !opcode.isDefined())));
        for (Opcode opcode : Opcode.values()) {
            if (!opcode.isDefined()) {
                words.add(new Word(hex(opcode), numbers(opcode), "a reserved opcode", isOpcode(opcode)));
            }
        }
        return List.copyOf(words);
    }

    private static String hex(Opcode opcode) {
        return "0x" + Integer.toHexString(opcode.bits());
    }

    private static List<String> numbers(Opcode opcode) {
        return List.of(hex(opcode), Integer.toString(opcode.bits()));
    }

    private static Predicate<Happening> isOpcode(Opcode wanted) {
        return opcodes(opcode -> opcode == wanted);
    }

    private static Predicate<Happening> opcodes(Predicate<Opcode> wanted) {
        return row -> UnitFacts.header(row, (FrameHeader header) -> wanted.test(header.opcode()));
    }

    private static List<Word> segments() {
        return List.of(
                flag("SYN", TcpHeader.SYN, "opens a connection"),
                flag("FIN", TcpHeader.FIN, "its sender sends no more"),
                flag("RST", TcpHeader.RST, "breaks the connection off"),
                flag("ACK", TcpHeader.ACK, "says what has arrived"),
                flag("PSH", TcpHeader.PSH, "the data are to be handed on at once"),
                note(SegmentNote.RETRANSMISSION, "retransmission", "data that had been captured before"),
                note(SegmentNote.OVERLAP, "overlap", "some of its data had been captured before"),
                note(SegmentNote.OUT_OF_ORDER, "out-of-order", "captured before data that belong in front of it"),
                note(SegmentNote.OTHER_BYTES, "other-bytes", "the same place of the stream, with other bytes"),
                note(SegmentNote.KEEP_ALIVE, "keep-alive", "asks whether the other end is still there"),
                note(SegmentNote.DUPLICATE_ACKNOWLEDGMENT, "duplicate-ack", "acknowledges again what was acknowledged"),
                note(SegmentNote.WINDOW_UPDATE, "window-update", "changes the window and nothing else"),
                note(SegmentNote.ZERO_WINDOW, "zero-window", "its sender takes no more bytes for now"),
                note(SegmentNote.CUT, "cut", "the capture kept only the beginning of its data"),
                note(SegmentNote.OUTSIDE_WINDOW, "outside-window", "RST with a wrong number, which ends nothing"),
                new Word("reconstructed", "nobody captured it: it was written into a file in place of one",
                        row -> row.call() != null
                                && row.call().call() instanceof Call.Segment segment
                                && segment.packet().reconstructed()));
    }

    private static Word flag(String name, int bit, String explanation) {
        return new Word(name, explanation, row -> (UnitFacts.flags(row) & bit) != 0);
    }

    private static Word note(SegmentNote note, String name, String explanation) {
        return new Word(name, explanation, row -> row.call() != null
                && row.call().call() instanceof Call.Segment segment
                && segment.packet().notes().contains(note));
    }

    private static boolean is(Happening row, Class<? extends Content> content) {
        return content.isInstance(UnitFacts.content(row));
    }

    private static boolean isCall(Happening row, Class<? extends Call> call) {
        return row.call() != null && call.isInstance(row.call().call());
    }
}
