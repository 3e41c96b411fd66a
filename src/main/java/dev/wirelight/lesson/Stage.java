package dev.wirelight.lesson;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a lesson is played: the servers of the lab, as far as a lesson may move them. The window and the terminal each
/// have their own.
public interface Stage {
    /// The plain TCP server's name in the trace and in lessons.
    String PLAIN = "plain";

    /// The WebSocket server's.
    String WEB_SOCKET = "websocket";

    /// Their second ports, which speak TLS. There the same is done as at the first ones.
    String PLAIN_TLS = "plain-tls";

    String WEB_SOCKET_TLS = "websocket-tls";

    /// All of them.
    List<String> SERVICES = List.of(PLAIN, WEB_SOCKET, PLAIN_TLS, WEB_SOCKET_TLS);

    /// The ports that stand in lessons; where a server listens elsewhere, the player writes the real port there.
    int PLAIN_PORT = 7_007;

    int WEB_SOCKET_PORT = 8_000;

    int PLAIN_TLS_PORT = 7_443;

    int WEB_SOCKET_TLS_PORT = 8_443;

    /// The address that stands in lessons.
    String HOST = "127.0.0.1";

    /// The second port of a server, which speaks TLS.
    ///
    /// @param service [#PLAIN] or [#WEB_SOCKET]
    static String withTls(String service) {
        return service.equals(PLAIN) ? PLAIN_TLS : WEB_SOCKET_TLS;
    }

    /// The server whose second port this is, or else the same.
    static String withoutTls(String service) {
        return service.equals(PLAIN_TLS) ? PLAIN : service.equals(WEB_SOCKET_TLS) ? WEB_SOCKET : service;
    }

    /// Whether it is a port with TLS.
    static boolean isSecure(String service) {
        return !withoutTls(service).equals(service);
    }

    /// What happens here.
    Trace trace();

    /// Where a server listens; empty while it does not.
    Optional<Address> address(String service);

    /// What a server does, such as `echo`.
    String behaviour(String service);

    /// Starts a server.
    ///
    /// @param port empty for the one that is usual here
    /// @throws CannotPrepare with words for a learner
    void start(String service, OptionalInt port) throws CannotPrepare;

    /// Stops a server; nothing happens where it does not run.
    void stop(String service);

    /// Changes what a server does, at both of its ports.
    void behave(String service, String behaviour);

    /// Closes every connection of a server, at both of its ports, as its protocol closes connections.
    void closeConnections(String service);

    /// Says something to every client of a server, at both of its ports.
    ///
    /// @return to how many
    int say(String service, String text);

    /// Pings every client of the WebSocket server.
    ///
    /// @return how many
    int ping(String payload);

    /// Lets the WebSocket server begin the closing handshake with every client, and does not wait for their answers.
    ///
    /// @param code from 1000 to 4999
    void goodbye(int code);

    /// What a lesson needs cannot be had.
    final class CannotPrepare extends Exception {
        private static final long serialVersionUID = 1;

        /// @param message what happened and what to do next, for a learner
        public CannotPrepare(String message) {
            super(message);
        }
    }
}
