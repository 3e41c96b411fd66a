package dev.wirelight.trace;

/// One of the two byte streams of a [Connection]. Its bytes stand at the offsets 0, 1, 2, ...
///
/// The bytes themselves are in the [Trace]; a flow knows how many there were, and from which offset on another protocol
/// is spoken. One thread writes to a flow at a time; any thread may look.
public final class Flow {
    /// The value of [#switchedAt()] while nothing was switched.
    public static final long NEVER = -1;

    private final Direction direction;
    private volatile long length;
    private volatile long switchedAt = NEVER;
    private volatile boolean closed;

    Flow(Direction direction) {
        this.direction = direction;
    }

    public Direction direction() {
        return direction;
    }

    /// How many bytes have passed so far; the offset of the next one.
    public long length() {
        return length;
    }

    /// The offset from which on this flow speaks the protocol that both ends agreed to switch to, or [#NEVER].
    public long switchedAt() {
        return switchedAt;
    }

    /// Says that from `offset` on this flow speaks another protocol than it began with.
    public void switchAt(long offset) {
        switchedAt = offset;
    }

    /// Whether its sender has said that nothing follows, in the protocol that is spoken here: then nothing can be cut off
    /// unnoticed, however the stream ends. A WebSocket says so with a Close frame (RFC 6455 §5.5.1).
    public boolean isClosed() {
        return closed;
    }

    /// Says that its sender has said so.
    public void close() {
        closed = true;
    }

    /// Counts `bytes` more and returns the offset of the first of them.
    long advance(long bytes) {
        long offset = length;
        length = offset + bytes;
        return offset;
    }
}
