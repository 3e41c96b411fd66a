package dev.wirelight.server;

import dev.wirelight.trace.Address;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where the lab's servers listen with TLS: whoever comes to the wrong port can be sent to the right one.
final class SecurePorts {
    private final Map<Peer.Kind, Supplier<Optional<Address>>> ports = new EnumMap<>(Peer.Kind.class);
    private final ReentrantLock lock = new ReentrantLock();

    /// @param listening where the one with TLS listens; empty while it does not
    void add(Peer.Kind kind, Supplier<Optional<Address>> listening) {
        lock.lock();
        try {
            ports.put(kind, listening);
        } finally {
            lock.unlock();
        }
    }

    /// The port with TLS of the same server, as a client reaches it who came to this one; empty while there is none.
    ///
    /// @param here where the client came to
    Optional<Address> instead(Peer.Kind kind, Address here) {
        Supplier<Optional<Address>> listening;
        lock.lock();
        try {
            listening = ports.getOrDefault(kind, Optional::empty);
        } finally {
            lock.unlock();
        }
        return listening.get().map(address -> new Address(here.host(), address.port()));
    }
}
