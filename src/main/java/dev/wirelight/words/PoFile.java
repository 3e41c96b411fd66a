package dev.wirelight.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A translation, as a PO file has it (GNU gettext, "The Format of PO Files").
///
/// @param name of the file, for words about it
/// @param header what stands in the text of the entry with the empty `msgid`, by its keys in small letters
/// @param plural which form stands with which amount
/// @param entries all texts but the header, in the order of the file
/// @param mistakes what cannot be understood or used, in the order of the lines
/// @param unsaid how many mistakes there are beside these
public record PoFile(
        String name, Map<String, String> header, PluralRule plural, List<PoEntry> entries, List<Mistake> mistakes, int unsaid) {

    /// Reads a file. What is wrong in it keeps nothing else from being read.
    ///
    /// @param name of the file, for words about it
    /// @param text all of it
    public static PoFile read(String name, String text) {
        return new PoReader(name).read(text);
    }

    /// Puts together what was read, and looks at what can be known only now: the forms of plural, and what stands twice.
    static PoFile of(String name, List<PoEntry> read, Complaints complaints) {
        Map<String, String> header = Map.of();
        PluralRule plural = PluralRule.ENGLISH;
        List<PoEntry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (PoEntry entry : read) {
            if (entry.english().isEmpty()) {
                header = header(entry.texts().isEmpty() ? "" : entry.texts().getFirst());
                String forms = header.getOrDefault("plural-forms", "");
                if (!forms.isEmpty()) {
                    plural = PluralRule.read(forms).orElse(PluralRule.ENGLISH);
                    if (PluralRule.read(forms).isEmpty()) {
                        complaints.mistake(entry.line(), "The header's Plural-Forms cannot be understood: " + forms,
                                "Write it as in: Plural-Forms: nplurals=2; plural=(n != 1);");
                    }
                }
                continue;
            }
            Integer before = lines.putIfAbsent(entry.key(), entry.line());
            if (before != null) {
                complaints.mistake(entry.line(), "This text stands in line " + before + " already: " + shown(entry.english()),
                        "Keep one of the two.");
                continue;
            }
            entries.add(entry);
        }
        for (PoEntry entry : entries) {
            look(entry, plural, complaints);
        }
        List<Mistake> found = complaints.inOrder();
        return new PoFile(name, header, plural, List.copyOf(entries), found, complaints.unsaid());
    }

    private static void look(PoEntry entry, PluralRule plural, Complaints complaints) {
        if (!entry.isTranslated()) {
            return;
        }
        if (!entry.many().isEmpty() && entry.texts().size() != plural.forms()) {
            complaints.mistake(entry.line(), "The language has " + plural.forms() + " forms of plural, and here are "
                    + entry.texts().size() + ": " + shown(entry.english()), "Write msgstr[0] to msgstr[" + (plural.forms() - 1) + "].");
        } else if (!entry.placeholdersFit()) {
            String asked = entry.many().isEmpty() ? entry.english() : entry.many();
            complaints.mistake(entry.line(), "The translation has other placeholders than the English text: " + shown(entry.english()),
                    "Use each of these once, in any order: " + Placeholders.written(asked)
                            + ". Where the order is another one, write the number of the value: %1$s, %2$s.");
        }
    }

    private static Map<String, String> header(String text) {
        Map<String, String> header = new HashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                header.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        });
        return Map.copyOf(header);
    }

    /// The beginning of a text, in quotation marks.
    static String shown(String text) {
        int most = 60;
        return "\"" + (text.length() > most ? text.substring(0, most) + " …" : text).replace("\n", "\\n") + "\"";
    }

    /// Takes what is wrong; as much of it as somebody may want to read.
    static final class Complaints {
        private static final int MOST = 100;

        private final String file;
        private final List<Mistake> found = new ArrayList<>();
        private int unsaid;

        Complaints(String file) {
            this.file = file;
        }

        void mistake(int line, String what, String instead) {
            if (found.size() < MOST) {
                found.add(new Mistake(file, line, what, instead));
            } else {
                unsaid++;
            }
        }

        List<Mistake> inOrder() {
            found.sort((a, b) -> Integer.compare(a.line(), b.line()));
            return List.copyOf(found);
        }

        int unsaid() {
            return unsaid;
        }
    }
}
