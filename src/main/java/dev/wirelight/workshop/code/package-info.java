/// The plain server's own code, and at which of its lines each socket stands.
///
/// [dev.wirelight.workshop.code.Listing] is code with marked lines: the Java that is running, taken from its source, and the
/// same in C and Python. [dev.wirelight.workshop.code.Whereabouts] reads from the trace who stands where. Uses `trace` and
/// `dissect`; draws nothing.
@NullMarked
package dev.wirelight.workshop.code;

import org.jspecify.annotations.NullMarked;
