package dev.wirelight.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A language that the window can speak.
///
/// @param tag as in BCP 47: `de`, `pt-BR`
public record Language(String tag) {
    public static final Language ENGLISH = new Language("en");

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,4}");

    /// @param written a tag, with `-` or with the `_` that many systems write: `pt_BR`
    /// @return empty where it is none
    public static Optional<Language> of(String written) {
        return TAG.matcher(written).matches()
                ? Optional.of(new Language(Locale.forLanguageTag(written.replace('_', '-')).toLanguageTag()))
                : Optional.empty();
    }

    /// Its name in the language itself, as in `Deutsch`; the tag where the system does not know it.
    public String name() {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    /// The language alone, without a country or anything else: `pt` for `pt-BR`.
    Language alone() {
        return new Language(Locale.forLanguageTag(tag).getLanguage());
    }
}
