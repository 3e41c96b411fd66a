package dev.wirelight.trace;

import java.time.Instant;
import java.util.function.LongSupplier;

/// Where a [Trace] gets its time from.
///
/// @param startedAt the time of day at which `nanos` was 0
/// @param nanos nanoseconds since then, never going backwards, even when somebody sets the computer's clock
public record TraceClock(Instant startedAt, LongSupplier nanos) {

    /// The computer's own clock, from now on.
    public static TraceClock system() {
        long start = System.nanoTime();
        return new TraceClock(Instant.now(), () -> System.nanoTime() - start);
    }
}
