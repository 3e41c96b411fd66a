/// The JDK's blocking sockets, with every call written down in the trace; and TLS on top of them.
///
/// [dev.wirelight.socket.ListeningSocket] is what a server binds, [dev.wirelight.socket.ConnectedSocket] is one end of a
/// connection: bare, or inside TLS. Nothing else in Wirelight opens a socket. Uses `trace`, and of `protocol` what the records
/// and alerts of TLS are called.
@NullMarked
package dev.wirelight.socket;

import org.jspecify.annotations.NullMarked;
