package dev.wirelight.desktop;

import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;

/// How the window starts.
///
/// @param bind the address to listen at; `127.0.0.1` admits this computer only
/// @param plainPort of the plain TCP server, 0 to 65,535; 0 takes any free port
/// @param webSocketPort of the WebSocket server, likewise
/// @param plainBehaviour what the plain server does with what it gets
/// @param webSocketBehaviour likewise
/// @param compresses whether the WebSocket server accepts an offer to compress messages
/// @param startServers whether both servers are started at once
/// @param frameTimes whether to print how evenly the window was drawn, when it is closed
public record DesktopOptions(
        String bind,
        int plainPort,
        int webSocketPort,
        Behaviour plainBehaviour,
        Behaviour webSocketBehaviour,
        boolean compresses,
        boolean startServers,
        boolean frameTimes) {

    /// Loopback, ports 7007 and 8000, echo, nothing compressed, stopped.
    public static final DesktopOptions DEFAULT =
            new DesktopOptions(
                    Lab.LOOPBACK, Lab.PLAIN_PORT, Lab.WEB_SOCKET_PORT, Behaviour.ECHO, Behaviour.ECHO, false, false, false);
}
