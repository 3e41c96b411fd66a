/// Reads the [dev.wirelight.trace.Trace] and says which units its bytes are: request heads, frames, lines, commands;
/// and which rules were broken, by whom.
///
/// Every view has a [dev.wirelight.conversation.TraceReader] of its own and asks it what is new. The decoders are those
/// that the servers use. Uses `protocol` and `trace`.
@NullMarked
package dev.wirelight.conversation;

import org.jspecify.annotations.NullMarked;
