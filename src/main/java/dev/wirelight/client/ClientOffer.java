package dev.wirelight.client;

import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.List;
import java.util.Optional;

/// What a client offers in its opening handshake, for the server to choose from.
///
/// @param protocols subprotocols, the best first (RFC 6455 §1.9)
/// @param compression how messages might be compressed (RFC 7692), or empty
public record ClientOffer(List<String> protocols, Optional<PerMessageDeflate> compression) {

    /// No subprotocol, no extension.
    public static final ClientOffer NOTHING = new ClientOffer(List.of(), Optional.empty());

    /// Compression, with no wishes of its own.
    public static final ClientOffer COMPRESSION = new ClientOffer(List.of(), Optional.of(PerMessageDeflate.OFFER));

    public ClientOffer {
        protocols = List.copyOf(protocols);
    }
}
