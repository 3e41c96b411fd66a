/// Packets, in files and live: pcap and pcapng in and out.
///
/// Start with [dev.wirelight.capture.CaptureReader]. Uses `protocol` and `trace`; draws nothing.
@NullMarked
package dev.wirelight.capture;

import org.jspecify.annotations.NullMarked;
