package dev.wirelight.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The texts of one language, by the English ones.
public final class Catalogue {
    /// English: every text as it stands in the code.
    public static final Catalogue ENGLISH = new Catalogue(Language.ENGLISH, PluralRule.ENGLISH, Map.of(), List.of());

    private final Language language;
    private final PluralRule plural;
    private final Map<String, List<String>> texts;
    private final List<String> mistakes;

    private Catalogue(Language language, PluralRule plural, Map<String, List<String>> texts, List<String> mistakes) {
        this.language = language;
        this.plural = plural;
        this.texts = texts;
        this.mistakes = mistakes;
    }

    /// A language whose texts cannot be had.
    ///
    /// @param why in a sentence
    static Catalogue without(Language language, String why) {
        return new Catalogue(language, PluralRule.ENGLISH, Map.of(), List.of(why));
    }

    /// The texts of a file that can be used. What is missing, not sure (fuzzy) or mistaken is said in English.
    public static Catalogue of(Language language, PoFile file) {
        Map<String, List<String>> texts = new HashMap<>();
        for (PoEntry entry : file.entries()) {
            if (entry.isUsable()) {
                texts.put(entry.key(), entry.texts());
            }
        }
        List<String> mistakes = file.mistakes().stream().map(Mistake::toString).toList();
        return new Catalogue(language, file.plural(), Map.copyOf(texts), mistakes);
    }

    public Language language() {
        return language;
    }

    /// How many texts it has.
    public int size() {
        return texts.size();
    }

    /// What cannot be used, in sentences for whoever translated.
    public List<String> mistakes() {
        return mistakes;
    }

    String text(String english) {
        List<String> found = texts.get(english);
        return found == null ? english : found.getFirst();
    }

    String text(String context, String english) {
        List<String> found = texts.get(PoEntry.key(context, english));
        return found == null ? english : found.getFirst();
    }

    String text(long amount, String one, String many) {
        List<String> found = texts.get(one);
        int form = plural.form(amount);
        if (found == null || form >= found.size()) {
            return amount == 1 ? one : many;
        }
        return found.get(form);
    }
}
