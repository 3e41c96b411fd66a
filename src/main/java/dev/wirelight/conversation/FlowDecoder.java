package dev.wirelight.conversation;

import dev.wirelight.protocol.Violation;
import java.util.List;

/// Cuts one flow into units of one protocol, from the bytes as they come by.
interface FlowDecoder {

    /// Takes bytes that follow those before without a hole.
    ///
    /// @param out gets the units that they complete
    void take(byte[] bytes, int from, int length, Sink out);

    /// No more bytes come in this protocol: what has begun and not ended becomes a unit as far as it came.
    void finish(Sink out);

    /// Where units go. A unit begins where the one before it ended.
    interface Sink {
        void unit(long length, Content content, List<Violation> violations);
    }
}
