package dev.wirelight.lesson;

import dev.wirelight.dissect.VisibleText;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;

/// One thing that happened at a server's sockets, as the conditions of lessons see it.
sealed interface Happening {

    /// The name of the server.
    String service();

    /// A call of the socket API; on a connection, or on the socket that listens.
    record Called(String service, Call call) implements Happening {}

    /// So many clients are connected to a server, or to both where the name is empty.
    record Connected(String service, int count) implements Happening {}

    /// A client is connected.
    ///
    /// @param newly whether it was accepted just now, and not before the step began
    record Came(String service, boolean newly) implements Happening {}

    /// A read() or write() moved bytes.
    ///
    /// @param bytes the first [ConnectionReader#MOST] of them
    /// @param count how many there were
    record Moved(String service, Direction direction, byte[] bytes, int count) implements Happening {}

    /// What the last read() has brought so far.
    record ReadSoFar(String service, int count, int lines, int frames) implements Happening {}

    /// A line is complete.
    ///
    /// @param length in bytes, with its end
    /// @param reads how many reads or writes it took
    record Line(String service, Direction direction, String text, LineEnd end, int length, int reads) implements Happening {}

    /// A request or a response.
    ///
    /// @param broken whether it breaks a rule
    record Head(String service, Direction direction, HttpHead head, boolean broken) implements Happening {}

    /// A frame.
    ///
    /// @param payload its first bytes, unmasked and decompressed
    /// @param reads how many reads or writes it took
    record Frame(String service, Direction direction, FrameHeader header, byte[] payload, int reads) implements Happening {}

    /// A telnet command or negotiation.
    record Telnet(String service, Direction direction, TelnetUnit unit) implements Happening {}

    /// A rule was broken.
    record Broke(String service, Violation violation) implements Happening {}

    /// The number of a client's writes and of the server's reads, when both have the same bytes.
    record Pieces(String service, int writes, int reads) implements Happening {}

    /// A TLS handshake is complete.
    ///
    /// @param version such as `TLS 1.3`
    record Secured(String service, String version) implements Happening {}

    /// A TLS record passed that carries something of what is said inside.
    ///
    /// @param inside how many bytes of it were given to the application, or taken from it, at once
    /// @param count how long it is on the wire, with its header
    record Record(String service, Direction direction, int inside, int count) implements Happening {}

    /// A connection is over on which TLS was begun, and no handshake was completed.
    record NotSecured(String service) implements Happening {}

    /// A client came with TLS where there is none, or without where there is.
    ///
    /// @param wantsTls whether the port is one with TLS
    record WrongPort(String service, boolean wantsTls) implements Happening {}

    /// The one end sends no more.
    record Finished(String service, Direction direction) implements Happening {}

    /// What was seen, in a few words; empty where the condition says it all.
    default String words() {
        return switch (this) {
            case Line line -> "“" + VisibleText.of(line.text(), 40) + "” + " + line.end();
            case Head(_, _, HttpHead head, _) -> VisibleText.of(head.start().toString(), 60);
            case Frame frame -> frame.header().opcode() + ", " + frame.header().payloadLength() + " bytes";
            case Broke(_, Violation violation) -> violation.detail();
            case Moved moved -> moved.count() + " bytes";
            case ReadSoFar read -> "read() = " + read.count();
            case Pieces(_, int writes, int reads) -> writes + " writes, " + reads + " reads";
            case Connected(_, int count) -> count + " at once";
            case Called(_, Call.Failed(_, String error)) -> error;
            case Called(_, Call.Bind(var address, var error)) when error != null -> address + ": " + error;
            case Secured(_, String version) -> version;
            case Record(_, _, int inside, int count) -> inside + " bytes, in a record of " + count;
            case Called _, Came _, Telnet _, Finished _, NotSecured _, WrongPort _ -> "";
        };
    }
}
