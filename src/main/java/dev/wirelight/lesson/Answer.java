package dev.wirelight.lesson;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Something that the learner works out and types.
///
/// @param kind what it is
/// @param prompt what is asked, in prose; may be empty
/// @param replies what may be typed: at least one that is right, and mistakes that are known
public record Answer(Kind kind, List<Block> prompt, List<Reply> replies) {

    /// What an answer is.
    public enum Kind {
        /// In decimal, hexadecimal or binary digits.
        NUMBER("number"),
        /// Words; upper and lower case, and spaces, do not matter.
        TEXT("text"),
        /// Text in which every character matters.
        BASE64("Base64"),
        /// One of those that are named.
        CHOICE("choice");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As it stands behind `### Answer:`.
        public String word() {
            return word;
        }
    }

    /// Something that may be typed.
    ///
    /// @param right whether it passes the step
    /// @param comment what is said to it
    public record Reply(boolean right, Value value, List<Inline> comment) {}

    /// What is compared with what was typed.
    public sealed interface Value {

        /// As it stands in the lesson.
        record Written(String text) implements Value {}

        /// Worked out from what the learner really sent.
        record Worked(WorkedValue value) implements Value {}
    }

    /// What is said about something that was typed.
    public sealed interface Verdict {

        /// It is right.
        record Right(List<Inline> comment) implements Verdict {}

        /// It is a mistake that has a name.
        record Known(List<Inline> comment) implements Verdict {}

        /// It is wrong, or cannot be read.
        record Wrong(String words) implements Verdict {}
    }

    /// Whether what is right depends on what the learner has sent.
    boolean isWorkedOut() {
        return replies.stream().anyMatch(reply -> reply.right() && reply.value() instanceof Value.Worked);
    }

    /// Judges what was typed.
    Verdict judge(String typed, WorkedValue.Known known) {
        String text = unquoted(typed);
        if (text.isEmpty()) {
            return new Verdict.Wrong("Nothing was typed.");
        }
        for (boolean right : List.of(true, false)) {
            for (int i = 0; i < replies.size(); i++) {
                Reply reply = replies.get(i);
                if (reply.right() == right && matches(reply.value(), i, text, known)) {
                    return right ? new Verdict.Right(reply.comment()) : new Verdict.Known(reply.comment());
                }
            }
        }
        return new Verdict.Wrong(why(text));
    }

    private static String unquoted(String typed) {
        String text = typed.strip();
        boolean quoted = text.length() > 1 && "\"'`“".indexOf(text.charAt(0)) >= 0
                && "\"'`”".indexOf(text.charAt(text.length() - 1)) >= 0;
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private boolean matches(Value value, int index, String typed, WorkedValue.Known known) {
        return values(value, known).stream().anyMatch(text -> switch (kind) {
            case NUMBER -> Numbers.mayMean(typed, text);
            case TEXT -> plain(typed).equals(plain(text));
            case BASE64 -> typed.equals(text);
            case CHOICE -> plain(typed).equals(plain(text)) || isPlace(typed, index);
        });
    }

    private static Set<String> values(Value value, WorkedValue.Known known) {
        return switch (value) {
            case Value.Written(String text) -> Set.of(text);
            case Value.Worked(WorkedValue worked) -> worked.of(known);
        };
    }

    /// What may be typed for a reply.
    Set<String> values(Reply reply, WorkedValue.Known known) {
        return values(reply.value(), known);
    }

    private static String plain(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /// Choices are numbered from 1, and have the letters a, b, c.
    static boolean isPlace(String typed, int index) {
        String place = plain(typed).replace(")", "");
        return place.equals(String.valueOf(index + 1)) || place.equals(String.valueOf((char) ('a' + index)));
    }

    private String why(String typed) {
        return switch (kind) {
            case NUMBER -> whyNumber(typed);
            case TEXT -> "That is not it.";
            case BASE64 ->
                isBase64(typed)
                        ? "That is not it."
                        : "That is no Base64: it has letters, digits, + and /, in groups of four, and may end in = or ==.";
            case CHOICE -> "Type the number of a choice, from 1 to " + replies.size() + ".";
        };
    }

    private static String whyNumber(String typed) {
        if (typed.matches("[01][01 _]+")) {
            return "That is not it. If you mean bits, write 0b in front, as in 0b1101000.";
        }
        if (Numbers.read(typed).isPresent()) {
            return "That is not it.";
        }
        return typed.matches("(?i)[0-9a-f ]*[0-9][0-9a-f ]*")
                ? "That is not it. If you mean a hexadecimal number, write 0x in front, as in 0x68."
                : "That is no number. Write it as 104, as 0x68 or as 0b1101000.";
    }

    private static boolean isBase64(String typed) {
        try {
            return typed.length() % 4 == 0 && Base64.getDecoder().decode(typed).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
