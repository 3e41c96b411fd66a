/// The JDK's blocking sockets, with every call written down in the trace; and TLS on top of them.
///
/// [dev.wirelight.socket.ListeningSocket] is what a server binds, [dev.wirelight.socket.ConnectedSocket] is one end of a
/// connection: bare, or inside TLS. Nothing else in Wirelight opens a socket. Uses `trace`.
@NullMarked
package dev.wirelight.socket;

import org.jspecify.annotations.NullMarked;
