package dev.wirelight.terminal;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads bytes in hexadecimal as people copy them from anywhere: `81 85 37fa`, `0x81, 0x85`, `81:85:37`, and dumps with
/// offsets before and characters behind the bytes, as xxd, hexdump -C and Wireshark write them.
final class HexDump {
    private static final Pattern PAIRS = Pattern.compile("(?:[0-9a-fA-F]{2})+");
    /// An offset, bytes in groups that one or two spaces separate, and behind more space the same as characters.
    private static final Pattern DUMP_LINE =
            Pattern.compile("\\s*([0-9a-fA-F]{4,8}):?\\s{1,3}((?:[0-9a-fA-F]{2}){1,2}(?:\\s{1,2}(?:[0-9a-fA-F]{2}){1,2})*)(?:\\s{2,}.*|\\s*)");
    private static final Pattern ONLY_OFFSET = Pattern.compile("\\s*[0-9a-fA-F]{4,8}:?\\s*");

    private HexDump() {}

    /// Text in which something else stands than bytes.
    static final class NotHex extends Exception {
        private static final long serialVersionUID = 1;

        NotHex(String words) {
            super(words);
        }
    }

    /// The bytes that a text names.
    static byte[] read(String text) throws NotHex {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean dump = isDump(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (dump) {
                Matcher line = DUMP_LINE.matcher(lines.get(i));
                if (line.matches()) {
                    add(bytes, line.group(2).replaceAll("\\s", ""));
                }
            } else {
                plain(bytes, lines.get(i), i + 1);
            }
        }
        return bytes.toByteArray();
    }

    /// Whether each line begins with an offset, and each offset is where the bytes before it end.
    private static boolean isDump(List<String> lines) {
        long expected = -1;
        for (String text : lines) {
            Matcher line = DUMP_LINE.matcher(text);
            if (!line.matches()) {
                boolean end = expected >= 0 && ONLY_OFFSET.matcher(text).matches();
                if (!end) {
                    return false;
                }
                continue;
            }
            long offset = Long.parseLong(line.group(1), 16);
            if (expected < 0 && offset != 0 || expected >= 0 && offset != expected) {
                return false;
            }
            expected = offset + line.group(2).replaceAll("\\s", "").length() / 2;
        }
        return expected > 0;
    }

    private static void plain(ByteArrayOutputStream bytes, String line, int number) throws NotHex {
        for (String word : line.trim().split("[\\s,:;-]+")) {
            String digits = word.startsWith("0x") || word.startsWith("0X") ? word.substring(2) : word.replace("\\x", "");
            if (digits.isEmpty()) {
                continue;
            }
            if (!PAIRS.matcher(digits).matches()) {
                throw new NotHex("Line " + number + ": \"" + word + "\" is no bytes in hexadecimal. Two digits make a byte, such"
                        + " as 81 85 37 fa.");
            }
            add(bytes, digits);
        }
    }

    private static void add(ByteArrayOutputStream bytes, String digits) {
        for (int i = 0; i < digits.length(); i += 2) {
            bytes.write(Integer.parseInt(digits, i, i + 2, 16));
        }
    }
}
