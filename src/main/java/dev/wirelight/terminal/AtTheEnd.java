package dev.wirelight.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Something that the operating system's wish to end the process (SIGINT from Ctrl+C, SIGTERM) sets off, and that the
/// process waits for before it ends with status 0. Once closed it does nothing.
final class AtTheEnd implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    AtTheEnd(Runnable begin) {
        hook = new Thread(() -> {
            begin.run();
            awaitDone();
            Runtime.getRuntime().halt(0);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitDone() {
        try {
            boolean _ = done.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// All that had to be done before the end is done.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The end has begun already, and the hook is waiting for this:
            done.countDown();
        }
    }
}
