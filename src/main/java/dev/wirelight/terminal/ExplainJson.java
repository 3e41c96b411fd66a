package dev.wirelight.terminal;

import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.FirstHeader;
import dev.wirelight.dissect.PacketDissection;
import dev.wirelight.dissect.PacketDissector;
import dev.wirelight.dissect.PacketPart;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is explained as JSON, one object a line: each header of a packet, each unit, and what was derived from one.
/// `docs/explain.md` says what their members mean.
final class ExplainJson implements ExplainPrinter {
    /// Of a longer unit the first so many bytes are explained; the field that is cut says so.
    static final int MOST_BYTES = 1 << 20;

    private static final byte[] CONNECTION = JsonBytes.name("{", "connection");
    private static final byte[] CLIENT = JsonBytes.name(",", "client");
    private static final byte[] SERVER = JsonBytes.name(",", "server");
    private static final byte[] DIRECTION = JsonBytes.name(",", "direction");
    private static final byte[] TO_SERVER = JsonBytes.words("client-to-server");
    private static final byte[] TO_CLIENT = JsonBytes.words("server-to-client");
    private static final byte[] PROTOCOL = JsonBytes.name(",", "protocol");
    private static final byte[] SOURCE = JsonBytes.name(",", "source");
    private static final byte[] OF = JsonBytes.name(",", "of");
    private static final byte[] OF_SOURCE = JsonBytes.name("{", "source");
    private static final byte[] TIME = JsonBytes.name(",", "time");
    private static final byte[] OFFSET = JsonBytes.name(",", "offset");
    private static final byte[] LENGTH = JsonBytes.name(",", "length");
    private static final byte[] FIELDS = JsonBytes.name(",", "fields");
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final String WIRE = "wire";
    private static final String INFLATED = "inflated";

    private final JsonFields fields = new JsonFields();
    private final boolean ofFile;
    private final JsonTime time;

    /// @param startedAt the time of day to which the times are to be added; null where nobody knows any time or address
    ExplainJson(@Nullable Instant startedAt) {
        this.ofFile = startedAt != null;
        this.time = new JsonTime(startedAt == null ? Instant.EPOCH : startedAt);
    }

    @Override
    public void print(Piece out, List<Explained> all) {
        all.forEach(explained -> print(out.json(), explained));
    }

    private void print(JsonBytes json, Explained explained) {
        switch (explained) {
            case Explained.Packet(Connection connection, Direction direction, PacketHead head, var segmentPlace, var data) -> {
                PacketDissection packet = PacketDissector.explain(head, segmentPlace, data);
                String link = LinkType.of(head.linkType()).map(type -> FirstHeader.of(type).word()).orElse("unknown");
                for (PacketPart part : packet.parts()) {
                    Place place = new Place(connection, direction, head.nanos(), head.dataOffset());
                    part(json, place, protocol(part, link), part);
                }
            }
            case Explained.Typed(FirstHeader first, Direction direction, byte[] bytes) -> {
                for (PacketPart part : PacketDissector.explain(first, bytes).parts()) {
                    part(json, new Place(null, direction, 0, 0), protocol(part, first.word()), part);
                }
            }
            case Explained.Application application -> application(json, application);
            case Explained.Missing(Connection connection, Direction direction, long nanos, long offset, long length) ->
                line(json, new Place(connection, direction, nanos, offset), "tcp", "gap", null, length, List.of(), new byte[0]);
            case Explained.Ended(Connection connection, Direction direction, long nanos, long offset, Explained.How how) ->
                line(json, new Place(connection, direction, nanos, offset), "tcp", how.word(), null, 0, List.of(), new byte[0]);
        }
    }

    /// Where something stands.
    private record Place(@Nullable Connection connection, Direction direction, long nanos, long offset) {}

    private static String protocol(PacketPart part, String link) {
        return switch (part.kind()) {
            case LINK -> link;
            case INTERNET -> part.name().startsWith("IPv4") ? "ipv4" : "ipv6";
            case TRANSPORT -> part.name().startsWith("UDP") ? "udp" : "tcp";
            case APPLICATION, SOCKET_API, OTHER -> "data";
        };
    }

    private void part(JsonBytes json, Place place, String protocol, PacketPart part) {
        // The data of a file's segments are explained as units of their own.
        if (!ofFile || !protocol.equals("data")) {
            byte[] bytes = part.source().bytes();
            line(json, place, protocol, WIRE, null, bytes.length, part.source().fields(), bytes);
        }
    }

    private void application(JsonBytes json, Explained.Application application) {
        Unit unit = application.unit();
        Place place = new Place(unit.connection(), unit.direction(), unit.nanos(), unit.offset());
        String protocol = unit.content().protocol().toString();
        if (application.bytes().isEmpty()) {
            line(json, place, protocol, WIRE, null, unit.length(), List.of(), new byte[0]);
            return;
        }
        Dissection dissection = Dissector.explain(unit, application.bytes().get());
        String before = WIRE;
        for (Source source : dissection.sources()) {
            boolean wire = source == dissection.wire();
            String name = source.name().equals(Source.DECOMPRESSED) ? INFLATED : wire ? WIRE : source.name();
            long length = wire ? unit.length() : source.bytes().length;
            line(json, place, protocol, name, wire ? null : before, length, source.fields(), source.bytes());
            before = name;
        }
    }

    private void line(
            JsonBytes json,
            Place place,
            String protocol,
            String source,
            @Nullable String of,
            long length,
            List<Field> tree,
            byte[] bytes) {
        Connection connection = ofFile ? place.connection() : null;
        if (connection == null) {
            json.raw(CONNECTION).raw(NULL).raw(CLIENT).raw(NULL).raw(SERVER).raw(NULL);
        } else {
            json.raw(CONNECTION).number(connection.number());
            json.raw(CLIENT).text(connection.client().toString());
            json.raw(SERVER).text(connection.server().toString());
        }
        json.raw(DIRECTION).raw(place.direction() == Direction.CLIENT_TO_SERVER ? TO_SERVER : TO_CLIENT);
        json.raw(PROTOCOL).text(protocol);
        json.raw(SOURCE).text(source);
        if (of != null) {
            json.raw(OF).raw(OF_SOURCE).text(of).raw(OFFSET).number(place.offset()).raw('}');
        }
        json.raw(TIME);
        if (ofFile) {
            time.write(json, place.nanos());
        } else {
            json.raw(NULL);
        }
        json.raw(OFFSET).number(place.offset());
        json.raw(LENGTH).number(length);
        json.raw(FIELDS);
        fields.write(json, tree, bytes);
        json.raw('}').raw('\n');
    }

    @Override
    public long unexplainedBits() {
        return fields.unexplainedBits();
    }
}
