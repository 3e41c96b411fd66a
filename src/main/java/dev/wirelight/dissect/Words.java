package dev.wirelight.dissect;

import dev.wirelight.protocol.Section;
import java.util.Map;

/// What is said about a field.
///
/// @param meaning a few words that stand beside the value
/// @param explanation one to three sentences
/// @param section where the specification defines it
record Words(String meaning, String explanation, Section section) {

    /// Words under a name, for a table.
    static Map.Entry<String, Words> entry(String name, Section section, String meaning, String explanation) {
        return Map.entry(name, new Words(meaning, explanation, section));
    }

    /// The same words with another meaning of the value.
    Words meaning(String other) {
        return new Words(other, explanation, section);
    }
}
