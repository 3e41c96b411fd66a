package dev.wirelight.desktop;

import java.util.Arrays;

/// How evenly the window is drawn: the time from each pulse of JavaFX to the next. Whatever keeps the window's thread
/// busy makes one of these times long.
final class FrameTimes {
    private static final int MOST = 1 << 20;

    private long[] nanos = new long[1_024];
    private int count;
    private long last;

    /// A pulse begins.
    ///
    /// @param now in nanoseconds, as JavaFX says it
    void pulse(long now) {
        if (last != 0 && count < MOST) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = now - last;
        }
        last = now;
    }

    /// What was seen, in one line.
    String report() {
        if (count == 0) {
            return "Frame times: none were seen.";
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return "Frame times in milliseconds: %,d pulses, median %.1f, 99 of 100 within %.1f, longest %.1f. Heap in use: %,d MiB."
                .formatted(
                        count,
                        millis(sorted[count / 2]),
                        millis(sorted[(int) (count * 0.99)]),
                        millis(sorted[count - 1]),
                        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
