package dev.wirelight.terminal;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.Dissection;
import dev.wirelight.dissect.Dissector;
import dev.wirelight.dissect.Field;
import dev.wirelight.dissect.FirstHeader;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.PacketDissection;
import dev.wirelight.dissect.PacketDissector;
import dev.wirelight.dissect.Source;
import dev.wirelight.protocol.tcpip.LinkType;
import dev.wirelight.trace.Call;
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

    private static final byte[] INSIDE = JsonBytes.name(",", "inside");
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
    private static final byte[] TEXT = JsonBytes.name(",", "text");
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final String WIRE = "wire";
    private static final String INFLATED = "inflated";
    private static final int REMEMBERED = 512;

    private final JsonFields fields = new JsonFields();
    private final boolean ofFile;
    private final JsonTime time;

    /// What the lines of the connections begin with that were seen last. Several threads may read and write here: each
    /// finds what it wants, or writes it anew.
    private final @Nullable Who[] remembered = new Who[REMEMBERED];

    private record Who(@Nullable Connection connection, Direction direction, byte[] json) {}

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
            case Explained.Begun _ -> {} // every line says whose it is
            case Explained.Packet(Connection connection, Call.Segment segment, var segmentPlace, var data) -> {
                Direction direction = segment.direction();
                PacketHead head = segment.packet();
                PacketDissection packet = PacketDissector.explain(head, segmentPlace, data);
                String link = LinkType.of(head.linkType()).map(type -> FirstHeader.of(type).word()).orElse("unknown");
                packet(json, new Place(connection, direction, head.nanos(), head.dataOffset()), link, packet);
            }
            case Explained.Typed(FirstHeader first, Direction direction, byte[] bytes) ->
                packet(json, new Place(null, direction, 0, 0), first.word(), PacketDissector.explain(first, bytes));
            case Explained.Application application -> application(json, application);
            case Explained.Missing(Connection connection, Direction direction, long nanos, long offset, long length) ->
                line(json, new Place(connection, direction, nanos, offset), "tcp", "gap", null, length, List.of(), new byte[0]);
            case Explained.Remark(Connection connection, long nanos, String text) -> remark(json, connection, nanos, text);
            case Explained.Ended(Connection connection, Direction direction, long nanos, long offset, Explained.How how) ->
                line(json, new Place(connection, direction, nanos, offset), "tcp", how.word(), null, 0, List.of(), new byte[0]);
        }
    }

    /// Where something stands.
    private record Place(@Nullable Connection connection, @Nullable Direction direction, long nanos, long offset) {}

    /// A line for each header. The data of a file's segments are explained as units of their own.
    private void packet(JsonBytes json, Place place, String link, PacketDissection packet) {
        for (int i = 0; i < packet.headings().size(); i++) {
            Field root = packet.wire().fields().get(i);
            Layer.Kind kind = packet.headings().get(i).kind();
            if (!ofFile || kind != Layer.Kind.APPLICATION) {
                begin(json, place, protocol(kind, root.name(), link), WIRE, null, root.bitLength() / 8);
                List<Field> parts = root.isLeaf() ? List.of(root) : root.fields();
                fields.write(json, parts, packet.wire().bytes(), root.bitOffset());
                json.raw('}').raw('\n');
            }
        }
    }

    private static String protocol(Layer.Kind kind, String name, String link) {
        return switch (kind) {
            case LINK -> link;
            case INTERNET -> name.startsWith("IPv4") ? "ipv4" : "ipv6";
            case TRANSPORT -> name.startsWith("UDP") ? "udp" : "tcp";
            case APPLICATION, SOCKET_API, OTHER -> "data";
        };
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
            long length = wire ? unit.length() : name.equals(INFLATED) ? inflated(unit) : source.bytes().length;
            line(json, place, protocol, name, wire ? null : before, length, source.fields(), source.bytes());
            before = name;
        }
    }

    /// How many bytes a compressed payload becomes, of which a unit keeps only the first.
    private static long inflated(Unit unit) {
        return unit.content() instanceof Content.Frame frame ? frame.inflated().map(Content.Inflated::length).orElse(0L) : 0;
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
        begin(json, place, protocol, source, of, length);
        fields.write(json, tree, bytes);
        json.raw('}').raw('\n');
    }

    /// It is about both directions, so it has none, and stands nowhere in them.
    private void remark(JsonBytes json, Connection connection, long nanos, String text) {
        begin(json, new Place(connection, null, nanos, 0), "tcp", "remark", null, 0);
        json.raw('[').raw(']').raw(TEXT).text(text).raw('}').raw('\n');
    }

    /// All members up to the name of the last one, the fields.
    private void begin(
            JsonBytes json, Place place, String protocol, String source, @Nullable String of, long length) {
        Connection connection = ofFile ? place.connection() : null;
        Direction direction = place.direction();
        json.raw(direction == null ? written(connection, null) : who(connection, direction));
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
    }

    /// The members that all lines of a direction begin with.
    private byte[] who(@Nullable Connection connection, Direction direction) {
        int place = connection == null ? 0 : 2 * connection.number() % REMEMBERED + direction.ordinal();
        Who known = remembered[place];
        if (known == null || known.connection() != connection || known.direction() != direction) {
            known = new Who(connection, direction, written(connection, direction));
            remembered[place] = known;
        }
        return known.json();
    }

    private static byte[] written(@Nullable Connection connection, @Nullable Direction direction) {
        JsonBytes json = new JsonBytes();
        if (connection == null) {
            json.raw(CONNECTION).raw(NULL).raw(CLIENT).raw(NULL).raw(SERVER).raw(NULL);
        } else {
            json.raw(CONNECTION).number(connection.number());
            json.raw(CLIENT).text(connection.client().toString());
            json.raw(SERVER).text(connection.server().toString());
            if (connection.carrier().isPresent()) {
                json.raw(INSIDE).text(Protocol.TLS.toString());
            }
        }
        json.raw(DIRECTION).raw(
                direction == null ? NULL : direction == Direction.CLIENT_TO_SERVER ? TO_SERVER : TO_CLIENT);
        return json.toArray();
    }

    @Override
    public long unexplainedBits() {
        return fields.unexplainedBits();
    }
}
