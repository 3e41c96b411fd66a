package dev.wirelight.peers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for something that must happen, and ends as soon as it has happened. The time is only there to end a test that
/// would otherwise wait for ever.
final class Deadline {
    /// Ample for a slow computer: reaching it means that the thing does not happen.
    static final Duration AMPLE = Duration.ofSeconds(30);

    private static final long LOOK_AGAIN_NANOS = 2_000_000;

    private Deadline() {}

    /// Waits until a condition holds.
    ///
    /// @param otherwise what to say when it never does
    static void until(BooleanSupplier condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + AMPLE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("After " + AMPLE.toSeconds() + " seconds: " + otherwise.get());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
