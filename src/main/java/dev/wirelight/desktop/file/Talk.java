package dev.wirelight.desktop.file;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;

/// A connection of a capture, as far as it has been read.
///
/// @param protocol what is spoken, such as `WebSocket`; empty while nothing tells
/// @param toServer bytes of the stream from the client that were captured
/// @param toClient bytes of the stream from the server that were captured
/// @param missing bytes of both that were not
/// @param broken how many units break a rule
public record Talk(
        Connection connection, String protocol, long toServer, long toClient, long missing, long broken, Ending ending) {

    /// How a connection ended.
    public enum Ending {
        OPEN(mark("still open")),
        /// The capture ends before the connection does.
        NOT_CAPTURED(mark("open at the end")),
        CLIENT_DONE(mark("client closed its half")),
        SERVER_DONE(mark("server closed its half")),
        CLOSED(mark("closed by both")),
        RESET_BY_CLIENT(mark("reset by the client")),
        RESET_BY_SERVER(mark("reset by the server"));

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /// What it is when one direction has ended too.
        Ending with(Direction direction) {
            boolean client = direction == Direction.CLIENT_TO_SERVER;
            return switch (this) {
                case OPEN, NOT_CAPTURED -> client ? CLIENT_DONE : SERVER_DONE;
                case CLIENT_DONE -> client ? CLIENT_DONE : CLOSED;
                case SERVER_DONE -> client ? CLOSED : SERVER_DONE;
                case CLOSED, RESET_BY_CLIENT, RESET_BY_SERVER -> this;
            };
        }

        @Override
        public String toString() {
            return say(words);
        }
    }
}
