package dev.wirelight.desktop.inspector;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.protocol.websocket.FrameRule;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.PacketHead;
import dev.wirelight.trace.Position;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// A trace that is filled by hand, and the units in it.
final class Examples {
    static final String HELLO = "81 85 37 fa 21 3d 7f 9f 4d 51 58";
    static final String UNMASKED_HELLO = "81 05 48 65 6c 6c 6f";
    static final String CLOSE = "88 8b 11 22 33 44 12 ca 51 3d 74 02 51 3d 74 03 12";
    static final String REQUEST = """
            GET /room HTTP/1.1\r
            Host: 127.0.0.1:8000\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            Origin: http://127.0.0.1:8000\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\r
            \r
            """;
    static final String RESPONSE = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    final Trace trace;
    private final Connection connection;

    Examples() {
        this(TraceLimits.DEFAULT);
    }

    Examples(TraceLimits limits) {
        trace = new Trace(new TraceClock(Instant.EPOCH, () -> 0), limits);
        connection = trace.open(
                "websocket", "http", Side.SERVER, new Address("127.0.0.1", 52344), new Address("127.0.0.1", 8000));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /// A frame from the client.
    Unit frame(byte[] bytes, Violation... violations) {
        FrameHeader header = FrameHeader.read(bytes, 0);
        return put(Direction.CLIENT_TO_SERVER, bytes, new Content.Frame(header, new byte[0]), violations);
    }

    Unit frame(String hex) {
        return frame(bytes(hex));
    }

    /// A masked text frame with `length` times the letter a.
    Unit longFrame(int length) {
        byte[] key = bytes("37 fa 21 3d");
        FrameHeader header = FrameHeader.unmasked(true, dev.wirelight.protocol.websocket.Opcode.TEXT, length)
                .withKey(0x37fa213d);
        byte[] all = new byte[header.length() + length];
        header.write(all, 0);
        for (int i = 0; i < length; i++) {
            all[header.length() + i] = (byte) ('a' + i % 26 ^ key[i % 4]);
        }
        return frame(all);
    }

    /// A frame from the client that is not masked, which breaks a rule.
    Unit unmaskedFrame() {
        return frame(
                bytes(UNMASKED_HELLO),
                new Violation(
                        FrameRule.CLIENT_FRAME_UNMASKED, Role.CLIENT, "MASK is 0 in a frame from the client."));
    }

    Unit request(String text) {
        HttpHead head = head(HttpHeadReader.Kind.REQUEST, text);
        return put(
                Direction.CLIENT_TO_SERVER,
                text.getBytes(StandardCharsets.ISO_8859_1),
                new Content.Request(head, (HttpHead.RequestLine) head.start()));
    }

    Unit response(String text) {
        HttpHead head = head(HttpHeadReader.Kind.RESPONSE, text);
        return put(
                Direction.SERVER_TO_CLIENT,
                text.getBytes(StandardCharsets.ISO_8859_1),
                new Content.Response(head, (HttpHead.StatusLine) head.start()));
    }

    Unit line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LineEnd end = text.endsWith("\r\n") ? LineEnd.CR_LF : text.endsWith("\n") ? LineEnd.LF : LineEnd.NONE;
        return put(
                Direction.CLIENT_TO_SERVER, bytes, new Content.Telnet(new TelnetUnit.Data(bytes, end, bytes.length)));
    }

    Unit negotiation() {
        return put(
                Direction.CLIENT_TO_SERVER,
                bytes("ff fd 03"),
                new Content.Telnet(new TelnetUnit.Negotiation(TelnetUnit.Verb.DO, 3, 3)));
    }

    Entry read(byte[] bytes) {
        return new Entry(
                7, 0, "websocket", connection, new Call.Read(Direction.CLIENT_TO_SERVER, 527, bytes, 527));
    }

    /// A packet from the client that a live capture saw, beginning with its IPv4 header.
    ///
    /// @param dataOffset where in the flow the data lie that the socket read
    Entry segment(String headers, long dataOffset, int dataLength) {
        PacketHead head = new PacketHead(
                trace.totals().entries() + 1,
                0,
                LinkType.RAW.number(),
                bytes(headers),
                dataOffset,
                dataLength,
                0,
                Set.of(),
                false);
        trace.segment(
                0, connection, Direction.CLIENT_TO_SERVER, head, new byte[0], Call.NO_UNIT, Call.Ends.NONE);
        return trace.since(Position.START, 1_000).entries().getLast();
    }

    Entry call(Call call) {
        return new Entry(8, 0, "plain", null, call);
    }

    private static HttpHead head(HttpHeadReader.Kind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return ((HeadResult.Complete) new HttpHeadReader(kind, 8_192).accept(bytes, 0, bytes.length)).head();
    }

    private Unit put(Direction direction, byte[] bytes, Content content, Violation... violations) {
        long offset = connection.flow(direction).length();
        long entry = trace.totals().entries();
        if (direction == Direction.CLIENT_TO_SERVER) {
            trace.read(0, connection, bytes, 0, bytes.length, offset);
        } else {
            trace.write(connection, bytes, 0, bytes.length, offset);
        }
        return new Unit(
                connection, direction, offset, bytes.length, entry, entry, 0, content, List.copyOf(Arrays.asList(violations)));
    }
}
