/// Capture files as they stand on the disk: pcap and pcapng, read and written packet by packet. What is in the packets
/// is the matter of others; only those that Wirelight makes up itself are made here, and known again by their comments.
///
/// Start reading with [dev.wirelight.capture.format.CaptureReader] and [dev.wirelight.capture.format.PcapngWriter]. Uses
/// `protocol.tcpip` for link types and headers.
@NullMarked
package dev.wirelight.capture.format;

import org.jspecify.annotations.NullMarked;
