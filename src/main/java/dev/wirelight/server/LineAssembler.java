package dev.wirelight.server;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.telnet.LineEnd;
import dev.wirelight.protocol.telnet.TelnetUnit.Data;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Puts pieces of telnet data together to lines: TCP hands over bytes, and one line may come in several reads.
final class LineAssembler {
    private final int longest;
    private final ByteSink line = new ByteSink();

    /// @param longest in bytes; a line that is longer is taken as several
    LineAssembler(int longest) {
        this.longest = longest;
    }

    /// @return the line without its end, when the data ends one
    Optional<String> add(Data data) {
        int end =
                switch (data.lineEnd()) {
                    case CR_LF, CR_NUL -> 2;
                    case LF -> 1;
                    case NONE -> 0;
                };
        line.add(data.bytes(), 0, data.bytes().length - end);
        if (data.lineEnd() == LineEnd.NONE && line.length() < longest) {
            return Optional.empty();
        }
        String text = new String(line.array(), 0, line.length(), StandardCharsets.UTF_8);
        line.clear();
        return Optional.of(text);
    }
}
