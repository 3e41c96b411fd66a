package dev.wirelight.desktop.inspector;

import dev.wirelight.conversation.Unit;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import java.util.Optional;

/// Finds TLS records among what passed.
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
    };

    /// The record that begins at an offset of a flow.
    Optional<Unit> record(Connection wire, Direction direction, long offset);

    /// The first record of a connection that carries a ClientHello (RFC 8446 §4.1.2).
    Optional<Unit> clientHello(Connection wire);
}
