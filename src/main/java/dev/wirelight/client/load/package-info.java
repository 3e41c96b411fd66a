/// Many clients at once, to see what the servers can take.
///
/// Writes down nothing: each socket has a trace that keeps nothing. Start with [dev.wirelight.client.load.Load].
@NullMarked
package dev.wirelight.client.load;

import org.jspecify.annotations.NullMarked;
