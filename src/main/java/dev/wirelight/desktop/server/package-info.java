/// A server's half of the window: start and stop it, connect to it, say something to its clients, see its ladder.
///
/// [dev.wirelight.desktop.server.ServerDesk] does, [dev.wirelight.desktop.server.ServerPane] shows.
@NullMarked
package dev.wirelight.desktop.server;

import org.jspecify.annotations.NullMarked;
