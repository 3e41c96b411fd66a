package dev.wirelight.desktop.ladder;

import dev.wirelight.conversation.Content;
import dev.wirelight.conversation.Unit;
import dev.wirelight.desktop.inspector.WireUnits;
import dev.wirelight.protocol.tls.HandshakeType;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds TLS records, and what was said inside them, in the rows of ladders, whether they are shown there or not.
public final class WireRows implements WireUnits {
    private final List<LadderRows> ladders;

    public WireRows(List<LadderRows> ladders) {
        this.ladders = List.copyOf(ladders);
    }

    private Stream<Unit> units(Connection connection, Direction direction) {
        return ladders.stream()
                .flatMap(ladder -> ShownRows.units(ladder.rows(connection)))
                .flatMap(row -> Stream.ofNullable(row.unit()))
                .filter(unit -> unit.connection() == connection && unit.direction() == direction);
    }

    private Stream<Unit> records(Connection wire, Direction direction) {
        return units(wire, direction).filter(unit -> unit.content() instanceof Content.Tls);
    }

    @Override
    public List<Unit> lying(Connection connection, Direction direction, long from, long to) {
        return units(connection, direction)
                .filter(unit -> unit.offset() < to && unit.offset() + unit.length() > from)
                .sorted(Comparator.comparingLong(Unit::offset))
                .toList();
    }

    @Override
    public Optional<Unit> record(Connection wire, Direction direction, long offset) {
        return records(wire, direction).filter(unit -> unit.offset() == offset).findFirst();
    }

    @Override
    public Optional<Unit> clientHello(Connection wire) {
        return records(wire, Direction.CLIENT_TO_SERVER)
                .filter(unit -> unit.content() instanceof Content.Tls tls
                        && tls.parts().stream().anyMatch(part -> part.type() == HandshakeType.CLIENT_HELLO))
                .findFirst();
    }
}
