/// Every decoder that reads a stranger's bytes, fed with bytes that no peer in its right mind sends.
///
/// A [dev.wirelight.fuzz.Target] says what must hold for any input. `FuzzTest` tries a fixed number of inputs that
/// [dev.wirelight.fuzz.Mutator] makes out of the valid conversations in [dev.wirelight.fuzz.Corpus]; `LongFuzz` has
/// Jazzer, which sees which code an input reached, look for minutes. See docs/fuzzing.md. Start with `Target`.
@NullMarked
package dev.wirelight.fuzz;

import org.jspecify.annotations.NullMarked;
