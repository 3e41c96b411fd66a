package dev.wirelight.desktop.lesson;

import static dev.wirelight.words.Words.mark;
import static dev.wirelight.words.Words.say;

import dev.wirelight.lesson.Block;
import dev.wirelight.lesson.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A lesson's prose without what only a terminal takes, such as `/start plain` and the words that lead to it: the window has
/// buttons for that.
final class WindowProse {
    private static final String LEADS_TO_IT = mark("in the terminal");

    private WindowProse() {}

    static List<Block> of(List<Block> blocks) {
        List<Block> kept = new ArrayList<>();
        for (Block block : blocks) {
            if (!(block instanceof Block.Code(String text) && isCommand(text))) {
                kept.add(block);
            } else if (!kept.isEmpty() && kept.getLast() instanceof Block.Paragraph(List<Inline> pieces)) {
                kept.removeLast();
                List<Inline> rest = withoutItsEnd(pieces);
                if (!rest.isEmpty()) {
                    kept.add(new Block.Paragraph(rest));
                }
            }
        }
        return kept;
    }

    /// What one types where a lesson is read in a terminal begins with a slash and a word.
    private static boolean isCommand(String text) {
        return text.strip().matches("/[a-z]+( [^\\n]*)?");
    }

    private static List<Inline> withoutItsEnd(List<Inline> pieces) {
        List<Inline> rest = new ArrayList<>(pieces);
        if (rest.getLast() instanceof Inline.Words(String words)) {
            String small = words.toLowerCase(Locale.ROOT);
            // A lesson without a translation is in English, whatever the window speaks.
            int from = Math.max(small.lastIndexOf(LEADS_TO_IT), small.lastIndexOf(say(LEADS_TO_IT).toLowerCase(Locale.ROOT)));
            if (from >= 0) {
                rest.removeLast();
                String before = words.substring(0, from).stripTrailing();
                String ended = before.endsWith(",") ? before.substring(0, before.length() - 1) + "." : before;
                if (!ended.isEmpty()) {
                    rest.add(new Inline.Words(ended));
                }
            }
        }
        return rest;
    }
}
