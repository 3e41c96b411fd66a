package dev.wirelight.desktop.replay;

import dev.wirelight.trace.Trace;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// How long it takes from one unit to the next.
public final class Pauses {
    private static final int UNITS_LOOKED_AT = 1_000;

    private Pauses() {}

    /// The usual pause between the first units of a trace, in nanoseconds: half of them are shorter. Empty where there are fewer
    /// than two units.
    public static OptionalLong usual(Trace trace, Landmarks landmarks) {
        Entries entries = new Entries(trace);
        long end = entries.end();
        long[] moments = LongStream.iterate(
                        landmarks.next(Landmark.UNIT, entries.oldest()),
                        n -> n < end,
                        n -> landmarks.next(Landmark.UNIT, n + 1))
                .limit(UNITS_LOOKED_AT)
                .map(entries::nanosOf)
                .toArray();
        return IntStream.range(1, moments.length)
                .mapToLong(i -> moments[i] - moments[i - 1])
                .sorted()
                .skip(Math.max(0, moments.length - 1) / 2)
                .findFirst();
    }
}
