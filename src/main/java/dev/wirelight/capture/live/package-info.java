/// Packets of the lab's own connections while they pass.
///
/// [dev.wirelight.capture.live.LiveCapture] does it all: `start(trace)` once, ask `status()` for the line that says whether
/// it works and how to get it to, `close()` at the end. It finds out by itself which ports to watch (`LiveSockets`), starts
/// dumpcap or tcpdump (`CaptureProgram`, `CaptureProcess`) and finds the connection of each packet (`LiveConnections`).
///
/// [dev.wirelight.capture.live.TcpStates] asks the operating system in which state a connection is, which needs no rights.
///
/// Uses `capture.format`, `capture.flow`, `protocol` and `trace`.
@NullMarked
package dev.wirelight.capture.live;

import org.jspecify.annotations.NullMarked;
