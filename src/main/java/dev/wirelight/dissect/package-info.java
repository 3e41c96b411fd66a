/// Explains a unit: a tree of named fields with bit ranges, meanings in plain words and sections, and the layers that
/// carried it.
///
/// Where a field stands is asked of the protocol's own package; the words are here: a file for the fields of a format,
/// and one for its words. Uses `protocol`, `trace` and `conversation`. Start with [dev.wirelight.dissect.Dissector] and
/// [dev.wirelight.dissect.Field]; then [dev.wirelight.dissect.FrameFields].
@NullMarked
package dev.wirelight.dissect;

import org.jspecify.annotations.NullMarked;
