package dev.wirelight.lesson;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text that was nearly Markdown: what an editor puts before it is taken away, and `##Title` is a heading, with a word about
/// the missing space. Else one missing space would be followed by a complaint about everything below it.
final class HeadingSpaces {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern FENCE = Pattern.compile(" {0,3}(```|~~~).*");
    private static final Pattern NO_SPACE = Pattern.compile("( {0,3}#{2,3})([^#\\s].*)");

    private HeadingSpaces() {}

    /// The same text, as it was meant; all lines stay where they are.
    static String put(String text, LessonReader.Complaints complaints) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String[] lines = plain.split("\n", -1);
        boolean typed = false;
        for (int i = 0; i < lines.length; i++) {
            typed ^= FENCE.matcher(lines[i].stripTrailing()).matches();
            Matcher heading = NO_SPACE.matcher(lines[i].stripTrailing());
            if (!typed && heading.matches()) {
                String meant = heading.group(1) + " " + heading.group(2);
                complaints.problem(i + 1, "A heading has a space behind its signs.", "Write: " + meant.strip());
                lines[i] = meant;
            }
        }
        return String.join("\n", lines);
    }
}
