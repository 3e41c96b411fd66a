package dev.wirelight.terminal;

import dev.wirelight.conversation.Unit;
import dev.wirelight.dissect.FirstHeader;
import dev.wirelight.dissect.SegmentPlace;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.PacketHead;
import java.util.Optional;

/// One thing that `wirelight explain` prints, with all that is needed to explain it at any later time in any thread.
sealed interface Explained {

    /// A connection of which something follows for the first time.
    record Begun(Connection connection, long nanos) implements Explained {}

    /// The headers of a packet that carried a TCP segment.
    ///
    /// @param segment what the capture says of it
    /// @param place where it stands in its connection
    /// @param data the segment's own data, where they are at hand
    record Packet(Connection connection, Call.Segment segment, SegmentPlace place, Optional<byte[]> data)
            implements Explained {
        Direction direction() {
            return segment.direction();
        }

        PacketHead head() {
            return segment.packet();
        }
    }

    /// An application unit.
    ///
    /// @param bytes the first of them, as many as are wanted; empty where they are no longer in memory
    record Application(Unit unit, Optional<byte[]> bytes) implements Explained {}

    /// Bytes that passed and were not captured.
    record Missing(Connection connection, Direction direction, long nanos, long offset, long length)
            implements Explained {}

    /// Nothing more comes in a direction.
    ///
    /// @param offset how many bytes there were
    record Ended(Connection connection, Direction direction, long nanos, long offset, How how) implements Explained {}

    /// What Wirelight has to say of a connection, such as that it left something out.
    record Remark(Connection connection, long nanos, String text) implements Explained {}

    /// Bytes that somebody typed, and that begin with a header of a packet.
    record Typed(FirstHeader first, Direction direction, byte[] bytes) implements Explained {}

    /// Why a direction ended.
    enum How {
        END("end", "end of this direction"),
        RESET("reset", "RST: the connection was broken off"),
        CAPTURE_END("capture-end", "the capture ends here; the connection was still open");

        private final String word;
        private final String sentence;

        How(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        /// For programs.
        String word() {
            return word;
        }

        /// For people.
        @Override
        public String toString() {
            return sentence;
        }
    }
}
