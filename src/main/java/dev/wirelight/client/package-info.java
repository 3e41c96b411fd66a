/// The built-in clients, for one who has neither telnet nor a browser at hand.
///
/// They write to the same trace as the servers, as the client's side of their connections. Uses `socket`, `protocol` and
/// `trace`. Start with [dev.wirelight.client.PlainClient].
@NullMarked
package dev.wirelight.client;

import org.jspecify.annotations.NullMarked;
