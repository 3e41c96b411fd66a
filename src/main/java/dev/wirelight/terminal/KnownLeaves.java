package dev.wirelight.terminal;

import dev.wirelight.dissect.Field;
import org.jspecify.annotations.Nullable;

/// The JSON of leaves that come again and again, such as a flag that is 0: looked up and copied it costs a tenth of what it
/// costs to write it anew.
///
/// A table of fixed size, however much strangers send: each leaf has one place in it, and another one that has the same
/// place drives it out. A leaf is kept when it comes a second time, for most sequence numbers never do. Several threads may
/// use it at once: what one of them misses, it writes anew.
final class KnownLeaves {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 1_024;

    private final @Nullable Leaf[] leaves = new Leaf[PLACES];
    private final int[] cameOnce = new int[PLACES];

    /// A leaf with its JSON.
    ///
    /// @param at its first bit, as it is told in JSON
    /// @param value the number that its bits are
    private record Leaf(Field field, long at, long value, byte[] json) {
        boolean is(Field other, long otherAt, long otherValue) {
            return value == otherValue
                    && at == otherAt
                    && field.bitLength() == other.bitLength()
                    && field.number() == other.number()
                    && field.origin() == other.origin()
                    && field.name().equals(other.name())
                    && field.meaning().equals(other.meaning())
                    && field.text().equals(other.text())
                    && field.explanation().equals(other.explanation())
                    && (field.section() == other.section() || field.section().equals(other.section()));
        }
    }

    /// Whether a field may be kept here: it has no parts, breaks no rule, and its bits are not more than a number can hold.
    static boolean mayBeKnown(Field field) {
        return field.isLeaf() && field.violations().isEmpty() && field.bitLength() <= Long.SIZE;
    }

    /// The leaf's JSON, if it is known.
    byte @Nullable [] find(Field field, long at, long value) {
        Leaf leaf = leaves[place(hash(field, at, value))];
        return leaf != null && leaf.is(field, at, value) ? leaf.json() : null;
    }

    /// Tells what was written for a leaf that was not known: the last bytes of `json`.
    ///
    /// @param from where they begin
    void written(Field field, long at, long value, JsonBytes json, int from) {
        int hash = hash(field, at, value);
        int place = place(hash);
        if (cameOnce[place] != hash) {
            cameOnce[place] = hash;
        } else if (json.length() - from <= LONGEST) {
            leaves[place] = new Leaf(field, at, value, json.since(from));
        }
    }

    private static int hash(Field field, long at, long value) {
        int words = 31 * field.name().hashCode() + field.meaning().hashCode();
        return 31 * (31 * words + Long.hashCode(at)) + Long.hashCode(value);
    }

    /// The upper bits of a hash count, too.
    private static int place(int hash) {
        return (hash ^ hash >>> 12 ^ hash >>> 24) & PLACES - 1;
    }
}
