/// The window: two servers side by side, the ladder of what passed at each, and the inspector under them.
///
/// It reads the trace at its own pace and asks `server` and `client` for everything that touches a socket. What blocks
/// runs on a virtual thread, and comes back to the window's thread in one place. Start with
/// [dev.wirelight.desktop.WirelightApp]; [dev.wirelight.desktop.Theme] holds fonts, colours and sizes.
@NullMarked
package dev.wirelight.desktop;

import org.jspecify.annotations.NullMarked;
