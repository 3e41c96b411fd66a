package dev.wirelight.words;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which form a language has for an amount, as the header of a PO file says it:
/// `nplurals=2; plural=(n != 1);` (GNU gettext, "Plural forms"). The rule is an expression of C with one variable, `n`.
public final class PluralRule {
    /// One, and any other amount: what a file has that says nothing.
    public static final PluralRule ENGLISH = new PluralRule(2, n -> n == 1 ? 0 : 1);

    private static final int MOST_FORMS = 8;
    private static final int LONGEST = 400;
    private static final Pattern HEADER = Pattern.compile("\\s*nplurals\\s*=\\s*(\\d)\\s*;\\s*plural\\s*=([^;]*);?\\s*");
    /// The operators with two sides, from those that bind least; of those of one rank, the longer ones first.
    private static final String[][] RANKS = {{"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/", "%"}};
    private static final Map<String, Binary> OPERATORS = Map.ofEntries(
            Map.entry("||", (a, b) -> a != 0 || b != 0 ? 1 : 0),
            Map.entry("&&", (a, b) -> a != 0 && b != 0 ? 1 : 0),
            Map.entry("==", (a, b) -> a == b ? 1 : 0),
            Map.entry("!=", (a, b) -> a != b ? 1 : 0),
            Map.entry("<=", (a, b) -> a <= b ? 1 : 0),
            Map.entry(">=", (a, b) -> a >= b ? 1 : 0),
            Map.entry("<", (a, b) -> a < b ? 1 : 0),
            Map.entry(">", (a, b) -> a > b ? 1 : 0),
            Map.entry("+", (a, b) -> a + b),
            Map.entry("-", (a, b) -> a - b),
            Map.entry("*", (a, b) -> a * b),
            Map.entry("/", (a, b) -> b == 0 ? 0 : a / b),
            Map.entry("%", (a, b) -> b == 0 ? 0 : a % b));

    private final int forms;
    private final LongUnaryOperator rule;

    private interface Binary {
        long of(long a, long b);
    }

    private PluralRule(int forms, LongUnaryOperator rule) {
        this.forms = forms;
        this.rule = rule;
    }

    /// @param header what stands behind `Plural-Forms:`
    /// @return empty where it cannot be understood
    public static Optional<PluralRule> read(String header) {
        Matcher parts = HEADER.matcher(header);
        if (header.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        int forms = Integer.parseInt(parts.group(1));
        if (forms < 1 || forms > MOST_FORMS) {
            return Optional.empty();
        }
        return new Expression(parts.group(2).replaceAll("\\s", "")).whole().map(rule -> new PluralRule(forms, rule));
    }

    /// How many forms there are, 1 to 8.
    public int forms() {
        return forms;
    }

    /// @return the number of the form, 0 for the first
    int form(long amount) {
        long form = rule.applyAsLong(Math.abs(amount));
        return form < 0 || form >= forms ? 0 : (int) form;
    }

    /// Reads the expression by recursive descent. [#LONGEST] bounds how deep that goes.
    private static final class Expression {
        private final String text;
        private int at;

        Expression(String text) {
            this.text = text;
        }

        Optional<LongUnaryOperator> whole() {
            try {
                LongUnaryOperator all = choice();
                return at == text.length() ? Optional.of(all) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private LongUnaryOperator choice() {
            LongUnaryOperator question = ranked(0);
            if (!takes("?")) {
                return question;
            }
            LongUnaryOperator yes = choice();
            if (!takes(":")) {
                throw new IllegalArgumentException("? without :");
            }
            LongUnaryOperator no = choice();
            return n -> question.applyAsLong(n) != 0 ? yes.applyAsLong(n) : no.applyAsLong(n);
        }

        private LongUnaryOperator ranked(int rank) {
            if (rank == RANKS.length) {
                return single();
            }
            LongUnaryOperator left = ranked(rank + 1);
            for (Optional<Binary> next = operator(rank); next.isPresent(); next = operator(rank)) {
                Binary operator = next.get();
                LongUnaryOperator before = left;
                LongUnaryOperator right = ranked(rank + 1);
                left = n -> operator.of(before.applyAsLong(n), right.applyAsLong(n));
            }
            return left;
        }

        private Optional<Binary> operator(int rank) {
            for (String sign : RANKS[rank]) {
                if (takes(sign)) {
                    return Optional.ofNullable(OPERATORS.get(sign));
                }
            }
            return Optional.empty();
        }

        private LongUnaryOperator single() {
            if (takes("!")) {
                LongUnaryOperator of = single();
                return n -> of.applyAsLong(n) == 0 ? 1 : 0;
            }
            if (takes("(")) {
                LongUnaryOperator inside = choice();
                if (!takes(")")) {
                    throw new IllegalArgumentException("( without )");
                }
                return inside;
            }
            if (takes("n")) {
                return n -> n;
            }
            int from = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            long number = Long.parseLong(text.substring(from, at)); // of no digits: a NumberFormatException
            return _ -> number;
        }

        private boolean takes(String sign) {
            boolean here = text.startsWith(sign, at);
            at += here ? sign.length() : 0;
            return here;
        }
    }
}
