package dev.wirelight.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The close_notify or the alert after which this end says nothing more. One thread says it; another that closes the
/// socket waits a moment for it.
final class LastWord {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final CountDownLatch said = new CountDownLatch(1);

    /// What it takes to say it.
    interface Saying {
        void say() throws IOException;
    }

    /// It is said, or never will be.
    void isSaid() {
        said.countDown();
    }

    /// Waits a moment for it. It is said on a thread of its own, since a peer that does not read can keep it waiting.
    ///
    /// @param saying does nothing where somebody else is about to say it
    void await(Saying saying) {
        if (said.getCount() == 0) {
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                saying.say();
            } catch (IOException e) {
                // The peer is gone; the trace has it.
            }
        });
        try {
            boolean _ = said.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS); // in vain where nobody reads
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
