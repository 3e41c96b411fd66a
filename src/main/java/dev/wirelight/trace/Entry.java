package dev.wirelight.trace;

import org.jspecify.annotations.Nullable;

/// One line of the [Trace].
///
/// @param number 0 for the first of a trace, then one more each
/// @param nanos when the call returned, in nanoseconds since the trace began ([Trace#startedAt()]); never less than in the entry
/// before, which may make it some microseconds later than it was
/// @param service which server or client it belongs to, such as `plain`
/// @param connection whose socket it was; null for a listening socket
public record Entry(long number, long nanos, String service, @Nullable Connection connection, Call call) {

    /// How many bytes of a flow this entry keeps.
    public int size() {
        return call instanceof Call.Transfer transfer ? transfer.bytes().length : 0;
    }
}
