package dev.wirelight.lesson;

import dev.wirelight.protocol.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in prose where it names an RFC or a section of one, for views that can open an address.
public final class SectionLinks {
    private static final Pattern NAMED = Pattern.compile("(RFC \\d+)(?:,? §\\s?(\\d[\\d.]*\\d|\\d))?");

    private SectionLinks() {}

    /// The same pieces, with a link in place of each `RFC 6455 §5.3` and `RFC 854` among plain words.
    public static List<Inline> in(List<Inline> pieces) {
        List<Inline> linked = new ArrayList<>();
        for (Inline piece : pieces) {
            if (piece instanceof Inline.Words(String text)) {
                split(text, linked);
            } else {
                linked.add(piece);
            }
        }
        return List.copyOf(linked);
    }

    private static void split(String text, List<Inline> linked) {
        Matcher named = NAMED.matcher(text);
        int from = 0;
        while (named.find()) {
            if (named.start() > from) {
                linked.add(new Inline.Words(text.substring(from, named.start())));
            }
            String number = named.group(2);
            Section section = new Section(named.group(1), number == null ? "" : number);
            linked.add(new Inline.Link(named.group(), section.url()));
            from = named.end();
        }
        if (from < text.length()) {
            linked.add(new Inline.Words(text.substring(from)));
        }
    }
}
