/// The two servers of the lab. Their code is teaching material: a learner reads it while it runs.
///
/// [dev.wirelight.server.Lab] holds both. Each is a [dev.wirelight.server.Server], which accepts connections and gives
/// each a virtual thread; what happens on one is in [dev.wirelight.server.PlainPeer] and
/// [dev.wirelight.server.WebSocketPeer]. Start reading there. Uses `socket`, `protocol` and `trace`; knows no view.
@NullMarked
package dev.wirelight.server;

import org.jspecify.annotations.NullMarked;
