package dev.wirelight.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How good a translation is: held against the template, which has all texts of the window.
///
/// @param all how many texts the window has
/// @param translated how many of them are said in the language
/// @param missing those that have no translation and are said in English
/// @param unsure those whose translation is marked `fuzzy`, and which are therefore said in English
/// @param unknown translations of texts that the window does not have, or has no more
/// @param mistakes what cannot be understood or used
public record LanguageCheck(
        int all, int translated, List<PoEntry> missing, List<PoEntry> unsure, List<PoEntry> unknown, List<Mistake> mistakes) {

    /// @param template all texts of the window
    /// @param file the translation
    public static LanguageCheck of(PoFile template, PoFile file) {
        Map<String, PoEntry> found = new HashMap<>();
        file.entries().forEach(entry -> found.put(entry.key(), entry));
        Set<String> known = new HashSet<>();
        template.entries().forEach(entry -> known.add(entry.key()));
        List<PoEntry> missing = template.entries().stream()
                .filter(entry -> !found.getOrDefault(entry.key(), entry).isTranslated())
                .toList();
        List<PoEntry> here = file.entries().stream().filter(entry -> known.contains(entry.key())).toList();
        return new LanguageCheck(
                known.size(),
                (int) here.stream().filter(PoEntry::isUsable).count(),
                missing,
                here.stream().filter(entry -> entry.isTranslated() && entry.fuzzy()).toList(),
                file.entries().stream().filter(entry -> !known.contains(entry.key())).toList(),
                file.mistakes());
    }
}
