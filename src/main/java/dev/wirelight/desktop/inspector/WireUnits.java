package dev.wirelight.desktop.inspector;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import java.util.List;
import java.util.Optional;

/// Finds among what passed the TLS records, and what was said inside them.
public interface WireUnits {
    /// Knows of none.
    WireUnits NONE = new WireUnits() {
        @Override
        public Optional<Unit> record(Connection wire, Direction direction, long offset) {
            return Optional.empty();
        }

        @Override
        public Optional<Unit> clientHello(Connection wire) {
            return Optional.empty();
        }

        @Override
        public List<Unit> lying(Connection connection, Direction direction, long from, long to) {
            return List.of();
        }
    };

    /// The record that begins at an offset of a flow.
    Optional<Unit> record(Connection wire, Direction direction, long offset);

    /// The first record of a connection that carries a ClientHello (RFC 8446 §4.1.2).
    Optional<Unit> clientHello(Connection wire);

    /// The units of a connection, of the wire or inside TLS, that have some of these bytes of its flow; in their order.
    ///
    /// @param to behind the last of the bytes
    List<Unit> lying(Connection connection, Direction direction, long from, long to);
}
