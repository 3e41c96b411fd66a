package dev.wirelight.workshop;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import java.util.ArrayList;
import java.util.List;

/// One line of a [Script].
public sealed interface ScriptLine {

    /// `# words`, or an empty line.
    ///
    /// @param text all of the line, with its `#`
    record Comment(String text) implements ScriptLine {}

    /// `.. from the first byte`: the conversation begins with the opening handshake, and not after it.
    record FromTheFirstByte() implements ScriptLine {}

    /// `agreed: permessage-deflate`: what the opening handshake before the first line agreed on.
    ///
    /// @param extension as in `Sec-WebSocket-Extensions`
    record Agreed(String extension) implements ScriptLine {}

    /// `<- 81 85 37 fa 21 3d 7f 9f 4d 51 58 ; text "Hello", masked`: bytes that one end sends.
    ///
    /// @param sender `<-` is the client and `->` the server: in and out, as the server sees it
    /// @param note what stands after `;`, which names the bytes; may be empty
    record Said(Role sender, List<Piece> pieces, String note) implements ScriptLine {

        /// All bytes of the line.
        public byte[] bytes() {
            return Piece.bytes(pieces);
        }

        /// The bytes as they are to be written: one array for each write.
        public List<byte[]> writes() {
            List<byte[]> writes = new ArrayList<>();
            ByteSink sink = new ByteSink();
            for (Piece piece : pieces) {
                if (piece instanceof Piece.Cut && !sink.isEmpty()) {
                    writes.add(sink.toArray());
                    sink.clear();
                } else {
                    piece.addTo(sink);
                }
            }
            if (!sink.isEmpty()) {
                writes.add(sink.toArray());
            }
            return writes;
        }
    }

    /// `<- end`: this end sends no more (FIN).
    record End(Role sender) implements ScriptLine {}

    /// `.. pause 200 ms`
    record Pause(int millis) implements ScriptLine {}

    /// `! CLIENT_FRAME_UNMASKED`: the rule that the line before it breaks.
    record Breaks(Rule rule) implements ScriptLine {}
}
