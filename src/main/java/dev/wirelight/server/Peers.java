package dev.wirelight.server;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The open connections of a server, in the order in which they came.
final class Peers {
    private final Set<Peer> open = new LinkedHashSet<>();
    private final Crowd crowd = new Crowd();
    private boolean admitting;

    /// Whether peers may come from now on.
    synchronized void admit(boolean may) {
        admitting = may;
    }

    /// @return why it may not come, in a sentence; empty when it is in
    synchronized Optional<String> add(Peer peer, ServerLimits limits) {
        Optional<String> refusal = admitting ? crowd.enter(hostOf(peer), limits) : Optional.of("The server stops.");
        if (refusal.isEmpty()) {
            open.add(peer);
        }
        return refusal;
    }

    synchronized void remove(Peer peer) {
        if (open.remove(peer)) {
            crowd.leave(hostOf(peer));
        }
        notifyAll();
    }

    private static String hostOf(Peer peer) {
        return peer.connection().client().host();
    }

    synchronized List<Peer> all() {
        return List.copyOf(open);
    }

    /// Does something with each of them.
    ///
    /// @return how many it was done with, as it says
    int each(Predicate<Peer> deed) {
        return (int) all().stream().filter(deed).count();
    }

    /// Closes every connection properly, because the server stops, and waits until all are gone. Whoever does not go in
    /// time is dropped.
    ///
    /// @param patience for each of the two
    void dismiss(Duration patience) {
        all().forEach(peer -> {
            peer.play(Tricks.NONE); // nobody waits for a farewell that is delayed on purpose
            peer.close(1001, "the server stops");
        });
        if (!awaitNone(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            all().forEach(peer -> peer.drop("The server stops, and the peer did not close in time."));
            awaitNone(patience.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /// Waits until none is open.
    ///
    /// @return false when the time was over before
    private synchronized boolean awaitNone(long time, TimeUnit unit) {
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
