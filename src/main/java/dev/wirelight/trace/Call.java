package dev.wirelight.trace;

import org.jspecify.annotations.Nullable;

/// A call of the socket API with its result, named as in BSD sockets and POSIX.
///
/// Java's own names differ a little: `new ServerSocket()` is `socket()`, its `bind` is `bind()` and `listen()` in one,
/// and an `InputStream` returns -1 where `read()` returns 0 at the end of the stream.
public sealed interface Call {

    /// `socket()`: an endpoint was made; it has no address yet.
    record Socket() implements Call {}

    /// `bind()`: the endpoint asked for a local address.
    ///
    /// @param address what it got, or what it asked for when it failed
    /// @param error why it failed, such as `Address already in use`; null when it did not
    record Bind(Address address, @Nullable String error) implements Call {}

    /// `listen()`: from now on the operating system completes TCP handshakes by itself and queues the connections.
    ///
    /// @param backlog how many may wait there for `accept()`
    record Listen(int backlog) implements Call {}

    /// `accept()`: the next waiting connection, as a socket of its own.
    record Accept() implements Call {}

    /// `connect()`: the client's side of opening a connection.
    ///
    /// @param error why it failed; null when it did not
    record Connect(Address to, @Nullable String error) implements Call {}

    /// What moved bytes: [Read], [Write], a [Segment] that was captured, or on a connection inside another one a record.
    sealed interface Transfer extends Call {
        Direction direction();

        /// Where in the flow the first byte stands.
        long offset();

        /// The bytes. Nobody may change them.
        byte[] bytes();

        /// The offset at which the first unit begins that begins in these bytes, or [#NO_UNIT]. A reader that missed
        /// what was before can start there.
        long firstUnit();
    }

    /// The value of [Transfer#firstUnit()] where no unit begins.
    long NO_UNIT = -1;

    /// `read()` that returned bytes.
    record Read(Direction direction, long offset, byte[] bytes, long firstUnit) implements Transfer {}

    /// `read()` that returned 0: the peer will send no more (its FIN arrived; inside TLS its close_notify).
    record EndOfStream(Direction direction) implements Call {}

    /// `write()` of these bytes. Written down just before the call, so that nothing that answers it stands before it; a
    /// [Failed] after it says that it did not take all of them.
    record Write(Direction direction, long offset, byte[] bytes, long firstUnit) implements Transfer {}

    /// `shutdown(SHUT_WR)`: this end will send no more (a FIN goes out); it still reads. Inside TLS it is a close_notify
    /// that goes out (RFC 8446 §6.1).
    record Shutdown() implements Call {}

    /// `close()`.
    record Close() implements Call {}

    /// A call that failed.
    ///
    /// @param call its name, such as `read`
    /// @param error what the operating system said, such as `Connection reset by peer`
    record Failed(String call, String error) implements Call {}

    /// No call: both ends of a connection have agreed on keys, and from here on speak inside it (RFC 8446 §2).
    ///
    /// @param version such as `TLSv1.3`
    /// @param cipherSuite by its name in the registry of IANA, such as `TLS_AES_128_GCM_SHA256`
    /// @param applicationProtocol what was agreed with ALPN (RFC 7301), such as `http/1.1`; empty where nothing was
    record Secured(String version, String cipherSuite, String applicationProtocol) implements Call {}

    /// What moved bytes on a connection inside another one: one record of the connection that carries it.
    sealed interface Carried extends Transfer {
        /// Where in the same direction's flow of the [carrier][Connection#carrier()] the record begins.
        long recordOffset();

        /// How many bytes the record takes there, with its header.
        int recordLength();
    }

    /// Bytes that the application reads, as they were found in a record. Where the application takes less at once than
    /// the record held, several of these in a row name the same record.
    record Decrypted(
            Direction direction, long offset, byte[] bytes, long firstUnit, long recordOffset, int recordLength)
            implements Carried {}

    /// Bytes that the application wrote, as they went into a record. The `write()` of the record itself comes next.
    record Encrypted(
            Direction direction, long offset, byte[] bytes, long firstUnit, long recordOffset, int recordLength)
            implements Carried {}

    /// No call: the flow inside ended without a close_notify. Nobody can tell whether the peer forgot it, or whether
    /// somebody on the way cut off what would have come (RFC 8446 §6.1).
    record Truncated(Direction direction) implements Call {}

    /// No call, but a TCP segment that a capture saw.
    ///
    /// @param packet the headers that carried it
    /// @param offset of the first of `bytes` in the flow
    /// @param bytes what the receiver's TCP can hand on now that it could not before: the segment's own data and what waited
    /// for it; empty where it came too early or again, and where reads and writes carry the bytes already, because the
    /// capture watches a socket of our own
    /// @param firstUnit where a unit begins, as far as anybody can tell: after a [Gap] and in the middle of a connection
    /// that is a guess
    record Segment(
            Direction direction, PacketHead packet, long offset, byte[] bytes, long firstUnit, Ends ends)
            implements Transfer {

        /// Whether its packet carried any of the bytes `from` (inclusive) to `to` (exclusive) of a flow. What was only
        /// handed on later is no packet.
        public boolean carries(Direction which, long from, long to) {
            return direction == which
                    && packet.dataOffset() < to
                    && packet.dataOffset() + packet.dataLength() > from
                    && !packet.notes().contains(SegmentNote.HANDED_ON_LATER);
        }
    }

    /// Which flows end with a [Segment].
    enum Ends {
        NONE,
        /// It carried FIN, and nothing before it is missing.
        THIS,
        /// It carried RST.
        BOTH
    }

    /// No call: these bytes of the flow passed, as the numbers of later segments say, and the capture does not have them.
    record Gap(Direction direction, long offset, long length) implements Call {}

    /// No call: the capture has nothing more of this connection, which was still open.
    record CaptureEnded() implements Call {}

    /// No call, but the reason for the next one: what the lab decided, such as a limit that was reached.
    record Remark(String text) implements Call {}
}
