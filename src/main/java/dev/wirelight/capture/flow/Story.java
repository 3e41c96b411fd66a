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

    /// Where it is told what was said inside TLS. Asked for once, before the first of it.
    ///
    /// @param speaks what is probably spoken, such as `http`; may be [dev.wirelight.trace.Connection#UNTOLD]
    Inside inside(String speaks);

    /// Who is told what was found of a connection inside TLS.
    interface Inside {
        /// Bytes that came out of a record, or went into one.
        ///
        /// @param encrypted whether they went into one
        /// @param recordOffset where in the flow of the wire the record begins
        /// @param recordLength how many bytes it takes there
        void carried(
                long nanos, Direction direction, byte[] data, boolean encrypted, long recordOffset, int recordLength);

        /// Bytes that were said and are not there.
        void gap(long nanos, Direction direction, long length);

        /// What else there is to say.
        void note(long nanos, Call call);
    }
}
