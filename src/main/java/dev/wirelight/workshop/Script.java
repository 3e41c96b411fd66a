package dev.wirelight.workshop;

import dev.wirelight.protocol.ByteSink;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.websocket.Extension;
import dev.wirelight.protocol.websocket.PerMessageDeflate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A conversation as text: who sends which bytes, in which order, and which rules that breaks. The format is told in
/// `docs/conversations.md`.
///
///     # A text message
///     <- 81 85 37 fa 21 3d 7f 9f 4d 51 58 ; text "Hello", masked
///     -> 81 05 48 65 6c 6c 6f ; text "Hello"
public record Script(List<ScriptLine> lines) {

    /// Reads a script.
    ///
    /// @throws ScriptError when it cannot be read, or is too large
    public static Script parse(String text) throws ScriptError {
        List<Script> scripts = parseAll(text);
        if (scripts.size() != 1) {
            throw new ScriptError(1, 1, "There are " + scripts.size() + " conversations here, and one is wanted.");
        }
        return scripts.getFirst();
    }

    /// Reads a text that may hold several conversations, with a line `---` between two of them. Each is played on a
    /// connection of its own.
    ///
    /// @return at least one
    /// @throws ScriptError when it cannot be read, or is too large
    public static List<Script> parseAll(String text) throws ScriptError {
        return new ScriptReader(text).readAll();
    }

    /// Several conversations as text.
    public static String print(List<Script> scripts) {
        return String.join("---\n", scripts.stream().map(Script::print).toList());
    }

    /// The script as text. Reading that gives the same script again.
    public String print() {
        return ScriptWriter.write(this);
    }

    /// The same with a name after `;` for each line of frames.
    public Script named() {
        return ScriptNames.name(this);
    }

    /// The same conversation with the roles exchanged: what the client sent, the server sends now, and so on. Every frame
    /// that was masked is not, and the other way round, with the key 37 fa 21 3d.
    ///
    /// @return empty for a conversation that begins with the opening handshake, in which the two ends do not do the same
    public Optional<Script> mirrored() {
        return isFromTheFirstByte() ? Optional.empty() : Optional.of(new Mirror(this).mirrored());
    }

    /// The words of its first comment, or empty.
    public String title() {
        return lines.stream()
                .flatMap(line -> line instanceof ScriptLine.Comment(String text) && text.startsWith("#")
                        ? Stream.of(text.substring(1).strip())
                        : Stream.empty())
                .findFirst()
                .orElse("");
    }

    /// Whether it holds the opening handshake too.
    public boolean isFromTheFirstByte() {
        return lines.stream().anyMatch(line -> line instanceof ScriptLine.FromTheFirstByte);
    }

    /// The extension that is agreed on before its first line, as in `Sec-WebSocket-Extensions`.
    public Optional<String> agreed() {
        return lines.stream()
                .flatMap(line -> line instanceof ScriptLine.Agreed(String extension) ? Stream.of(extension) : Stream.empty())
                .findFirst();
    }

    /// How messages are compressed from its first line on, or empty.
    public Optional<PerMessageDeflate> compression() {
        return agreed().flatMap(Script::compression);
    }

    static Optional<PerMessageDeflate> compression(String extension) {
        return Extension.list(List.of(extension))
                .flatMap(list -> PerMessageDeflate.offers(list).stream().findFirst())
                .map(PerMessageDeflate::accepted);
    }

    /// All bytes that this end sends.
    public byte[] bytes(Role sender) {
        ByteSink sink = new ByteSink();
        for (ScriptLine line : lines) {
            if (line instanceof ScriptLine.Said said && said.sender() == sender) {
                sink.add(said.bytes());
            }
        }
        return sink.toArray();
    }
}
