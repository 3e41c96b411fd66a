/// Packets, in files and live.
///
/// A file becomes a trace with [dev.wirelight.capture.CaptureFile]: open it, call `step()` until it returns false, and read
/// its `trace()` as any other. The rest stands in packages of its own, each of which uses only those above it:
///
/// - [dev.wirelight.capture.format]: packets in and out of pcap and pcapng files;
/// - [dev.wirelight.capture.flow]: which packet belongs to which connection, and its bytes put in order;
/// - [dev.wirelight.capture.live]: packets of the lab's own connections while they pass;
/// - [dev.wirelight.capture.record]: a trace written to a file. It does not use `live`.
///
/// Uses `protocol` and `trace`; draws nothing.
@NullMarked
package dev.wirelight.capture;

import org.jspecify.annotations.NullMarked;
