/// The protocols, as engines that know no socket, thread or clock: bytes in, values out.
///
/// Each protocol has a package below this one. What they share stands here: who is speaking ([dev.wirelight.protocol.Role]),
/// a [dev.wirelight.protocol.Rule] of a specification, and a [dev.wirelight.protocol.Violation] of one.
/// Uses nothing else of Wirelight. Start with `websocket.FrameHeader`, then `websocket.WebSocketEngine`.
@NullMarked
package dev.wirelight.protocol;

import org.jspecify.annotations.NullMarked;
