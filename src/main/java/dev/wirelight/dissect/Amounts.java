package dev.wirelight.dissect;

import java.util.Locale;

/// Numbers as a reader likes them: `3,210 bytes`, `1 byte`, `1.2 MB`.
public final class Amounts {

    private Amounts() {}

    /// `3,210`
    public static String number(long amount) {
        String digits = Long.toString(amount);
        int first = amount < 0 ? 1 : 0;
        if (digits.length() - first <= 3) {
            return digits;
        }
        // A million packets have some million numbers: String.format takes ten times as long.
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > first; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /// `3,210 bytes`, `1 byte`
    ///
    /// @param one the word for one of them; its plural adds an `s`
    public static String of(long amount, String one) {
        return number(amount) + " " + one + (amount == 1 ? "" : "s");
    }

    /// Exact below 10,000 bytes, then in kB or MB (1,000 and 1,000,000 bytes) with one decimal.
    public static String roughBytes(long bytes) {
        if (bytes < 10_000) {
            return of(bytes, "byte");
        }
        return bytes < 1_000_000
                ? String.format(Locale.ENGLISH, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
    }

    /// Seconds since the trace began, to a thousandth: `12.345`
    public static String seconds(long nanos) {
        return String.format(Locale.ENGLISH, "%.3f", nanos / 1e9);
    }
}
