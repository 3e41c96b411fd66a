/// The telnet protocol, RFC 854 and RFC 855: data with commands in between, each begun by the byte 255 (IAC).
///
/// Start with [dev.wirelight.protocol.telnet.TelnetReader].
@NullMarked
package dev.wirelight.protocol.telnet;

import org.jspecify.annotations.NullMarked;
