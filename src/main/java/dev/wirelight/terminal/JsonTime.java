package dev.wirelight.terminal;

import java.time.Instant;

/// Writes times of day as ISO 8601 has them, in UTC, with as many digits as are needed: none, three, six or nine, such as
/// `2026-11-22T10:00:00.000001Z`.
final class JsonTime {
    private static final long SECOND = 1_000_000_000;

    private final Instant startedAt;

    /// The last whole second that was asked for: the next one mostly is the same.
    private volatile Written last = new Written(Long.MIN_VALUE, "");

    private record Written(long second, String text) {}

    /// @param startedAt the time of day at which the trace began
    JsonTime(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /// @param nanos since the trace began; less than 0 for what is told to have been before
    String of(long nanos) {
        long all = startedAt.getNano() + nanos;
        long second = startedAt.getEpochSecond() + Math.floorDiv(all, SECOND);
        Written written = last;
        if (written.second() != second) {
            String text = Instant.ofEpochSecond(second).toString();
            written = new Written(second, text.substring(0, text.length() - 1));
            last = written;
        }
        long fraction = Math.floorMod(all, SECOND);
        if (fraction == 0) {
            return written.text() + "Z";
        }
        String digits = Long.toString(SECOND + fraction).substring(1);
        int needed = fraction % 1_000_000 == 0 ? 3 : fraction % 1_000 == 0 ? 6 : 9;
        return written.text() + "." + digits.substring(0, needed) + "Z";
    }

    void write(JsonBytes json, long nanos) {
        json.text(of(nanos));
    }
}
