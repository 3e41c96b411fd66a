/// Packets, in files and live.
///
/// A file becomes a trace with [dev.wirelight.capture.CaptureFile]: open it, call `step()` until it returns false, and read
/// its `trace()` as any other. [dev.wirelight.capture.CaptureReader] and [dev.wirelight.capture.PcapngWriter] read and write
/// the packets themselves.
///
/// Live packets come with [dev.wirelight.capture.LiveCapture]: `start(trace)` once, ask `status()` for the line that says
/// whether it works and how to get it to, `close()` at the end. It finds out by itself which ports to watch.
///
/// [dev.wirelight.capture.TcpStates] asks the operating system in which state a connection is, which needs no rights.
///
/// A trace becomes a file with [dev.wirelight.capture.Recording]: `start(trace, file)` from now on until `close()`, with
/// `progress()` for a view, or `save(trace, file)` for what is in memory.
///
/// Start reading with [dev.wirelight.capture.CaptureFile], then `Connections` (which packet belongs where) and
/// `CapturedFlow` (how a stream is put together again). Uses `protocol` and `trace`; draws nothing.
@NullMarked
package dev.wirelight.capture;

import org.jspecify.annotations.NullMarked;
