package dev.wirelight.dissect;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.protocol.Violation;
import dev.wirelight.protocol.http.ChunkedBody;
import dev.wirelight.protocol.http.HeadResult;
import dev.wirelight.protocol.http.HttpHead;
import dev.wirelight.protocol.http.HttpHead.RequestLine;
import dev.wirelight.protocol.http.HttpHead.StatusLine;
import dev.wirelight.protocol.http.HttpHeadReader;
import dev.wirelight.protocol.telnet.TelnetReader;
import dev.wirelight.protocol.telnet.TelnetUnit;
import dev.wirelight.protocol.websocket.FrameHeader;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import dev.wirelight.trace.TraceClock;
import dev.wirelight.trace.TraceLimits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Units read out of literal bytes, with the decoders that the servers use.
final class Units {
    static final Direction TO_SERVER = Direction.CLIENT_TO_SERVER;
    static final Direction TO_CLIENT = Direction.SERVER_TO_CLIENT;

    private Units() {}

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Connection connection(String speaks, String host) {
        return new Trace(TraceClock.system(), TraceLimits.DEFAULT)
                .open("test", speaks, Side.SERVER, new Address(host, 52344), new Address(host, 8000));
    }

    static Unit unit(Connection connection, Direction direction, long offset, byte[] bytes, Content content) {
        return unit(connection, direction, offset, bytes.length, content, List.of());
    }

    static Unit unit(
            Connection connection,
            Direction direction,
            long offset,
            long length,
            Content content,
            List<Violation> violations) {
        return new Unit(connection, direction, offset, length, 0, 0, 0, content, violations);
    }

    static Unit frame(Direction direction, byte[] bytes, Violation... violations) {
        FrameHeader header = FrameHeader.read(bytes, 0);
        long length = header.length() + Math.min(Integer.MAX_VALUE, header.payloadLength() & Long.MAX_VALUE);
        return unit(
                connection("http", "127.0.0.1"),
                direction,
                527,
                length,
                new Content.Frame(header, new byte[0]),
                List.of(violations));
    }

    static Unit request(byte[] bytes, Violation... violations) {
        HttpHead head = head(HttpHeadReader.Kind.REQUEST, bytes);
        Content content = new Content.Request(head, (RequestLine) head.start());
        return unit(connection("http", "127.0.0.1"), TO_SERVER, 0, bytes.length, content, List.of(violations));
    }

    static Unit response(byte[] bytes, Violation... violations) {
        HttpHead head = head(HttpHeadReader.Kind.RESPONSE, bytes);
        Content content = new Content.Response(head, (StatusLine) head.start());
        return unit(connection("http", "127.0.0.1"), TO_CLIENT, 0, bytes.length, content, List.of(violations));
    }

    private static HttpHead head(HttpHeadReader.Kind kind, byte[] bytes) {
        HeadResult result = new HttpHeadReader(kind, 100_000).accept(bytes, 0, bytes.length);
        if (result instanceof HeadResult.Complete complete) {
            return complete.head();
        }
        throw new IllegalArgumentException(result.toString());
    }

    static Unit telnet(byte[] bytes) {
        TelnetReader reader = new TelnetReader();
        reader.give(bytes, 0, bytes.length);
        return telnet(reader.next().orElseThrow());
    }

    static Unit telnet(TelnetUnit unit) {
        Connection connection = connection("telnet", "127.0.0.1");
        return unit(connection, TO_SERVER, 0, unit.length(), new Content.Telnet(unit), List.of());
    }

    static Unit body(byte[] bytes) {
        return body(new Content.Body(bytes), bytes);
    }

    /// A body of which the head says that it comes in chunks.
    static Unit chunks(ChunkedBody.Place place, byte[] bytes) {
        return body(new Content.Body(bytes, Optional.of(place)), bytes);
    }

    private static Unit body(Content content, byte[] bytes) {
        return unit(connection("http", "127.0.0.1"), TO_CLIENT, 129, bytes.length, content, List.of());
    }

    static Unit unreadable(byte[] bytes, String why, Violation... violations) {
        Content content = new Content.Unreadable(Protocol.HTTP, why, bytes);
        return unit(connection("http", "127.0.0.1"), TO_SERVER, 0, bytes.length, content, List.of(violations));
    }
}
