package dev.wirelight.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `%s`, `%d` and `%,d` in a text, which values take the place of; a part of what `java.util.Formatter` knows, so that
/// translators' tools know it too. Written out here because the ladder fills thousands of them a second.
final class Placeholders {
    private static final Pattern ONE = Pattern.compile("%(?:(\\d)\\$)?(,d|[sd%])");
    private static final int GROUP = 3;

    private Placeholders() {}

    /// The placeholders of a text, in the order of the values, such as `1s`, `2,d`.
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher any = ONE.matcher(text);
        int next = 1;
        while (any.find()) {
            if (!any.group(2).equals("%")) {
                found.add((any.group(1) == null ? next++ : Integer.parseInt(any.group(1))) + any.group(2));
            }
        }
        found.sort(null);
        return List.copyOf(found);
    }

    /// The placeholders of a text as they stand there, for words about them; "none" where there is none.
    static String written(String text) {
        List<String> found = ONE.matcher(text).results().map(MatchResult::group).filter(one -> !one.equals("%%")).toList();
        return found.isEmpty() ? "none" : String.join(", ", found);
    }

    /// Puts the values in their places.
    ///
    /// @throws IllegalArgumentException when there are not as many values as the text asks for
    static String fill(String text, @Nullable Object... values) {
        StringBuilder filled = new StringBuilder(text.length() + 16 * values.length);
        int next = 0;
        int from = 0;
        int percent = text.indexOf('%');
        while (percent >= 0) {
            filled.append(text, from, percent);
            from = percent + 1;
            if (from < text.length() && text.charAt(from) == '%') {
                filled.append('%');
                from++;
            } else {
                int which = next;
                if (from + 1 < text.length() && text.charAt(from + 1) == '$') {
                    which = text.charAt(from) - '1';
                    from += 2;
                } else {
                    next++;
                }
                boolean grouped = text.startsWith(",d", from);
                if (!grouped && !text.startsWith("s", from) && !text.startsWith("d", from)) {
                    throw new IllegalArgumentException("a placeholder is %s, %d or %,d: " + text);
                }
                if (which < 0 || which >= values.length) {
                    throw new IllegalArgumentException("a value is missing for: " + text);
                }
                append(filled, values[which], grouped);
                from += grouped ? 2 : 1;
            }
            percent = text.indexOf('%', from);
        }
        return filled.append(text, from, text.length()).toString();
    }

    private static void append(StringBuilder filled, @Nullable Object value, boolean grouped) {
        int start = filled.length();
        filled.append(value);
        if (!grouped) {
            return;
        }
        int first = filled.charAt(start) == '-' ? start + 1 : start;
        for (int at = filled.length() - GROUP; at > first; at -= GROUP) {
            filled.insert(at, ',');
        }
    }
}
