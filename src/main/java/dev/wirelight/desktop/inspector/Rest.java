package dev.wirelight.desktop.inspector;

import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.copy.Copyable;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;

/// Where the bytes of a unit are that was cut for showing: who copies to the end of what is shown wants these too.
///
/// @param length how many bytes the unit has
/// @param first fetches the first so many of them; empty when they are no longer in memory
record Rest(long length, IntFunction<Optional<byte[]>> first) {
    /// Nothing was cut.
    static final Rest NONE = new Rest(0, _ -> Optional.empty());

    /// Bytes of the unit, for copying.
    ///
    /// @param what they are; may be empty
    /// @param shown the unit's bytes that are shown
    /// @param to the byte after the last; where that is the end of what is shown, what follows belongs to it
    Copyable toCopy(String what, byte[] shown, int from, int to) {
        byte[] wanted = Arrays.copyOfRange(shown, from, to);
        if (to < shown.length || length <= shown.length) {
            return Copyable.all(what, wanted);
        }
        return first.apply((int) Math.min(length, from + (long) Copyable.MOST))
                .map(all -> new Copyable(
                        what, Arrays.copyOfRange(all, from, all.length), length - from, say("more is not copied at once.")))
                .orElse(new Copyable(what, wanted, length - from, say("the others are no longer in memory.")));
    }
}
