package dev.wirelight.dissect;

import java.util.List;

/// Bytes and their fields. A unit has at least one source, the wire; derived bytes are further ones.
///
/// @param name `wire`, or what was derived, such as `unmasked`
/// @param origin whether the bytes were seen or computed
/// @param bytes nobody may change them
/// @param fields the roots of the tree, in the order of their bits
public record Source(String name, Origin origin, byte[] bytes, List<Field> fields) {

    /// The name of a payload without its mask.
    public static final String UNMASKED = "unmasked";

    /// The name of what a compressed payload becomes.
    public static final String DECOMPRESSED = "decompressed";
}
