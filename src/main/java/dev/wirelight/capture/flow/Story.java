package dev.wirelight.capture.flow;

import dev.wirelight.trace.Address;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;

/// Who is told what is found on one connection. Times are in nanoseconds since the trace began.
public interface Story {

    /// Who is told of new connections.
    interface Listener {
        Story begins(Address client, Address server);
    }

    /// A packet, and what it lets its flow go on by.
    void segment(long nanos, Direction direction, PacketHead packet, byte[] data, long firstUnit, Call.Ends ends);

    /// Bytes that passed and were not captured.
    void gap(long nanos, Direction direction, long length);

    /// What else there is to say.
    void note(long nanos, Call call);
}
