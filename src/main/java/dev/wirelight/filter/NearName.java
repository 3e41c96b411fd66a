package dev.wirelight.filter;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the name that somebody probably meant.
final class NearName {
    private static final int LONGEST = 40;

    private NearName() {}

    /// The name that is nearest to a word: one that begins with it, or differs in few letters.
    static Optional<String> of(String word, Stream<String> names) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.isEmpty() || small.length() > LONGEST) {
            return Optional.empty();
        }
        int most = small.length() <= 2 ? 1 : small.length() <= 5 ? 2 : 3;
        return names.filter(name -> distance(small, name) <= most)
                .min(Comparator.comparingInt(name -> distance(small, name)));
    }

    private static int distance(String small, String name) {
        String other = name.toLowerCase(Locale.ROOT);
        return small.length() >= 2 && other.startsWith(small) ? 1 : edits(small, other);
    }

    /// How many letters must be put in, taken out, changed or swapped with the next to make one of the other.
    static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int k = 0; k <= b.length(); k++) {
                if (i == 0 || k == 0) {
                    d[i][k] = i + k;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1;
                d[i][k] = Math.min(Math.min(d[i - 1][k], d[i][k - 1]) + 1, d[i - 1][k - 1] + change);
                boolean swapped = i > 1 && k > 1 && a.charAt(i - 1) == b.charAt(k - 2) && a.charAt(i - 2) == b.charAt(k - 1);
                if (swapped) {
                    d[i][k] = Math.min(d[i][k], d[i - 2][k - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
