package dev.wirelight.desktop;

import dev.wirelight.server.Behaviour;
import dev.wirelight.server.Lab;
import dev.wirelight.server.Origins;
import dev.wirelight.server.Tricks;
import java.nio.file.Path;
import java.util.Optional;

/// How the window starts.
///
/// @param bind the address to listen at; `127.0.0.1` admits this computer only
/// @param plainPort of the plain TCP server, 0 to 65,535; 0 takes any free port
/// @param webSocketPort of the WebSocket server, likewise
/// @param plainBehaviour what the plain server does with what it gets
/// @param webSocketBehaviour likewise
/// @param tricks what the WebSocket server does otherwise than others
/// @param origins from whose pages browsers may open a WebSocket
/// @param compresses whether the WebSocket server accepts an offer to compress messages
/// @param tls whether both servers have a second port that speaks TLS, and which
/// @param startServers whether both servers are started at once
/// @param frameTimes whether to print how evenly the window was drawn, when it is closed
/// @param file a capture that is opened at once
public record DesktopOptions(
        String bind,
        int plainPort,
        int webSocketPort,
        Behaviour plainBehaviour,
        Behaviour webSocketBehaviour,
        Tricks tricks,
        Origins origins,
        boolean compresses,
        Tls tls,
        boolean startServers,
        boolean frameTimes,
        Optional<Path> file) {

    /// Loopback, ports 7007 and 8000, echo, no tricks, nothing compressed, stopped.
    public static final DesktopOptions DEFAULT = new DesktopOptions(
            Lab.LOOPBACK,
            Lab.PLAIN_PORT,
            Lab.WEB_SOCKET_PORT,
            Behaviour.ECHO,
            Behaviour.ECHO,
            Tricks.NONE,
            Origins.ofThisComputer(),
            false,
            Tls.OFF,
            false,
            false,
            Optional.empty());

    /// The ports with TLS.
    ///
    /// @param on whether they are switched on at first
    /// @param plainPort of the plain TCP server, 0 to 65,535; 0 takes any free one
    /// @param webSocketPort of the WebSocket server, likewise
    public record Tls(boolean on, int plainPort, int webSocketPort) {

        /// Ports 7443 and 8443, switched off.
        public static final Tls OFF = new Tls(false, Lab.PLAIN_TLS_PORT, Lab.WEB_SOCKET_TLS_PORT);
    }
}
