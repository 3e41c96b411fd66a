package dev.wirelight.server;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all connections of a lab may hold together: messages that are not complete, and bytes that wait to be written.
///
/// Each connection has limits of its own, but two thousand of them times four MiB is more than a laptop has. When all
/// together hold too much, whoever holds most is dropped: not the one who came last, and not whoever is slow.
final class Memory {
    /// Less than this is not counted: the number of connections bounds it, and most connections never come here.
    static final int SMALL = 64 << 10;

    private final long most;
    private final Set<Share> holders = new HashSet<>();
    private long held;

    /// @param most how many bytes
    Memory(long most) {
        this.most = most;
    }

    /// What one connection holds in one place.
    final class Share {
        private final Peer peer;
        private volatile int bytes;

        private Share(Peer peer) {
            this.peer = peer;
        }

        /// The connection now holds so many bytes there.
        void set(int now) {
            int counted = now < SMALL ? 0 : now;
            if (counted != bytes) {
                change(this, counted);
            }
        }
    }

    /// @param peer who is dropped if it holds most when there is too much
    Share of(Peer peer) {
        return new Share(peer);
    }

    private void change(Share share, int bytes) {
        @Nullable Share largest = null;
        long all;
        synchronized (this) {
            held += bytes - share.bytes;
            all = held;
            share.bytes = bytes;
            if (bytes == 0) {
                holders.remove(share);
            } else {
                holders.add(share);
            }
            if (held > most) {
                largest = holders.stream().reduce(share, (a, b) -> b.bytes > a.bytes ? b : a);
                held -= largest.bytes;
                holders.remove(largest);
                largest.bytes = 0;
            }
        }
        if (largest != null) {
            largest.peer.drop("All connections together held " + all + " bytes that were not complete or not yet written, and"
                    + " the limit is " + most + ". This connection held most.");
        }
    }

    /// What all of them hold now, without what is small.
    synchronized long held() {
        return held;
    }
}
