/// The lab with real peers: telnet in a terminal, `nc`, `curl`, Chromium on the lab's page, tshark as a second opinion on
/// what we say of the bytes, and the WebSockets of others: Node's ws, Python's websockets, Java-WebSocket, Undertow, the JDK.
///
/// Nothing here is a model of a peer: each test starts the program that a learner starts. [dev.wirelight.peers.Installed]
/// finds it, [dev.wirelight.peers.Running] runs it, [dev.wirelight.peers.Watch] sees in the trace what came of it. They use
/// the app's public types only. Start with `TelnetIT`.
@NullMarked
package dev.wirelight.peers;

import org.jspecify.annotations.NullMarked;
