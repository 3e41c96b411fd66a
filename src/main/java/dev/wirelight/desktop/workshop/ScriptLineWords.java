package dev.wirelight.desktop.workshop;

import static dev.wirelight.words.Words.count;
import static dev.wirelight.words.Words.say;

import dev.wirelight.desktop.inspector.Inert;
import dev.wirelight.desktop.inspector.Words;
import dev.wirelight.protocol.Role;
import dev.wirelight.workshop.ScriptLine;
import java.util.Arrays;

/// A line of a script, as the list of the steps says it.
///
/// @param sign `<-` for into the server, `->` for out of it, as the text has them, or what stands there for something that is not sent
/// @param words what it is
/// @param detail more about it, such as its first bytes; may be empty
record ScriptLineWords(String sign, String words, String detail) {
    private static final int MOST_CHARACTERS = 120;
    private static final int MOST_BYTES = 12;

    static ScriptLineWords of(ScriptLine line) {
        return switch (line) {
            case ScriptLine.Comment(String text) ->
                new ScriptLineWords("#", Inert.text(text.replaceFirst("^\\s*#\\s*", ""), MOST_CHARACTERS), "");
            case ScriptLine.FromTheFirstByte() ->
                new ScriptLineWords("", say("from the first byte"), say("the opening handshake is part of the script"));
            case ScriptLine.Agreed(String extension) ->
                new ScriptLineWords("", say("agreed: %s", Inert.text(extension, MOST_CHARACTERS)), "");
            case ScriptLine.Said said -> said(said);
            case ScriptLine.End(Role sender) ->
                new ScriptLineWords(arrow(sender), say("end"), say("the %s sends no more (FIN)", sender));
            case ScriptLine.Pause(int millis) -> new ScriptLineWords("◷", say("pause %,d ms", millis), "");
            case ScriptLine.Breaks(var rule) -> new ScriptLineWords("!", say("breaks %s", rule.name()), rule.section().toString());
        };
    }

    private static ScriptLineWords said(ScriptLine.Said said) {
        byte[] bytes = said.bytes();
        String first = Words.hex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)))
                + (bytes.length > MOST_BYTES ? " …" : "");
        int writes = said.writes().size();
        String size = writes > 1
                ? count(bytes.length, "%,d byte in %,d pieces", "%,d bytes in %,d pieces", writes)
                : count(bytes.length, "%,d byte", "%,d bytes");
        return said.note().isEmpty()
                ? new ScriptLineWords(arrow(said.sender()), size, first)
                : new ScriptLineWords(arrow(said.sender()), Inert.text(said.note(), MOST_CHARACTERS), size + " · " + first);
    }

    private static String arrow(Role sender) {
        return sender == Role.CLIENT ? "<-" : "->";
    }
}
