package dev.wirelight.lesson;

import java.util.List;
import java.util.OptionalInt;

/// A server that a lesson needs.
///
/// @param service `plain` or `websocket`, or the name of its port with TLS
/// @param behaviour what it is to do, such as `echo`
/// @param byLearner whether the learner starts it, as a step of the lesson; else it runs when the lesson begins
/// @param port the one that the lesson asks for; empty for the usual one
public record ServerWish(String service, String behaviour, boolean byLearner, OptionalInt port) {
    /// The servers that there are, and what each can do.
    static final List<String> PLAIN = List.of("echo", "upper", "clock", "chat");

    static final List<String> WEB_SOCKET = List.of("echo", "clock", "chat");

    /// What a server can do.
    static List<String> behaviours(String service) {
        return Stage.withoutTls(service).equals(Stage.PLAIN) ? PLAIN : WEB_SOCKET;
    }
}
