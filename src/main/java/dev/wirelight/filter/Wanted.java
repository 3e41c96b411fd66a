package dev.wirelight.filter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that is looked for in others. Capital letters do not count.
interface Wanted {

    /// Whether it is there.
    ///
    /// @param whole false where `text` is only the beginning of what is to be searched
    Truth in(CharSequence text, boolean whole);

    /// Found anywhere.
    static Wanted part(String part) {
        return expression(Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /// Nothing else is there.
    static Wanted all(String all) {
        return (text, whole) -> whole
                ? Truth.of(all.equalsIgnoreCase(text.toString()))
                : all.length() < text.length() ? Truth.NO : Truth.UNKNOWN;
    }

    /// Found by a regular expression, anywhere.
    static Wanted expression(Pattern pattern) {
        return (text, whole) -> {
            try {
                Matcher matcher = pattern.matcher(new Patience(text));
                if (!matcher.find()) {
                    return whole ? Truth.NO : Truth.UNKNOWN;
                }
                return whole || !matcher.requireEnd() ? Truth.YES : Truth.UNKNOWN; // what follows could undo it
            } catch (Patience.Exhausted | StackOverflowError _) {
                return Truth.UNKNOWN;
            }
        };
    }
}
