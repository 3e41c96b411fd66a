package dev.wirelight.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers: `3`, `0x3`, `10_000`, `64KiB`, `1.5s`, `4xx`, and ranges of them, `10..20`.
final class NumberValue {
    private static final int LONGEST = 40;
    private static final Pattern DECIMAL = Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?)([A-Za-zµ]*)");
    private static final Map<String, Long> BYTES = Map.of(
            "", 1L, "B", 1L, "kB", 1_000L, "KB", 1_000L, "KiB", 1L << 10, "MB", 1_000_000L, "MiB", 1L << 20,
            "GB", 1_000_000_000L, "GiB", 1L << 30);
    private static final Map<String, Long> SECONDS = Map.of(
            "", 1_000_000_000L, "s", 1_000_000_000L, "ms", 1_000_000L, "us", 1_000L, "µs", 1_000L, "ns", 1L,
            "min", 60_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private NumberValue() {}

    /// What an operator and a value ask of a number.
    static LongPredicate wanted(Field field, Kind.Scale scale, Operator operator, Value value) throws FilterError {
        String text = value.text();
        int dots = text.indexOf("..");
        boolean hundred = scale == Kind.Scale.STATUS && text.matches("[1-9][xX]{2}");
        if (dots < 0 && !hundred) {
            long number = number(field, scale, value, text);
            return switch (operator) {
                case HAS, EQUAL, NOT_EQUAL -> n -> n == number;
                case LESS -> n -> n < number;
                case AT_MOST -> n -> n <= number;
                case MORE -> n -> n > number;
                case AT_LEAST -> n -> n >= number;
                case MATCHES, NOT_MATCHES -> throw new IllegalArgumentException("Numbers have no " + operator);
            };
        }
        if (operator != Operator.HAS && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw value.wrong("With " + operator + " one number must stand, not several as in “" + text + "”.");
        }
        if (hundred) {
            long from = (text.charAt(0) - '0') * 100L;
            return n -> from <= n && n < from + 100;
        }
        String first = text.substring(0, dots);
        String last = text.substring(dots + 2);
        long from = first.isEmpty() ? Long.MIN_VALUE : number(field, scale, value, first);
        long to = last.isEmpty() ? Long.MAX_VALUE : number(field, scale, value, last);
        if (first.isEmpty() && last.isEmpty() || from > to) {
            throw value.wrong("“" + text + "” is no range. Write the smaller number first, as in 10..20; 10.. and ..20 have one end.");
        }
        return n -> from <= n && n <= to;
    }

    private static long number(Field field, Kind.Scale scale, Value value, String text) throws FilterError {
        try {
            if (text.length() <= LONGEST && text.matches("0[xX][0-9a-fA-F]+")) {
                return exact(value, new BigDecimal(new BigInteger(text.substring(2), 16)), scale, "");
            }
            Matcher number = DECIMAL.matcher(text);
            if (text.length() <= LONGEST && number.matches() && factor(scale, number.group(2)) > 0) {
                return exact(value, new BigDecimal(number.group(1).replace("_", "")), scale, number.group(2));
            }
        } catch (ArithmeticException e) {
            // Part of one: said below.
        }
        throw value.wrong("“" + field + "” is " + scale + ", not “" + text + "”." + instead(field));
    }

    /// @throws ArithmeticException where it is no whole number
    private static long exact(Value value, BigDecimal number, Kind.Scale scale, String unit) throws FilterError {
        BigDecimal all = number.multiply(BigDecimal.valueOf(factor(scale, unit)));
        if (all.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            long most = Long.MAX_VALUE / factor(scale, "");
            throw value.wrong("“" + value.text() + "” is too large. Numbers go from 0 to "
                    + String.format(Locale.ROOT, "%,d", most) + (scale == Kind.Scale.SECONDS ? " seconds." : "."));
        }
        return all.longValueExact();
    }

    /// 0 where nobody knows this unit.
    private static long factor(Kind.Scale scale, String unit) {
        return switch (scale) {
            case PLAIN, STATUS -> unit.isEmpty() ? 1 : 0;
            case BYTES -> BYTES.getOrDefault(unit, 0L);
            case SECONDS -> SECONDS.getOrDefault(unit, 0L);
        };
    }

    private static String instead(Field field) {
        return field == Field.PAYLOAD ? " To search for text, write text:hello." : "";
    }
}
