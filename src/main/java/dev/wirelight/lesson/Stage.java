package dev.wirelight.lesson;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Trace;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a lesson is played: the servers of the lab, as far as a lesson may move them. The window and the terminal each
/// have their own.
public interface Stage {
    /// The plain TCP server's name in the trace and in lessons.
    String PLAIN = "plain";

    /// The WebSocket server's.
    String WEB_SOCKET = "websocket";

    /// The ports that stand in lessons; where a server listens elsewhere, the player writes the real port there.
    int PLAIN_PORT = 7_007;

    int WEB_SOCKET_PORT = 8_000;

    /// The address that stands in lessons.
    String HOST = "127.0.0.1";

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

    /// Changes what a server does.
    void behave(String service, String behaviour);

    /// Closes every connection of a server, as its protocol closes connections.
    void closeConnections(String service);

    /// Says something to every client of a server.
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
