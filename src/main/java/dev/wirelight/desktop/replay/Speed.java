package dev.wirelight.desktop.replay;

/// How fast a [Replay] plays, compared with how fast it happened.
public enum Speed {
    QUARTER("¼×", 0.25),
    NORMAL("1×", 1),
    FOUR("4×", 4),
    SIXTEEN("16×", 16),
    /// As fast as it can be read.
    AT_ONCE("fastest", Double.POSITIVE_INFINITY);

    private final String words;
    private final double factor;

    Speed(String words, double factor) {
        this.words = words;
        this.factor = factor;
    }

    /// Nanoseconds of the trace that pass in so many nanoseconds of ours.
    long of(long nanos) {
        return (long) Math.min(Long.MAX_VALUE / 4, nanos * factor);
    }

    @Override
    public String toString() {
        return words;
    }
}
