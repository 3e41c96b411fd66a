package dev.wirelight.workshop.bench;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.http.HttpHeadWriter;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.Opcode;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.workshop.FrameDraft;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a program hands to TCP, or to TLS: the units of its protocol, one behind the other.
///
/// @param units with the bytes of each
record Spoken(List<Part> units) {
    private static final int MOST_HEAD = 8 << 10;
    /// As in RFC 6455 §5.7.
    private static final int KEY = 0x37fa213d;

    /// @param bytes all of the unit
    record Part(Unit unit, byte[] bytes) {}

    /// A message in the words of a protocol.
    static Spoken of(Talk talk, byte[] message, boolean masked, Connection connection) {
        return switch (talk) {
            case WEBSOCKET -> frame(message, masked, connection);
            case TELNET -> line(message, connection);
            case HTTP -> request(message, connection);
        };
    }

    private static Spoken frame(byte[] message, boolean masked, Connection connection) {
        FrameDraft plain = FrameDraft.of(true, Opcode.TEXT, message);
        byte[] bytes = (masked ? plain.withKey(KEY) : plain).bytes();
        // Only clients mask (RFC 6455 §5.1): what is not masked comes from a server.
        Direction direction = masked ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
        Content content = new Content.Frame(FrameHeader.read(bytes, 0), new byte[0]);
        return new Spoken(List.of(part(connection, direction, 0, bytes, content)));
    }

    private static Spoken line(byte[] message, Connection connection) {
        byte[] bytes = join(message, "\r\n".getBytes(StandardCharsets.US_ASCII));
        TelnetReader reader = new TelnetReader();
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (TelnetUnit unit : reader.readAll(bytes, bytes.length)) {
            byte[] own = Arrays.copyOfRange(bytes, at, at + unit.length());
            parts.add(part(connection, Direction.CLIENT_TO_SERVER, at, own, new Content.Telnet(unit)));
            at += unit.length();
        }
        return new Spoken(List.copyOf(parts));
    }

    private static Spoken request(byte[] message, Connection connection) {
        byte[] bytes = new HttpHeadWriter("POST /say HTTP/1.1")
                .field("Host", connection.server().toString())
                .field("Content-Type", "text/plain")
                .field("Content-Length", String.valueOf(message.length))
                .bytes();
        HeadResult read = new HttpHeadReader(HttpHeadReader.Kind.REQUEST, MOST_HEAD).accept(bytes, 0, bytes.length);
        if (!(read instanceof HeadResult.Complete(HttpHead head)) || !(head.start() instanceof RequestLine line)) {
            throw new IllegalStateException(read.toString());
        }
        List<Part> parts = new ArrayList<>();
        parts.add(part(connection, Direction.CLIENT_TO_SERVER, 0, bytes, new Content.Request(head, line)));
        if (message.length > 0) {
            parts.add(part(connection, Direction.CLIENT_TO_SERVER, bytes.length, message, new Content.Body(message)));
        }
        return new Spoken(List.copyOf(parts));
    }

    private static Part part(Connection connection, Direction direction, int at, byte[] bytes, Content content) {
        return new Part(new Unit(connection, direction, at, bytes.length, 0, 0, 0, content, List.of()), bytes);
    }

    /// Everything that is handed on.
    byte[] bytes() {
        byte[] all = new byte[0];
        for (Part part : units) {
            all = join(all, part.bytes());
        }
        return all;
    }

    Direction direction() {
        return units.getFirst().unit().direction();
    }

    /// The pieces of it: what the protocol adds, and the message.
    ///
    /// @param at where in the packet it begins
    List<PacketPiece> pieces(int at, boolean encrypted) {
        List<PacketPiece> pieces = new ArrayList<>();
        int from = at;
        for (Part part : units) {
            List<Field> fields = leaves(Dissector.explain(part.unit(), part.bytes()).wire().fields());
            int length = part.bytes().length;
            int cut = from;
            for (Cut next : cuts(part.unit().content(), length)) {
                if (next.to() > 0 && from + next.to() > cut) {
                    pieces.add(new PacketPiece(next.owner(), next.name(), cut, from + next.to(), fields, from, encrypted));
                    cut = from + next.to();
                }
            }
            from += length;
        }
        return List.copyOf(pieces);
    }

    /// @param to the end of it in its unit
    private record Cut(Owner owner, String name, int to) {}

    private static List<Cut> cuts(Content content, int length) {
        return switch (content) {
            case Content.Frame frame -> List.of(
                    new Cut(Owner.APPLICATION, "WebSocket header", Math.min(length, frame.header().length())),
                    new Cut(Owner.MESSAGE, frame.header().masked() ? "message, masked" : "message", length));
            case Content.Telnet(TelnetUnit.Data data) -> List.of(
                    new Cut(Owner.MESSAGE, "message", length - lengthOf(data.lineEnd())),
                    new Cut(Owner.APPLICATION, "line end", length));
            case Content.Telnet _ -> List.of(new Cut(Owner.APPLICATION, "telnet command", length));
            case Content.Request _, Content.Response _ -> List.of(new Cut(Owner.APPLICATION, "HTTP head", length));
            case Content.Body _ -> List.of(new Cut(Owner.MESSAGE, "HTTP body", length));
            case Content.Tls _ -> List.of(new Cut(Owner.TLS, "TLS record", length));
            case Content.Unreadable _ -> List.of(new Cut(Owner.MESSAGE, "bytes", length));
        };
    }

    private static int lengthOf(LineEnd end) {
        return switch (end) {
            case CR_LF, CR_NUL -> 2;
            case LF -> 1;
            case NONE -> 0;
        };
    }

    static List<Field> leaves(List<Field> fields) {
        return fields.stream().flatMap(field -> field.isLeaf() ? Stream.of(field) : leaves(field.fields()).stream()).toList();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
