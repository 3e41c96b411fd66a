/// What happened at every socket of the lab: which call, its result, the bytes, the time.
///
/// Everything that Wirelight shows is read out of this one append-only [dev.wirelight.trace.Trace]. Whoever touches a
/// socket writes here; whoever shows something reads here, at its own pace, and nobody waits for anybody. This package
/// knows bytes, connections and calls, and no protocol. It uses nothing else of Wirelight.
///
/// Start reading with [dev.wirelight.trace.Trace], then [dev.wirelight.trace.Call].
@NullMarked
package dev.wirelight.trace;

import org.jspecify.annotations.NullMarked;
