package dev.wirelight.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The open connections of a server, in the order in which they came.
final class Peers {
    private final Set<Peer> open = new LinkedHashSet<>();
    private boolean admitting;

    /// Whether peers may come from now on.
    synchronized void admit(boolean may) {
        admitting = may;
    }

    /// @return false when nobody may come, or `most` are open already
    synchronized boolean add(Peer peer, int most) {
        return admitting && open.size() < most && open.add(peer);
    }

    synchronized void remove(Peer peer) {
        open.remove(peer);
        notifyAll();
    }

    synchronized List<Peer> all() {
        return List.copyOf(open);
    }

    /// Waits until none is open.
    ///
    /// @return false when the time was over before
    synchronized boolean awaitNone(long time, TimeUnit unit) {
        long deadline = System.nanoTime() + unit.toNanos(time);
        try {
            while (!open.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return open.isEmpty();
        }
    }
}
