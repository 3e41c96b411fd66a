package dev.wirelight.protocol.tls;

import java.util.Map;
import java.util.stream.Collectors;

/// Names for numbers, from lines of a number in hexadecimal, a space and a name.
final class CodeNames {
    private final Map<Integer, String> names;

    private CodeNames(Map<Integer, String> names) {
        this.names = names;
    }

    static CodeNames of(String lines) {
        return new CodeNames(lines.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(line -> Integer.parseInt(line[0], 16), line -> line[1])));
    }

    /// @param digits how many hexadecimal digits an unknown one is shown with
    String of(int code, int digits) {
        String name = names.get(code);
        return name != null ? name : ("unknown 0x%0" + digits + "x").formatted(code);
    }

    boolean has(int code) {
        return names.containsKey(code);
    }
}
