package dev.wirelight.client.load;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went wrong: how often, and the first of it.
final class Faults {
    private long count;
    private @Nullable String first;

    synchronized void add(String words) {
        if (first == null) {
            first = words;
        }
        count++;
    }

    synchronized long count() {
        return count;
    }

    synchronized Optional<String> first() {
        return Optional.ofNullable(first);
    }
}
