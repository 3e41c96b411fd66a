package dev.wirelight.socket;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The close_notify or the alert after which this end says nothing more. One thread says it; another that closes the
/// socket waits a moment for it.
final class LastWord {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /// Where somebody is writing, it is most likely that the peer does not read; but a write may also just be ending.
    private static final Duration PATIENCE_WITH_WRITERS = Duration.ofMillis(50);

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
    /// @param writing whether somebody is writing something else now
    /// @param saying does nothing where somebody else is about to say it
    void await(boolean writing, Saying saying) {
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
        boolean interrupted = Thread.interrupted(); // whoever is told to hurry takes this moment all the same
        try {
            boolean _ = said.await((writing ? PATIENCE_WITH_WRITERS : PATIENCE).toMillis(), TimeUnit.MILLISECONDS); // in vain where nobody reads
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
