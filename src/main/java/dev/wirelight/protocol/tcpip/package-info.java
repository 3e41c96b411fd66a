/// The headers of TCP (RFC 9293), IPv4 (RFC 791) and IPv6 (RFC 8200), as bytes.
///
/// Start with [dev.wirelight.protocol.tcpip.TcpHeader]. Uses nothing else of Wirelight.
@NullMarked
package dev.wirelight.protocol.tcpip;

import org.jspecify.annotations.NullMarked;
