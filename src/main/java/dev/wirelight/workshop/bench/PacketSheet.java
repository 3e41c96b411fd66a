package dev.wirelight.workshop.bench;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Protocol;
import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.ExamplePacket;
import dev.wirelight.dissect.Layer;
import dev.wirelight.dissect.PacketPart;
import dev.wirelight.trace.Address;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Side;
import dev.wirelight.trace.Trace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message, and all that is put round it on its way to the link: a worked example, in which each choice can be changed.
///
/// @param message what somebody wants to say, at most [#MOST] bytes
/// @param talk what the program wraps it into
/// @param masked whether a WebSocket frame is masked, as a client's
/// @param tls whether TLS encrypts it
/// @param ipv6 whether it goes by IPv6, and not by IPv4
/// @param ethernet whether it leaves this computer; else it goes by loopback
/// @param taken a unit that really passed, in place of message, talk and mask
public record PacketSheet(
        byte[] message, Talk talk, boolean masked, boolean tls, boolean ipv6, boolean ethernet, Optional<Taken> taken) {
    /// So much fits one packet of Ethernet, whatever is put round it.
    public static final int MOST = 1_000;
    /// `hello` in a frame, as a browser on this computer sends it.
    public static final PacketSheet EXAMPLE = new PacketSheet(
            "hello".getBytes(StandardCharsets.US_ASCII), Talk.WEBSOCKET, true, false, false, false, Optional.empty());

    private static final int CLIENT_PORT = 52_344;

    /// A unit that really passed.
    ///
    /// @param bytes all of it
    public record Taken(Unit unit, byte[] bytes) {}

    /// The packet in which a unit that passed may have travelled.
    ///
    /// @param bytes all of the unit, at most [#MOST]
    /// @throws IllegalArgumentException where there are more
    public PacketSheet with(Unit unit, byte[] bytes) {
        if (bytes.length > MOST || bytes.length != unit.length() || bytes.length == 0) {
            throw new IllegalArgumentException("This has " + unit.length() + " bytes. Here is room for 1 to " + MOST + ".");
        }
        Connection connection = unit.connection();
        boolean frame = unit.content() instanceof Content.Frame(var header, _, _) && header.masked();
        Talk spoken = switch (unit.content()) {
            case Content.Frame _ -> Talk.WEBSOCKET;
            case Content.Request _, Content.Response _, Content.Body _ -> Talk.HTTP;
            case Content.Telnet _, Content.Tls _, Content.Unreadable _ -> Talk.TELNET;
        };
        boolean secure = connection.carrier().isPresent();
        boolean far = !isLoopback(connection.client()) || !isLoopback(connection.server());
        return new PacketSheet(message, spoken, frame, secure, connection.server().isIpv6(), far,
                Optional.of(new Taken(unit, bytes)));
    }

    public PacketSheet withMessage(byte[] bytes) {
        return new PacketSheet(bytes, talk, masked, tls, ipv6, ethernet, Optional.empty());
    }

    public PacketSheet withTalk(Talk other) {
        return new PacketSheet(message, other, masked, tls, ipv6, ethernet, Optional.empty());
    }

    public PacketSheet withMask(boolean now) {
        return new PacketSheet(message, talk, now, tls, ipv6, ethernet, Optional.empty());
    }

    public PacketSheet withTls(boolean now) {
        return new PacketSheet(message, talk, masked, now, ipv6, ethernet, taken);
    }

    public PacketSheet withIpv6(boolean now) {
        return new PacketSheet(message, talk, masked, tls, now, ethernet, taken);
    }

    public PacketSheet withEthernet(boolean now) {
        return new PacketSheet(message, talk, masked, tls, ipv6, now, taken);
    }

    /// The whole packet.
    public WirePacket packet() {
        Connection connection = connection();
        Spoken spoken = taken
                .map(real -> new Spoken(List.of(new Spoken.Part(moved(real.unit(), connection), real.bytes()))))
                .orElseGet(() -> Spoken.of(talk, message, masked, connection));
        Optional<TlsExample> record = tls ? Optional.of(TlsExample.of(spoken.bytes())) : Optional.empty();
        byte[] data = record.map(TlsExample::bytes).orElseGet(spoken::bytes);
        Unit carried = new Unit(connection, spoken.direction(), 0, data.length, 0, 0, 0,
                new Content.Unreadable(Protocol.UNKNOWN, "", new byte[0]), List.of());
        ExamplePacket example = ExamplePacket.of(carried, data, isReal(connection));
        List<PacketPiece> pieces = new ArrayList<>();
        example.headers().forEach(part -> pieces.add(piece(part)));
        int at = example.bytes().length;
        pieces.addAll(record.map(tls -> tls.pieces(carried, at, spoken)).orElseGet(() -> spoken.pieces(at, false)));
        byte[] bytes = ByteBuffer.allocate(at + data.length).put(example.bytes()).put(data).array();
        return new WirePacket(bytes, List.copyOf(pieces));
    }

    private boolean isReal(Connection connection) {
        return taken.filter(real -> real.unit().connection() == connection).isPresent();
    }

    private PacketPiece piece(PacketPart part) {
        int length = part.source().bytes().length;
        boolean loopback = part.kind() == Layer.Kind.LINK && !ethernet;
        return new PacketPiece(
                owner(part.kind()),
                loopback ? "loopback’s stand-in for Ethernet" : part.name(),
                part.at(),
                part.at() + length,
                Spoken.leaves(part.source().fields()),
                part.at(),
                false);
    }

    private static Owner owner(Layer.Kind kind) {
        return switch (kind) {
            case LINK -> Owner.LINK;
            case INTERNET -> Owner.INTERNET;
            case TRANSPORT -> Owner.TRANSPORT;
            case APPLICATION, SOCKET_API, OTHER -> Owner.APPLICATION;
        };
    }

    /// The real connection where its addresses are of the kind that is chosen, else an example (RFC 5737, RFC 3849).
    private Connection connection() {
        Optional<Connection> real = taken.map(unit -> unit.unit().connection());
        Address client = new Address(host(1), real.map(c -> c.client().port()).orElse(CLIENT_PORT));
        Address server = new Address(host(2), real.map(c -> c.server().port()).orElse(talk.port(tls)));
        boolean fits = real.filter(c -> c.server().isIpv6() == ipv6
                        && isLoopback(c.client()) == isLoopback(client)
                        && isLoopback(c.server()) == isLoopback(server)
                        && isDigits(c.client())
                        && isDigits(c.server()))
                .isPresent();
        return fits ? real.orElseThrow() : Trace.off().open("example", Connection.UNTOLD, Side.NEITHER, client, server);
    }

    private String host(int number) {
        if (ethernet) {
            return ipv6 ? "2001:db8::" + number : "192.0.2." + number;
        }
        return ipv6 ? "::1" : "127.0.0.1";
    }

    private static boolean isLoopback(Address address) {
        return address.host().startsWith("127.") || address.host().equals("::1");
    }

    private static boolean isDigits(Address address) {
        return address.host().matches("[0-9.]+|[0-9a-f:]+");
    }

    private static Unit moved(Unit unit, Connection connection) {
        Direction direction = unit.direction();
        return new Unit(connection, direction, 0, unit.length(), 0, 0, 0, unit.content(), unit.violations());
    }
}
