/// The headers of TCP (RFC 9293), IPv4 (RFC 791), IPv6 (RFC 8200) and what stands before them on a link, as bytes.
///
/// Start with [dev.wirelight.protocol.tcpip.TcpHeader]. Uses nothing else of Wirelight.
@NullMarked
package dev.wirelight.protocol.tcpip;

import org.jspecify.annotations.NullMarked;
