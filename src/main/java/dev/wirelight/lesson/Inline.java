package dev.wirelight.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A piece of a line of prose.
public sealed interface Inline {

    /// Plain words.
    record Words(String text) implements Inline {}

    /// Words as they are typed or seen on the wire, in a fixed-width font.
    record Code(String text) implements Inline {}

    /// Words that matter.
    record Strong(String text) implements Inline {}

    /// Words with a little weight.
    record Emphasis(String text) implements Inline {}

    /// A link.
    ///
    /// @param target a URL, or the path of a file beside the lesson
    record Link(String text, String target) implements Inline {}

    /// The words of it, without what they look like.
    String text();

    /// A sentence with values between backticks, as conditions are written, in its pieces.
    static List<Inline> sentence(String sentence) {
        String[] parts = sentence.split("`", -1);
        List<Inline> pieces = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(i % 2 == 0 ? new Words(parts[i]) : new Code(parts[i]));
            }
        }
        return List.copyOf(pieces);
    }

    /// The words of several pieces.
    static String text(List<Inline> pieces) {
        return pieces.stream().map(Inline::text).collect(Collectors.joining());
    }
}
