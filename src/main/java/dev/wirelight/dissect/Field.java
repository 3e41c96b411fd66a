package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import dev.wirelight.protocol.Violation;
import java.util.List;

/// A named stretch of bits, explained.
///
/// The leaves of a tree of fields tile their source: every bit belongs to exactly one of them.
///
/// @param name as in the specification
/// @param bitOffset from the first bit of the [Source]
/// @param bitLength 0 or more
/// @param number whether its bits are a number, and not text or bytes that mean something else
/// @param text the value as it is shown, such as `0x1` or `37 fa 21 3d`
/// @param meaning a few plain words beside the value, such as `text`
/// @param explanation one to three sentences for a beginner
/// @param origin whether these bits were seen, computed or made up
/// @param section where the specification defines it
/// @param violations the rules that this field breaks
/// @param fields the parts of it; empty for a leaf
public record Field(
        String name,
        long bitOffset,
        long bitLength,
        boolean number,
        String text,
        String meaning,
        String explanation,
        Section section,
        Origin origin,
        List<Violation> violations,
        List<Field> fields) {

    /// The name of what Wirelight cannot explain.
    public static final String UNEXPLAINED = "unexplained";

    public boolean isLeaf() {
        return fields.isEmpty();
    }

    /// The first byte of the source that this field has a bit in.
    public int firstByte() {
        return (int) (bitOffset / 8);
    }

    /// The byte after the last one that this field has a bit in.
    public int endByte() {
        return (int) ((bitOffset + bitLength + 7) / 8);
    }

    /// The number that its bits are, the highest first.
    ///
    /// @param source the bytes of the source
    /// @return unsigned; of more than 64 bits the last 64
    public long value(byte[] source) {
        return Tiles.value(source, bitOffset, bitOffset + bitLength);
    }
}
