package dev.wirelight.filter;

import java.util.Arrays;
import java.util.List;

/// What can stand between a field and its value.
public enum Operator {
    HAS(":", "is, or has in it"),
    NOT_EQUAL("!=", "is not: the opposite of =", "≠"),
    NOT_MATCHES("!~", "has nothing that fits a regular expression"),
    AT_MOST("<=", "at most", "≤"),
    AT_LEAST(">=", "at least", "≥"),
    EQUAL("=", "is", "=="),
    LESS("<", "less than"),
    MORE(">", "more than"),
    MATCHES("~", "has something that fits a regular expression");

    private final String sign;
    private final String explanation;
    private final List<String> signs;

    Operator(String sign, String explanation, String... others) {
        this.sign = sign;
        this.explanation = explanation;
        this.signs = others.length == 0 ? List.of(sign) : List.of(others[0], sign);
    }

    /// The operators that a field takes.
    static List<Operator> of(Field field) {
        return switch (field.kind()) {
            case Kind.Numbers _ -> List.of(HAS, EQUAL, NOT_EQUAL, LESS, AT_MOST, MORE, AT_LEAST);
            case Kind.Text _, Kind.Ends _ -> List.of(HAS, EQUAL, NOT_EQUAL, MATCHES, NOT_MATCHES);
            case Kind.Words _, Kind.YesNo _, Kind.Rules _ -> List.of(HAS, EQUAL, NOT_EQUAL);
        };
    }

    /// The operator that begins at a place in a text, if one does; the longest that can be meant.
    static java.util.Optional<Operator> at(String text, int at) {
        return Arrays.stream(values()).filter(operator -> operator.lengthAt(text, at) > 0).findFirst();
    }

    /// How many characters it takes there; 0 where it does not stand there.
    int lengthAt(String text, int at) {
        for (String written : signs) {
            if (text.startsWith(written, at)) {
                return written.length();
            }
        }
        return 0;
    }

    /// What it means, in a few plain words.
    public String explanation() {
        return explanation;
    }

    /// Whether it asks for the opposite of another.
    boolean isOpposite() {
        return this == NOT_EQUAL || this == NOT_MATCHES;
    }

    /// As it is written: `!=`
    @Override
    public String toString() {
        return sign;
    }
}
