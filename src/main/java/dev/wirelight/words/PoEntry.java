package dev.wirelight.words;

import java.util.List;

/// A text and its translation, as they stand in a PO file.
///
/// @param line at which it begins, 1 for the first
/// @param context which of several meanings it has (`msgctxt`); empty for none
/// @param english the text in English (`msgid`)
/// @param many what English says of many (`msgid_plural`); empty where the text has no amount
/// @param texts the translation, or one for each of the language's forms of plural; an empty one is missing
/// @param fuzzy whether the translator, or his program, was not sure
public record PoEntry(int line, String context, String english, String many, List<String> texts, boolean fuzzy) {
    /// Between context and text, as in gettext's own files.
    private static final String BETWEEN = "\u0004";

    /// Under which a catalogue finds it.
    String key() {
        return key(context, english);
    }

    static String key(String context, String english) {
        return context.isEmpty() ? english : context + BETWEEN + english;
    }

    /// Whether the text has been translated, and its placeholders are those of the English one.
    public boolean isUsable() {
        return isTranslated() && !fuzzy && placeholdersFit();
    }

    /// Whether every form has been translated.
    public boolean isTranslated() {
        return !texts.isEmpty() && texts.stream().noneMatch(String::isEmpty);
    }

    /// Whether every form can be filled with the values that the window has for it.
    public boolean placeholdersFit() {
        return texts.stream().allMatch(text -> many.isEmpty()
                ? Placeholders.in(text).equals(Placeholders.in(english))
                : Placeholders.in(many).containsAll(Placeholders.in(text))); // "one connection" may say no number
    }
}
