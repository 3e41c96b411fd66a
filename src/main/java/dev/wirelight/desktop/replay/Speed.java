package dev.wirelight.desktop.replay;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

/// How fast a [Replay] plays, compared with how fast it happened.
public enum Speed {
    /// However long it took from one event to the next.
    EVENT_A_SECOND(mark("1 event a second"), 0),
    THOUSANDTH("1/1000×", 0.001),
    HUNDREDTH("1/100×", 0.01),
    TENTH("1/10×", 0.1),
    QUARTER("¼×", 0.25),
    NORMAL("1×", 1),
    FOUR("4×", 4),
    SIXTEEN("16×", 16),
    /// As fast as it can be read.
    AT_ONCE(mark("fastest"), Double.POSITIVE_INFINITY);

    private final String words;
    private final double factor;

    Speed(String words, double factor) {
        this.words = words;
        this.factor = factor;
    }

    /// Nanoseconds of the trace that pass in so many nanoseconds of ours; 0 where it goes from event to event.
    long of(long nanos) {
        return (long) Math.min(Long.MAX_VALUE / 4, nanos * factor);
    }

    @Override
    public String toString() {
        return say(words);
    }
}
