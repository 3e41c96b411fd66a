package dev.wirelight.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a PO file.
final class PoReader {
    private static final int MOST_CHARACTERS = 1 << 22;
    private static final int MOST_ENTRIES = 20_000;
    private static final Pattern KEYWORD = Pattern.compile("(msgctxt|msgid|msgid_plural|msgstr(?:\\[(\\d)])?)\\s*(\".*)");

    private final String file;
    private final PoFile.Complaints complaints;
    private final List<PoEntry> entries = new ArrayList<>();
    private @Nullable Draft draft;
    private @Nullable StringBuilder open; // what a line of nothing but a text goes on with
    private boolean fuzzy;

    PoReader(String file) {
        this.file = file;
        this.complaints = new PoFile.Complaints(file);
    }

    /// An entry while it is read.
    private static final class Draft {
        private final int line;
        private final StringBuilder context = new StringBuilder();
        private final StringBuilder many = new StringBuilder();
        private final List<StringBuilder> texts = new ArrayList<>();
        private final boolean fuzzy;
        private @Nullable StringBuilder english;

        Draft(int line, boolean fuzzy) {
            this.line = line;
            this.fuzzy = fuzzy;
        }
    }

    PoFile read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            complaints.mistake(1, "The file is larger than " + MOST_CHARACTERS + " characters.", "Look whether it is the right one.");
            return PoFile.of(file, List.of(), complaints);
        }
        int number = 0;
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors begin with a byte order mark
        for (String line : plain.lines().toList()) {
            number++;
            line(line.strip(), number);
            if (entries.size() == MOST_ENTRIES) {
                complaints.mistake(number, "There are more than " + MOST_ENTRIES + " texts.", "Look whether it is the right file.");
                return PoFile.of(file, entries, complaints);
            }
        }
        finish();
        return PoFile.of(file, entries, complaints);
    }

    private void line(String line, int number) {
        if (line.isEmpty()) {
            open = null;
            return;
        }
        if (line.startsWith("#")) {
            if (line.startsWith("#,") && line.contains("fuzzy")) {
                finish();
                fuzzy = true;
            }
            return; // what is for people, and what was translated once ("#~")
        }
        if (line.startsWith("\"")) {
            StringBuilder goesOn = open;
            if (goesOn == null) {
                complaints.mistake(number, "This text belongs to nothing.", "Write msgid or msgstr before it.");
            } else {
                append(goesOn, line, number);
            }
            return;
        }
        Matcher keyword = KEYWORD.matcher(line);
        if (!keyword.matches()) {
            complaints.mistake(number, "This line is nothing that such a file has: " + PoFile.shown(line),
                    "Lines begin with msgid, msgstr, a quotation mark or, where they are for people only, with #.");
            open = null;
            return;
        }
        StringBuilder into = switch (keyword.group(1)) {
            case "msgctxt" -> begin(number).context;
            case "msgid" -> english(number);
            case "msgid_plural" -> current(number).many;
            default -> translation(keyword.group(2), number);
        };
        open = into;
        append(into, keyword.group(3), number);
    }

    private Draft begin(int line) {
        finish();
        Draft begun = new Draft(line, fuzzy);
        fuzzy = false;
        draft = begun;
        return begun;
    }

    /// The entry that is read now; where there is none, one that will be complained of.
    private Draft current(int line) {
        Draft now = draft;
        return now == null ? begin(line) : now;
    }

    private StringBuilder english(int line) {
        Draft now = draft;
        if (now == null || now.english != null) {
            now = begin(line);
        }
        StringBuilder english = new StringBuilder();
        now.english = english;
        return english;
    }

    private StringBuilder translation(@Nullable String form, int line) {
        Draft now = current(line);
        int expected = form == null ? 0 : form.charAt(0) - '0';
        StringBuilder text = new StringBuilder();
        if (expected != now.texts.size()) {
            complaints.mistake(line, "There is a msgstr too many, or their numbers are not 0, 1, 2 in this order.",
                    "Write one msgstr for one msgid, or msgstr[0], msgstr[1] and so on.");
        } else {
            now.texts.add(text);
        }
        return text;
    }

    private void append(StringBuilder into, String quoted, int number) {
        boolean ended = false;
        int at = 1;
        while (at < quoted.length() && !ended) {
            char c = quoted.charAt(at++);
            if (c == '"') {
                ended = true;
            } else if (c == '\\' && at < quoted.length()) {
                escape(into, quoted.charAt(at++), number);
            } else {
                into.append(c);
            }
        }
        if (!ended || at < quoted.length()) {
            complaints.mistake(number, ended ? "Something stands behind the text's end." : "The text has no end.",
                    "Put the text between two quotation marks; one inside it is written \\\".");
        }
    }

    private void escape(StringBuilder into, char c, int number) {
        switch (c) {
            case 'n' -> into.append('\n');
            case 't' -> into.append('\t');
            case 'r' -> into.append('\r');
            case '"', '\\' -> into.append(c);
            default -> complaints.mistake(number, "\\" + c + " means nothing here.",
                    "There are \\n (a new line), \\t (a tabulator), \\\" and \\\\.");
        }
    }

    private void finish() {
        Draft done = draft;
        draft = null;
        open = null;
        if (done == null) {
            return;
        }
        StringBuilder english = done.english;
        if (english == null || done.texts.isEmpty()) {
            complaints.mistake(done.line, "This entry has no " + (english == null ? "msgid" : "msgstr") + ".",
                    "Every text has both: msgid with the English one, msgstr with the translation.");
            return;
        }
        entries.add(new PoEntry(done.line, done.context.toString(), english.toString(), done.many.toString(),
                done.texts.stream().map(StringBuilder::toString).toList(), done.fuzzy));
    }
}
