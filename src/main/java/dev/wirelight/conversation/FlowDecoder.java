package dev.wirelight.conversation;

import dev.wirelight.protocol.Violation;
import java.util.List;

/// Cuts one flow into units of one protocol, from the bytes as they come by.
interface FlowDecoder {
    /// Why a unit that lies over a hole in a capture cannot be read.
    String MISSING = "Bytes in the middle of this are missing in the capture, so it cannot be read.";

    /// Takes bytes that follow those before without a hole.
    ///
    /// @param out gets the units that they complete
    /// @return how many were taken, at least 1; fewer than `length` where what was just read may mean that another
    /// protocol follows
    int take(byte[] bytes, int from, int length, Sink out);

    /// The next bytes are missing. What has begun and not ended becomes an unreadable unit as far as it came; what comes
    /// after the hole is read from where the next unit begins, if that is known, else from the next bytes, if they look like
    /// the beginning of a unit.
    ///
    /// @param length how many are missing
    void gap(long length, Sink out);

    /// No more bytes come in this protocol: what has begun and not ended becomes a unit as far as it came.
    void finish(Sink out);

    /// Where units go. A unit begins where the one before it ended.
    interface Sink {
        void unit(long length, Content content, List<Violation> violations);
    }
}
