package dev.wirelight.filter;

import dev.wirelight.filter.Condition.Question;
import dev.wirelight.trace.Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Makes a question of a field, an operator and a value. An opposite operator is read as what it is the opposite of.
final class Values {
    private Values() {}

    static Question question(Field field, Operator operator, Value value) throws FilterError {
        return switch (field.kind()) {
            case Kind.Numbers(Kind.Scale scale, Kind.NumbersOf of) -> {
                LongPredicate wanted = NumberValue.wanted(field, scale, operator, value);
                yield Question.plain(row -> of.any(row, wanted));
            }
            case Kind.Words(List<Kind.Word> words) -> Question.plain(word(field, words, value).isSo());
            case Kind.Text(Kind.TextOf of, List<String> _) -> {
                Wanted wanted = wanted(operator, value);
                yield (row, bytes) -> of.any(row, bytes, wanted);
            }
            case Kind.YesNo(Predicate<Happening> isAbout, Predicate<Happening> isSo) -> {
                boolean yes = yesOrNo(field, value);
                yield Question.plain(row -> isAbout.test(row) && isSo.test(row) == yes);
            }
            case Kind.Ends(Kind.EndsOf of) -> {
                Predicate<Address> wanted = end(operator, value);
                yield Question.plain(row -> of.any(row, wanted));
            }
            case Kind.Rules() -> Question.plain(BrokenRule.wanted(value));
        };
    }

    /// What the name of a field asks that [stands alone][Field#standsAlone].
    static Predicate<Happening> alone(Field field) {
        return switch (field.kind()) {
            case Kind.YesNo yesNo -> yesNo.isSo();
            case Kind.Rules() -> BrokenRule.ANY;
            case Kind.Words _ -> Field.KIND.words().stream()
                    .filter(word -> word.isCalled(field.toString()))
                    .findFirst()
                    .orElseThrow()
                    .isSo();
            case Kind.Numbers _, Kind.Text _, Kind.Ends _ -> throw new IllegalArgumentException(field + " alone asks nothing.");
        };
    }

    private static Kind.Word word(Field field, List<Kind.Word> words, Value value) throws FilterError {
        for (Kind.Word word : words) {
            if (word.isCalled(value.text())) {
                return word;
            }
        }
        List<String> begun = words.stream()
                .map(Kind.Word::name)
                .filter(name -> name.regionMatches(true, 0, value.text(), 0, value.text().length()))
                .toList();
        if (begun.size() > 1) {
            throw value.wrong("“" + value.text() + "” is only a beginning here: " + listed(begun) + "?", "");
        }
        Optional<String> near = NearName.of(value.text(), words.stream().map(Kind.Word::name));
        throw value.wrong(
                "“" + field + "” is never “" + value.text() + "”." + near.map(name -> " Did you mean " + name + "?").orElse("")
                        + " It can be " + listed(words.stream().map(Kind.Word::name).toList()) + ".",
                near.orElse(""));
    }

    /// `a, b or c`
    static String listed(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    private static boolean yesOrNo(Field field, Value value) throws FilterError {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on" -> true;
            case "no", "false", "0", "off" -> false;
            default -> throw value.wrong(
                    "“" + field + "” is yes or no, not “" + value.text() + "”.",
                    NearName.of(value.text(), Stream.of("yes", "no")).orElse(""));
        };
    }

    private static Wanted wanted(Operator operator, Value value) throws FilterError {
        return switch (operator) {
            case HAS -> Wanted.part(value.text());
            case EQUAL, NOT_EQUAL -> Wanted.all(value.text());
            case MATCHES, NOT_MATCHES -> Wanted.expression(expression(value));
            case LESS, AT_MOST, MORE, AT_LEAST -> throw new IllegalArgumentException("Texts have no " + operator);
        };
    }

    /// Reads a regular expression.
    static Pattern expression(Value value) throws FilterError {
        try {
            return Pattern.compile(value.text(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            String hint = value.quoted() ? "" : " One with spaces, commas or parentheses stands in quotation marks.";
            throw value.wrong(
                    "“" + value.text() + "” is no regular expression: " + e.getDescription() + "." + hint);
        }
    }

    private static Predicate<Address> end(Operator operator, Value value) throws FilterError {
        if (operator == Operator.MATCHES || operator == Operator.NOT_MATCHES) {
            Wanted wanted = Wanted.expression(expression(value));
            return address -> wanted.in(address.toString(), true) == Truth.YES;
        }
        String text = value.text();
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = text.indexOf(':') != colon && !text.startsWith("[");
        boolean onlyPort = text.matches(":?[0-9]+");
        String host = onlyPort ? "" : colon < 0 || bareIpv6 || text.endsWith("]") ? text : text.substring(0, colon);
        String port = text.substring(host.length()).replaceFirst(":", "");
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        boolean anyLoopback = bare.equalsIgnoreCase("localhost");
        Optional<String> digits = digits(bare);
        boolean nothing = host.isEmpty() && !onlyPort || bare.isEmpty() && !host.isEmpty();
        boolean brokenIpv6 = bare.indexOf(':') >= 0 && digits.isEmpty() || bare.indexOf('[') >= 0 || bare.indexOf(']') >= 0;
        boolean portMissing = !host.isEmpty() && colon == text.length() - 1 && !bareIpv6;
        if (nothing
                || brokenIpv6
                || portMissing
                || !port.matches("[0-9]{0,5}")
                || !port.isEmpty() && Integer.parseInt(port) > 65_535) {
            throw value.wrong("“" + text + "” is no address. Write one as 127.0.0.1, 127.0.0.1:8000, [::1]:8000 or :8000.");
        }
        String wantedHost = anyLoopback ? "" : digits.orElse(bare);
        int number = port.isEmpty() ? -1 : Integer.parseInt(port);
        return address -> (number < 0 || address.port() == number)
                && (anyLoopback
                        ? address.host().startsWith("127.") || address.host().equals("::1")
                        : wantedHost.isEmpty() || address.host().equalsIgnoreCase(wantedHost));
    }

    /// An IP address in the one way in which the trace writes it; empty where it is none.
    private static Optional<String> digits(String host) {
        try {
            return Optional.of(Address.of(InetAddress.ofLiteral(host).getAddress(), 0).host());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
