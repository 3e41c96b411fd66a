package dev.wirelight.lesson;

import java.util.Locale;
import java.util.Optional;

/// Numbers as people write them: `104`, `0x68`, `68h`, `0b1101000`, `7,007`.
final class Numbers {
    private static final int LONGEST = 64;

    private Numbers() {}

    /// Reads a number. Without a sign of its base it is decimal.
    static Optional<Long> read(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
        try {
            if (text.length() > LONGEST || text.startsWith("-")) {
                return Optional.empty();
            }
            if (text.startsWith("0x")) {
                return Optional.of(Long.parseUnsignedLong(text.substring(2), 16));
            }
            if (text.matches("[0-9][0-9a-f]*h")) {
                return Optional.of(Long.parseUnsignedLong(text.substring(0, text.length() - 1), 16));
            }
            if (text.startsWith("0b")) {
                return Optional.of(Long.parseUnsignedLong(text.substring(2), 2));
            }
            if (!text.matches("[0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5}")) {
                return Optional.empty();
            }
            return Optional.of(Long.parseLong(text.replace(",", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether what somebody typed is the number that a lesson names. Where the lesson writes it with the sign of a base
    /// (`0x68`), digits alone may be meant in that base too; digits with a letter are hexadecimal in any case. Seven or eight
    /// digits 0 and 1 may be the bits of a byte: nobody asks for a number of millions.
    static boolean mayMean(String typed, String wanted) {
        Optional<Long> number = read(wanted);
        if (number.isEmpty()) {
            return false;
        }
        long value = number.get();
        String bare = typed.strip().toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
        boolean hexadecimal = wanted.startsWith("0x") || bare.matches(".*[a-f].*");
        return read(typed).filter(n -> n == value).isPresent()
                || hexadecimal && bare.matches("[0-9a-f]{1,15}") && Long.parseLong(bare, 16) == value
                || bare.matches(wanted.startsWith("0b") ? "[01]{1,62}" : "[01]{7,8}") && Long.parseLong(bare, 2) == value;
    }
}
