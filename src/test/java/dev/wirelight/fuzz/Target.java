package dev.wirelight.fuzz;

import java.util.Objects;
import java.util.function.Supplier;

/// A decoder, and what must hold for whatever it is given. A broken promise, and any exception, is a finding.
interface Target {

    /// Tries one input.
    ///
    /// @throws AssertionError when a promise is broken; the words say which
    void run(Input input);

    static void check(boolean promise, Supplier<String> otherwise) {
        if (!promise) {
            throw new AssertionError(otherwise.get());
        }
    }

    static void same(String what, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            throw new AssertionError(what + ":\n" + one + "\n" + other);
        }
    }
}
