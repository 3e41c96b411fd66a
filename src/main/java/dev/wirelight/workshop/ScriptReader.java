package dev.wirelight.workshop;

import dev.wirelight.dissect.VisibleText;
import dev.wirelight.protocol.Role;
import dev.wirelight.protocol.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a [Script], line by line.
final class ScriptReader {
    /// How many characters a script may have.
    static final int MOST_CHARACTERS = 1 << 20;
    /// How many lines it may have.
    static final int MOST_LINES = 10_000;
    /// How many bytes both ends may send in all.
    static final int MOST_BYTES = 16 << 20;
    /// How long a pause may be.
    static final int LONGEST_PAUSE_MILLIS = 10 * 60 * 1_000;

    private static final Pattern PAUSE = Pattern.compile("\\.\\.\\s*pause\\s+(\\d{1,9})\\s*(ms|s)");
    private static final Pattern BETWEEN = Pattern.compile("---+\\s*");
    private static final Pattern FIRST_BYTE = Pattern.compile("\\.\\.\\s*from the first byte");

    private final String[] text;
    private List<ScriptLine> lines = new ArrayList<>();
    private long bytes;
    private int number;

    ScriptReader(String text) throws ScriptError {
        if (text.length() > MOST_CHARACTERS) {
            throw new ScriptError(1, 1, "A file of conversations has at most " + MOST_CHARACTERS
                    + " characters. Write long payloads as 61 * 65536.");
        }
        this.text = text.split("\r?\n", -1);
    }

    List<Script> readAll() throws ScriptError {
        // A text that ends in a line end has no line after it.
        int count = text.length > 0 && text[text.length - 1].isEmpty() ? text.length - 1 : text.length;
        if (count > MOST_LINES) {
            throw new ScriptError(MOST_LINES + 1, 1, "A file of conversations has at most " + MOST_LINES + " lines.");
        }
        List<Script> scripts = new ArrayList<>();
        while (number < count) {
            number++;
            if (BETWEEN.matcher(text[number - 1]).matches()) {
                scripts.add(new Script(List.copyOf(lines)));
                lines = new ArrayList<>();
            } else {
                lines.add(line(text[number - 1], count));
            }
        }
        scripts.add(new Script(List.copyOf(lines)));
        return List.copyOf(scripts);
    }

    private ScriptLine line(String raw, int count) throws ScriptError {
        String line = raw.strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return new ScriptLine.Comment(raw.stripTrailing());
        }
        if (line.startsWith("<-") || line.startsWith("->")) {
            return said(raw, line.startsWith("<-") ? Role.CLIENT : Role.SERVER, count);
        }
        if (line.startsWith("!")) {
            return breaks(raw, line);
        }
        if (line.startsWith("agreed:")) {
            return agreed(raw, line);
        }
        if (FIRST_BYTE.matcher(line).matches()) {
            return fromTheFirstByte(raw);
        }
        if (line.startsWith("..")) {
            return pause(raw, line);
        }
        throw error(raw, "A line begins with <- (from the client), -> (from the server), !, .. or #. This one begins with \""
                + shortened(line) + "\".");
    }

    private ScriptLine said(String raw, Role sender, int count) throws ScriptError {
        int from = raw.indexOf(sender == Role.CLIENT ? "<-" : "->") + 2;
        if (raw.substring(from).strip().equals("end")) {
            return new ScriptLine.End(sender);
        }
        BytesReader reader = new BytesReader();
        reader.take(raw, from, number);
        // A line that begins with white space goes on with the one before.
        while (number < count && isContinued(text[number])) {
            number++;
            reader.take(text[number - 1], 0, number);
        }
        List<Piece> pieces = reader.pieces();
        bytes += reader.length();
        if (bytes > MOST_BYTES) {
            throw new ScriptError(number, 1, "A file of conversations has at most " + MOST_BYTES
                    + " bytes in all. Make a payload shorter.");
        }
        return new ScriptLine.Said(sender, pieces, reader.note());
    }

    private static boolean isContinued(String next) {
        return !next.isBlank() && Character.isWhitespace(next.charAt(0)) && !next.strip().startsWith("#");
    }

    private ScriptLine breaks(String raw, String line) throws ScriptError {
        String name = line.substring(1).strip();
        Rule rule = Rules.named(name).orElse(null);
        if (rule == null) {
            throw error(raw, "There is no rule \"" + shortened(name)
                    + "\". Their names stand in docs/violations.md, such as CLIENT_FRAME_UNMASKED.");
        }
        boolean after = lines.stream().anyMatch(l -> l instanceof ScriptLine.Said);
        if (!after) {
            throw error(raw, "The rule belongs to the line before it, and there is none. Put the bytes that break it first.");
        }
        return new ScriptLine.Breaks(rule);
    }

    private ScriptLine agreed(String raw, String line) throws ScriptError {
        if (lines.stream().anyMatch(l -> l instanceof ScriptLine.Said)) {
            throw error(raw, "What was agreed on stands before the first bytes. Move this line up.");
        }
        String extension = line.substring("agreed:".length()).strip();
        if (Script.compression(extension).isEmpty()) {
            throw error(raw, "\"" + shortened(extension) + "\" is nothing to agree on. Write agreed: permessage-deflate");
        }
        return new ScriptLine.Agreed(extension);
    }

    private ScriptLine fromTheFirstByte(String raw) throws ScriptError {
        if (lines.stream().anyMatch(l -> l instanceof ScriptLine.Said)) {
            throw error(raw, "This line stands before the first bytes. Move it up.");
        }
        return new ScriptLine.FromTheFirstByte();
    }

    private ScriptLine pause(String raw, String line) throws ScriptError {
        Matcher pause = PAUSE.matcher(line);
        if (!pause.matches()) {
            throw error(raw, "After .. stands \"pause 200 ms\", \"pause 2 s\" or \"from the first byte\", and not \""
                    + shortened(line.substring(2).strip()) + "\".");
        }
        long millis = Long.parseLong(pause.group(1)) * (pause.group(2).equals("s") ? 1_000 : 1);
        if (millis > LONGEST_PAUSE_MILLIS) {
            throw error(raw, "A pause is at most 10 minutes: " + LONGEST_PAUSE_MILLIS + " ms.");
        }
        return new ScriptLine.Pause((int) millis);
    }

    private ScriptError error(String raw, String words) {
        return new ScriptError(number, 1 + raw.length() - raw.stripLeading().length(), words);
    }

    static String shortened(String text) {
        return VisibleText.of(text, 40);
    }
}
