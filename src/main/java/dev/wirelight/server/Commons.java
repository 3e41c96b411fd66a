package dev.wirelight.server;

/// What all connections of a lab have in common.
///
/// @param limits for each of them
/// @param memory for all of them together
/// @param securePorts where its servers speak TLS
/// @param room where those chat that are told to
record Commons(ServerLimits limits, Memory memory, SecurePorts securePorts, ChatRoom room) {

    Commons(ServerLimits limits) {
        this(limits, new Memory(limits.memory()), new SecurePorts(), new ChatRoom());
    }
}
