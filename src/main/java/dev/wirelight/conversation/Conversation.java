package dev.wirelight.conversation;

import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Violation;
import dev.wirelight.trace.Call;
import dev.wirelight.trace.Call.Transfer;
import dev.wirelight.trace.Connection;
import dev.wirelight.trace.Direction;
import dev.wirelight.trace.Entry;
import dev.wirelight.trace.Flow;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is spoken on one connection: two flows, each cut into units by the protocol that it speaks at that offset.
final class Conversation {
    private final Connection connection;
    private final Half toServer = new Half(Direction.CLIENT_TO_SERVER, Role.CLIENT);
    private final Half toClient = new Half(Direction.SERVER_TO_CLIENT, Role.SERVER);
    private final Handshake handshake = new Handshake();

    Conversation(Connection connection) {
        this.connection = connection;
    }

    /// Reads the bytes of an entry, and gives out the units that they complete.
    void take(Entry entry, Transfer transfer, Consumer<Unit> out) {
        half(transfer.direction()).take(entry, transfer, out);
    }

    /// No more bytes will come in this direction.
    void end(Entry entry, Direction direction, Consumer<Unit> out) {
        half(direction).end(entry, out);
    }

    private Half half(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
    }

    /// One flow, as far as it has been read.
    private final class Half {
        private static final long UNKNOWN = -1;

        private final Direction direction;
        private final Role sender;
        private long next = UNKNOWN;
        private long unitStart;
        private long unitFirstEntry;
        private @Nullable FlowDecoder decoder;
        private boolean frames;

        Half(Direction direction, Role sender) {
            this.direction = direction;
            this.sender = sender;
        }

        void take(Entry entry, Transfer transfer, Consumer<Unit> out) {
            long offset = transfer.offset();
            byte[] bytes = transfer.bytes();
            int from = 0;
            if (offset != next) {
                from = enter(entry, transfer, out);
            }
            while (from < bytes.length) {
                long at = offset + from;
                long switchedAt = connection.flow(direction).switchedAt();
                boolean switched = switchedAt != Flow.NEVER && at >= switchedAt;
                int count = bytes.length - from;
                if (switchedAt != Flow.NEVER && !switched) {
                    count = (int) Math.min(count, switchedAt - at);
                }
                FlowDecoder current = decoder;
                if (current == null || switched != frames) {
                    current = decoderAt(at, switched, switchedAt);
                    frames = switched;
                    decoder = current;
                }
                if (at == unitStart) {
                    unitFirstEntry = entry.number();
                }
                current.take(bytes, from, count, sink(entry, out));
                from += count;
            }
            next = offset + bytes.length;
        }

        /// Starts to read somewhere: at the first unit that begins in these bytes.
        ///
        /// @return where that is in the bytes
        private int enter(Entry entry, Transfer transfer, Consumer<Unit> out) {
            byte[] bytes = transfer.bytes();
            decoder = null;
            // Nothing comes before the first byte of a flow, so there something begins, whoever wrote it down.
            long first = transfer.offset() == 0 ? 0 : transfer.firstUnit();
            int from = first == Call.NO_UNIT ? bytes.length : (int) (first - transfer.offset());
            unitStart = transfer.offset();
            unitFirstEntry = entry.number();
            if (from > 0) {
                String why = "The beginning of what these bytes belong to is no longer in memory.";
                sink(entry, out).unit(from, new Content.Unreadable(why, Previews.of(bytes, 0, from)), List.of());
            }
            return from;
        }

        private FlowDecoder decoderAt(long offset, boolean switched, long switchedAt) {
            if (!connection.speaks().equals("http")) {
                return new TelnetDecoder();
            }
            if (!switched) {
                return new HttpDecoder(sender, handshake);
            }
            return offset == switchedAt
                    ? FrameDecoder.fromTheBeginning(sender, handshake)
                    : FrameDecoder.fromTheMiddle(sender, handshake);
        }

        void end(Entry entry, Consumer<Unit> out) {
            FlowDecoder current = decoder;
            if (current != null) {
                decoder = null;
                current.finish(sink(entry, out));
            }
        }

        private FlowDecoder.Sink sink(Entry entry, Consumer<Unit> out) {
            return (long length, Content content, List<Violation> violations) -> {
                out.accept(new Unit(
                        connection,
                        direction,
                        unitStart,
                        length,
                        unitFirstEntry,
                        entry.number(),
                        entry.nanos(),
                        content,
                        violations));
                unitStart += length;
                unitFirstEntry = entry.number();
            };
        }
    }
}
